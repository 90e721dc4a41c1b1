"""How events are kept: the log, its envelope, the seals and their keys.

Only here the libraries eventsourcing and cryptography are known.
"""

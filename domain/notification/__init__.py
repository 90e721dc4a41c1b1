"""Mails that say no more than that there is something to do, and what became of each.

Read `events` for what is on record of one, `decisions` for when it is tried again.
"""

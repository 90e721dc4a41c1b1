"""What people do with the register: each seals what was typed, lets the domain decide, and records the facts.

The API, the command line and the pages are thin layers over these functions.
"""

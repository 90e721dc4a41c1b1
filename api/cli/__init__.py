"""The `par` command: the register from a terminal.

Data goes to stdout, talk to stderr, and exit codes say what went wrong.
"""

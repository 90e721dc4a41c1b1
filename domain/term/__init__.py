"""Terms: within which period something must have happened, counted in the Netherlands, and what came of it.

Read `arithmetic` for when a term ends, `events` for what is said of it, `decisions` for when.
"""

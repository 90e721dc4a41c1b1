"""Views: rows folded from the log, kept in tables of their own, disposable at any time because the log is the truth.

A view is a folder: `rows.py` (its tables), `fold.py` (facts in, rows out, pure), `queries.py` (how it is read). What
runs them all: `runner.py` live, with `together.py` for those that are up to date, and `rebuild.py` from the start. What
they copy from the log stays sealed.
"""

"""Tasks: what has to be done, by whom, and how it left the list.

Most tasks follow from facts: a term runs, a sanction waits for a hearing. These are never recorded; what is recorded of
them is who does them, and that one was dropped. A task can also be made by hand. Read `asked` for what a task can ask
for, `decisions` for the rules.
"""

"""What was recorded of tasks: those that somebody made, and who does or dropped those that follow from facts."""

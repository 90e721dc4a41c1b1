"""Who does whose tasks, and when."""

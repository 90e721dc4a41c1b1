"""What happened to one incident, fact by fact, by whom and why."""

"""What happened to one dossier, fact by fact, by whom and why."""

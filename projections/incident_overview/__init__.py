"""Everything to show about one incident, and the list of incidents."""

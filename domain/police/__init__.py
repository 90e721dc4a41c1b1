"""A case at the police: a report or a charge about incidents, and how it ended."""

"""The cases at the police, with their outcomes."""

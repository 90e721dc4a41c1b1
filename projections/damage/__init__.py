"""The damage of incidents."""

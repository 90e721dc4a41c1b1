"""The words an organisation registers with: aggression types, sanctions, channels. Data with versions, not code."""

"""The words an organisation registers with: types, sanctions, channels, terms. Data with versions, not code."""

"""Version 1 of the JSON API: one file per resource, thin layers over `api.use_cases` and `api.presenting`."""

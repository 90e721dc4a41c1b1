"""What has to be done within a term: what began it, what ended it, and what was said of it."""

"""What is counted: no person, no text, nothing sealed. Totals survive every erasure."""

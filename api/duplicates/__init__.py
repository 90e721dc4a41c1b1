"""Dossiers that may be about the same subject: compared in memory, explained, and never decided here."""

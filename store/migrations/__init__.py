"""The schema, one numbered file per step. A file that was ever released is never edited."""

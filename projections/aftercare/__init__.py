"""The care for the colleagues in an incident, apart from everything else about it."""

"""The care for the colleagues in an incident, victims and witnesses: one stream per incident, apart from the incident.

What was said in it is for fewer people than the incident is. Read `events`, `state`, `decisions`.
"""

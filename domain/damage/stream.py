"""Where the damage of an incident is kept: in one stream."""

from uuid import UUID, uuid5


def damage_stream(incident_id: UUID) -> UUID:
    """The stream of the damage of this incident. A storage format: never change it."""
    return uuid5(incident_id, "damage")

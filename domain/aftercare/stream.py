"""Where the aftercare of an incident is recorded."""

from uuid import UUID, uuid5


def aftercare_id(incident_id: UUID) -> UUID:
    """The stream that belongs to this incident. Stored for ever: never change how it is derived."""
    return uuid5(incident_id, "aftercare")

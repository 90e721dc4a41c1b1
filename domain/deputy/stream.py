"""Where the deputies of a person are kept: all in one stream, because there is one at a time."""

from uuid import UUID, uuid5


def deputies_stream(person_id: UUID) -> UUID:
    """The stream of the deputies of this person. A storage format: never change it."""
    return uuid5(person_id, "deputies")

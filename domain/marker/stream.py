"""Where the markers of a dossier are kept: all in one stream, because there is one of a kind at a time."""

from uuid import UUID, uuid5


def markers_stream(dossier_id: UUID) -> UUID:
    """The stream of the markers of this dossier. A storage format: never change it."""
    return uuid5(dossier_id, "markers")

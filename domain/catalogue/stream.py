"""Where the facts of the catalogue of an organisation stand: it has one."""

from uuid import UUID, uuid5


def catalogue_stream(organisation: UUID) -> UUID:
    """The stream of its catalogue."""
    return uuid5(organisation, "catalogue")

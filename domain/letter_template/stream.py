"""Where the texts of letters are kept: one stream for each organisation."""

from uuid import UUID, uuid5


def templates_stream(organisation: UUID) -> UUID:
    """The stream of the texts that this organisation adopted. Stored for ever: never change how it is derived."""
    return uuid5(organisation, "letters")

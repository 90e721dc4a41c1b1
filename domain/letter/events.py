"""The facts of a letter. Names and fields are a STORAGE FORMAT, see `domain.incident.events`."""

from datetime import date
from uuid import UUID

from domain.event import Event, Value
from domain.letter.facts import LetterKind, SentBy
from domain.periods import Moment
from domain.sealed import Sealed


class Addressee(Value):
    """To whom a letter is written."""

    name: Sealed
    address: Sealed


class LetterGenerated(Event):
    """A letter was made from recorded facts. It can be made again from this, word for word."""

    NAME = "letter.generated"
    generated_at: Moment
    kind: LetterKind
    template_version: int
    """Which of the texts that the organisation adopted; 0 for the text that PAR comes with."""
    catalogue_version: int
    incident_ids: tuple[UUID, ...]
    dossier_id: UUID | None
    """The dossier of the addressee, when it is known."""
    sanction_id: UUID | None
    """The sanction that the letter is about, when it was recorded apart."""
    addressee: Addressee
    content: Sealed
    """The whole letter as JSON, in the blocks of `domain.letter.markup`."""


class LetterSent(Event):
    """The letter went to the addressee on this day, in this way. A letter can be sent in more than one way."""

    NAME = "letter.sent"
    sent_on: date
    how: SentBy
    incident_ids: tuple[UUID, ...]


LetterEvent = LetterGenerated | LetterSent

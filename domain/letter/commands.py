"""What someone can ask of a letter."""

from datetime import date, time
from typing import Literal
from uuid import UUID

from domain.dossier.state import INITIAL
from domain.dossier.state import State as Dossier
from domain.event import Value
from domain.incident.state import State as Incident
from domain.letter.events import Addressee
from domain.letter.facts import LetterKind, SentBy
from domain.periods import Moment
from domain.sanction.state import INITIAL as NO_SANCTION
from domain.sanction.state import State as Sanction
from domain.sealed import Sealed


class Measure(Value):
    """The days of a measure, as far as known."""

    starts_on: date | None = None
    ends_on: date | None = None
    review_on: date | None = None


class Offered(Value):
    """When the addressee can be heard, as far as known. Times are those in the Netherlands."""

    hearing_on: date | None = None
    hearing_time: time | None = None
    written_until: date | None = None


class Draft(Value):
    """What was written, sealed."""

    addressee: Addressee
    content: Sealed


Unwritable = Literal["facts_missing", "too_long", "not_printable"]
"""Why there is no draft."""


class GenerateLetter(Value):
    """`incident`, `dossier` and `sanction` are as they stand now."""

    at: Moment
    kind: LetterKind
    template_version: int
    incident_id: UUID
    incident: Incident
    dossier_id: UUID | None = None
    dossier: Dossier = INITIAL
    sanction_id: UUID | None = None
    sanction: Sanction = NO_SANCTION
    sanction_goes_on_in: UUID | None = None
    """The dossier of the sanction, or the one in which that goes on when it was merged."""
    sanction_counts_as: frozenset[str] = frozenset()
    """What the catalogue calls its kind now, when that is something else than when it was decided."""
    contradicted: tuple[str, ...] = ()
    """The names of the facts of which was typed something else than the sanction says."""
    perpetrator_id: UUID | None = None
    """To which of the perpetrators, when it was said."""
    asked: frozenset[str]
    """The names of the facts that the text will not do without."""
    known: frozenset[str]
    """The names of the facts that are known."""
    measure: Measure = Measure()
    offered: Offered = Offered()
    draft: Draft | Unwritable


class SendLetter(Value):
    """`today` is the day in the Netherlands."""

    today: date
    sent_on: date
    how: SentBy


LetterCommand = GenerateLetter | SendLetter

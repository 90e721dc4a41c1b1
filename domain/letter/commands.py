"""What someone can ask of a letter, and of the texts letters are made from."""

from datetime import date
from uuid import UUID

from domain.dossier.state import State as Dossier
from domain.event import Value
from domain.incident.state import State as Incident
from domain.letter.events import Addressee
from domain.letter.facts import LetterKind, SentBy
from domain.periods import Moment
from domain.sealed import Sealed


class Measure(Value):
    """The days of a measure, as far as known."""

    starts_on: date | None = None
    ends_on: date | None = None
    review_on: date | None = None


class Draft(Value):
    """What was written, sealed."""

    addressee: Addressee
    content: Sealed


class GenerateLetter(Value):
    """`incident` and `dossier` are as they stand now; `draft` is None when a fact is missing to write it."""

    at: Moment
    kind: LetterKind
    template_version: int
    incident_id: UUID
    incident: Incident
    dossier_id: UUID | None = None
    dossier: Dossier | None = None
    sanction_id: UUID | None = None
    perpetrator_id: UUID | None = None
    """To which of the perpetrators, when it was said."""
    asked: frozenset[str]
    """The names of the facts that the text will not do without."""
    known: frozenset[str]
    """The names of the facts that are known."""
    measure: Measure = Measure()
    draft: Draft | None


class SendLetter(Value):
    """`today` is the day in the Netherlands."""

    today: date
    sent_on: date
    how: SentBy


class AdoptTemplate(Value):
    """Write letters of this kind with this text from now on."""

    kind: LetterKind
    text: str


LetterCommand = GenerateLetter | SendLetter
TemplateCommand = AdoptTemplate

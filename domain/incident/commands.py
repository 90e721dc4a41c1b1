"""What someone can ask of an incident. Sealed and timed at the edge; `decisions` says whether it may happen."""

from datetime import date
from uuid import UUID

from domain.catalogue.catalogue import UnitName
from domain.event import Value
from domain.incident.events import Assessment, Circumstances, Means, Perpetrator, Person
from domain.periods import Moment, Occurrence
from domain.sealed import Sealed


class ReportIncident(Value):
    """Register an incident. `at` is now, by the clock of the service."""

    at: Moment
    occurred: Occurrence
    channel: str
    unit: UnitName
    types: tuple[str, ...]
    description: Sealed
    victims: tuple[Person, ...]
    circumstances: Circumstances = Circumstances()
    reporter: Person | None = None
    witnesses: tuple[Person, ...] = ()
    perpetrators: tuple[Perpetrator, ...] = ()


class CorrectDescription(Value):
    description: Sealed
    reason: Sealed


class CorrectOccurrence(Value):
    at: Moment
    occurred: Occurrence
    reason: Sealed


class CorrectSetting(Value):
    channel: str
    unit: UnitName
    reason: Sealed


class SupplementCircumstances(Value):
    circumstances: Circumstances


class Reclassify(Value):
    types: tuple[str, ...]
    reason: Sealed


class AddVictim(Value):
    victim: Person


class CorrectVictim(Value):
    victim: Person
    reason: Sealed


class AddWitness(Value):
    witness: Person


class IdentifyPerpetrator(Value):
    perpetrator: Perpetrator


class RuleOutPerpetrator(Value):
    person_id: UUID
    reason: Sealed


class CorrectPerpetrator(Value):
    """Not that person but this one: both facts at once."""

    wrong: UUID
    right: Perpetrator
    reason: Sealed


class Retract(Value):
    reason: Sealed


class StartTreatment(Value):
    at: Moment


class Assess(Value):
    at: Moment
    assessment: Assessment
    reason: Sealed


class GiveReaction(Value):
    at: Moment
    person_id: UUID | None
    means: Means
    given_at: Moment
    note: Sealed | None = None


class RecordStatement(Value):
    """`today` is the day in the Netherlands."""

    today: date
    person_id: UUID | None
    given_on: date
    statement: Sealed


class Close(Value):
    """`cared_for` are the people in this incident whose aftercare was concluded, see `domain.aftercare`."""

    cared_for: frozenset[UUID]
    reason: Sealed


class Reopen(Value):
    reason: Sealed


IncidentCommand = (
    ReportIncident
    | CorrectDescription
    | CorrectOccurrence
    | CorrectSetting
    | SupplementCircumstances
    | Reclassify
    | AddVictim
    | CorrectVictim
    | AddWitness
    | IdentifyPerpetrator
    | RuleOutPerpetrator
    | CorrectPerpetrator
    | Retract
    | StartTreatment
    | Assess
    | GiveReaction
    | RecordStatement
    | Close
    | Reopen
)

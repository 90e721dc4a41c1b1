"""The facts of an incident. Source: integrity report 2024, 'Agressie en geweld'; the seven W's of the incident form.

Names and fields are a STORAGE FORMAT: what is written here is read for ever. Change one only by a new version with
an upcaster, never in place. `tests/golden/` holds a sample of each that must load for ever.
"""

from datetime import date
from typing import Literal
from uuid import UUID

from domain.catalogue.catalogue import UnitName
from domain.event import Event, Value
from domain.periods import Moment, Occurrence
from domain.sealed import Sealed

Assessment = Literal["founded", "unfounded", "concern"]
"""What a report turned out to be. A concern is no aggression: somebody needs help, and nothing is sanctioned."""
Means = Literal["conversation", "telephone", "letter", "email", "other"]
"""How the organisation addressed a perpetrator."""


class Person(Value):
    """An employee in an incident: victim, witness or reporter."""

    person_id: UUID
    name: Sealed
    contact: Sealed | None = None


class Perpetrator(Value):
    """The citizen who showed the behaviour, as far as known. At least one of the values is there."""

    person_id: UUID
    name: Sealed | None = None
    address: Sealed | None = None
    date_of_birth: Sealed | None = None
    appearance: Sealed | None = None
    """How to recognise someone whose name is not known."""


class Circumstances(Value):
    """The W's besides who, what and when. Injury is health data: a text of its own under a key of its own."""

    place: Sealed | None = None
    with_what: Sealed | None = None
    in_what_way: Sealed | None = None
    why: Sealed | None = None
    injury: Sealed | None = None
    damage: Sealed | None = None
    police_came: bool | None = None


class IncidentReported(Event):
    """Someone reported an incident, for himself or for a colleague."""

    NAME = "incident.reported"
    reported_at: Moment
    occurred: Occurrence
    channel: str
    unit: UnitName
    types: tuple[str, ...]
    catalogue_version: int
    description: Sealed
    circumstances: Circumstances
    victims: tuple[Person, ...]
    reporter: Person | None
    """Who filed it for somebody else; None when a victim filed it himself."""
    witnesses: tuple[Person, ...]
    perpetrators: tuple[Perpetrator, ...]
    """Empty as long as nobody knows who it was."""


class DescriptionCorrected(Event):
    """The account of what happened was wrong or incomplete; this one replaces it for readers."""

    NAME = "incident.description_corrected"
    description: Sealed
    reason: Sealed


class OccurrenceCorrected(Event):
    """It happened at another time than was reported."""

    NAME = "incident.occurrence_corrected"
    occurred: Occurrence
    reason: Sealed


class SettingCorrected(Event):
    """It reached the organisation by another channel, or at another unit, than was reported."""

    NAME = "incident.setting_corrected"
    channel: str
    unit: UnitName
    catalogue_version: int
    reason: Sealed


class CircumstancesSupplemented(Event):
    """More became known about how it happened. A value that is None adds nothing to what was known."""

    NAME = "incident.circumstances_supplemented"
    circumstances: Circumstances


class Reclassified(Event):
    """Someone judged that it was aggression of other types than first noted."""

    NAME = "incident.reclassified"
    types: tuple[str, ...]
    catalogue_version: int
    reason: Sealed


class VictimAdded(Event):
    """It was aimed at another colleague as well."""

    NAME = "incident.victim_added"
    victim: Person


class VictimCorrected(Event):
    """The details of a victim were wrong."""

    NAME = "incident.victim_corrected"
    victim: Person
    reason: Sealed


class WitnessAdded(Event):
    """Another colleague saw or heard it."""

    NAME = "incident.witness_added"
    witness: Person


class PerpetratorIdentified(Event):
    """It became known who did it, or who also did it."""

    NAME = "incident.perpetrator_identified"
    perpetrator: Perpetrator


class PerpetratorRuledOut(Event):
    """The person who was named did not do it."""

    NAME = "incident.perpetrator_ruled_out"
    person_id: UUID
    reason: Sealed


class Retracted(Event):
    """The report should not have been made: a mistake, a duplicate. It counts nowhere from now on."""

    NAME = "incident.retracted"
    reason: Sealed


class TreatmentStarted(Event):
    """Somebody took the report up."""

    NAME = "incident.treatment_started"
    started_at: Moment


class Assessed(Event):
    """Someone judged what the report is. A later judgement takes the place of an earlier one."""

    NAME = "incident.assessed"
    assessment: Assessment
    reason: Sealed


class ReactionGiven(Event):
    """The organisation let the perpetrator know what it thinks of this. Stops the term for the reaction."""

    NAME = "incident.reaction_given"
    person_id: UUID | None
    """Which perpetrator it was given to; None when it was not to one of the named ones in particular."""
    means: Means
    given_at: Moment
    note: Sealed | None = None


class StatementRecorded(Event):
    """What the perpetrator says of it himself. It stands next to the incident, for every reader."""

    NAME = "incident.statement_recorded"
    person_id: UUID | None
    """Which perpetrator said it; None when it cannot be said which, for nobody knows who he is."""
    given_on: date
    statement: Sealed


class Closed(Event):
    """All that had to be done was done. Facts can be corrected still; to do more it is reopened."""

    NAME = "incident.closed"
    reason: Sealed
    """The conclusion, in the words of who closed it."""


class Reopened(Event):
    """There is something to do again."""

    NAME = "incident.reopened"
    reason: Sealed


IncidentEvent = (
    IncidentReported
    | DescriptionCorrected
    | OccurrenceCorrected
    | SettingCorrected
    | CircumstancesSupplemented
    | Reclassified
    | VictimAdded
    | VictimCorrected
    | WitnessAdded
    | PerpetratorIdentified
    | PerpetratorRuledOut
    | Retracted
    | TreatmentStarted
    | Assessed
    | ReactionGiven
    | StatementRecorded
    | Closed
    | Reopened
)

"""The facts of an incident. Source: integrity report 2024, 'Agressie en geweld'; the seven W's of the incident form.

Names and fields are a STORAGE FORMAT: what is written here is read for ever. Change one only by a new version with
an upcaster, never in place. `tests/golden/` holds a sample of each that must load for ever.
"""

from uuid import UUID

from domain.catalogue.catalogue import UnitName
from domain.event import Event, Value
from domain.periods import Moment, Occurrence
from domain.sealed import Sealed


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
)

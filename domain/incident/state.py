"""What the facts of one incident add up to: just enough to decide the next one."""

from collections.abc import Iterable
from functools import reduce
from typing import Final, Literal, TypeVar
from uuid import UUID

from domain.event import Value
from domain.incident.events import (
    Assessed,
    Assessment,
    Circumstances,
    CircumstancesSupplemented,
    Closed,
    DescriptionCorrected,
    IncidentEvent,
    IncidentReported,
    OccurrenceCorrected,
    Perpetrator,
    PerpetratorIdentified,
    PerpetratorRuledOut,
    Person,
    ReactionGiven,
    Reclassified,
    Reopened,
    Retracted,
    SettingCorrected,
    StatementRecorded,
    TreatmentStarted,
    VictimAdded,
    VictimCorrected,
    WitnessAdded,
)
from domain.periods import Occurrence
from domain.sealed import SealedToken

CONCERN: Final = "other"
"""The type of an incident that is a concern."""
Status = Literal["reported", "in_treatment", "closed"]
P = TypeVar("P", bound=Person | Perpetrator)


FollowUp = TreatmentStarted | Assessed | ReactionGiven | StatementRecorded | Closed | Reopened


class Unreported(Value):
    """Nothing has been reported under this id."""


class Reported(Value):
    """A report that stands."""

    occurred: Occurrence
    channel: str
    unit: str
    types: frozenset[str]
    description: SealedToken
    circumstances: Circumstances
    victims: tuple[Person, ...]
    witnesses: tuple[Person, ...]
    perpetrators: tuple[Perpetrator, ...]
    ruled_out: frozenset[UUID] = frozenset()
    status: Status = "reported"
    closed: Closed | None = None
    """Why, as long as its status is `closed`."""
    assessment: Assessment | None = None
    reactions: tuple[ReactionGiven, ...] = ()
    statements: tuple[StatementRecorded, ...] = ()


class Withdrawn(Value):
    """A report that was retracted. It stays on record and counts nowhere."""


State = Unreported | Reported | Withdrawn
INITIAL: State = Unreported()


def evolve(state: State, event: IncidentEvent) -> State:
    """The state after this fact. Knows no rules: what happened, happened."""
    if isinstance(event, IncidentReported):
        return _reported(event)
    if isinstance(event, Retracted):
        return Withdrawn()
    if not isinstance(state, Reported):
        return state
    if isinstance(event, FollowUp):
        return _followed_up(state, event)
    match event:
        case DescriptionCorrected():
            return state.model_copy(update={"description": event.description})
        case OccurrenceCorrected():
            return state.model_copy(update={"occurred": event.occurred})
        case SettingCorrected():
            return state.model_copy(update={"channel": event.channel, "unit": event.unit})
        case CircumstancesSupplemented():
            return state.model_copy(update={"circumstances": supplemented(state.circumstances, event.circumstances)})
        case Reclassified():
            return state.model_copy(update={"types": frozenset(event.types)})
        case VictimAdded() | VictimCorrected():
            return state.model_copy(update={"victims": with_person(state.victims, event.victim)})
        case WitnessAdded():
            return state.model_copy(update={"witnesses": with_person(state.witnesses, event.witness)})
        case PerpetratorIdentified() | PerpetratorRuledOut():
            return _with_other_perpetrators(state, event)


def fold(events: Iterable[IncidentEvent], state: State = INITIAL) -> State:
    """The state after all these facts, in order."""
    return reduce(evolve, events, state)


def person_among(people: Iterable[P], person_id: UUID) -> P | None:
    """What is known of this person, if he is among them."""
    return next((person for person in people if person.person_id == person_id), None)


def judged_otherwise(incident: Reported) -> bool:
    """Whether somebody judged that it is no aggression: a concern, or unfounded. Nothing is imposed because of it."""
    return incident.assessment in ("concern", "unfounded")


def without_aggression(incident: Reported) -> bool:
    """Whether it is of no type but that of a concern, such as suicidal statements: health data, and no aggression."""
    return incident.types == {CONCERN}


def with_person(people: tuple[P, ...], person: P) -> tuple[P, ...]:
    """These people with this one: what is known of him now takes the place of what was known before."""
    return (*(known for known in people if known.person_id != person.person_id), person)


def supplemented(known: Circumstances, more: Circumstances) -> Circumstances:
    """What is known after more became known: a value that is None takes nothing away."""
    return known.model_copy(update=more.model_dump(exclude_none=True))


def _reported(event: IncidentReported) -> Reported:
    return Reported(
        occurred=event.occurred,
        channel=event.channel,
        unit=event.unit,
        types=frozenset(event.types),
        description=event.description,
        circumstances=event.circumstances,
        victims=event.victims,
        witnesses=event.witnesses,
        perpetrators=event.perpetrators,
    )


def _followed_up(state: Reported, event: FollowUp) -> Reported:
    match event:
        case TreatmentStarted() | Reopened():
            return state.model_copy(update={"status": "in_treatment", "closed": None})
        case Assessed():
            return state.model_copy(update={"assessment": event.assessment})
        case ReactionGiven():
            return state.model_copy(update={"reactions": (*state.reactions, event)})
        case StatementRecorded():
            return state.model_copy(update={"statements": (*state.statements, event)})
        case Closed():
            return state.model_copy(update={"status": "closed", "closed": event})


def _with_other_perpetrators(state: Reported, event: PerpetratorIdentified | PerpetratorRuledOut) -> Reported:
    if isinstance(event, PerpetratorIdentified):
        return _identified(state, event.perpetrator)
    return _ruled_out(state, event.person_id)


def _identified(state: Reported, person: Perpetrator) -> Reported:
    return state.model_copy(
        update={
            "perpetrators": with_person(state.perpetrators, person),
            "ruled_out": state.ruled_out - {person.person_id},
        }
    )


def _ruled_out(state: Reported, person: UUID) -> Reported:
    return state.model_copy(
        update={
            "perpetrators": tuple(known for known in state.perpetrators if known.person_id != person),
            "ruled_out": state.ruled_out | {person},
        }
    )

"""What the facts of one incident add up to: just enough to decide the next one."""

from collections.abc import Iterable
from functools import reduce
from uuid import UUID

from domain.event import Value
from domain.incident.events import (
    Circumstances,
    CircumstancesSupplemented,
    DescriptionCorrected,
    IncidentEvent,
    IncidentReported,
    OccurrenceCorrected,
    PerpetratorIdentified,
    PerpetratorRuledOut,
    Reclassified,
    Retracted,
    SettingCorrected,
    VictimAdded,
    VictimCorrected,
    WitnessAdded,
)
from domain.periods import Occurrence
from domain.sealed import SealedToken


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
    victims: frozenset[UUID]
    witnesses: frozenset[UUID]
    perpetrators: frozenset[UUID]
    ruled_out: frozenset[UUID] = frozenset()


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
            return state.model_copy(update={"victims": state.victims | {event.victim.person_id}})
        case WitnessAdded():
            return state.model_copy(update={"witnesses": state.witnesses | {event.witness.person_id}})
        case PerpetratorIdentified():
            return _identified(state, event.perpetrator.person_id)
        case PerpetratorRuledOut():
            return _ruled_out(state, event.person_id)


def fold(events: Iterable[IncidentEvent], state: State = INITIAL) -> State:
    """The state after all these facts, in order."""
    return reduce(evolve, events, state)


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
        victims=frozenset(person.person_id for person in event.victims),
        witnesses=frozenset(person.person_id for person in event.witnesses),
        perpetrators=frozenset(person.person_id for person in event.perpetrators),
    )


def _identified(state: Reported, person: UUID) -> Reported:
    return state.model_copy(
        update={"perpetrators": state.perpetrators | {person}, "ruled_out": state.ruled_out - {person}}
    )


def _ruled_out(state: Reported, person: UUID) -> Reported:
    return state.model_copy(
        update={"perpetrators": state.perpetrators - {person}, "ruled_out": state.ruled_out | {person}}
    )

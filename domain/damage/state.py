"""What the facts of the damage of one incident add up to."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import reduce
from uuid import UUID

from domain.damage.events import (
    DamageAssessed,
    DamageClaimed,
    DamageEvent,
    DamageRecorded,
    DamageRecovered,
    DamageWrittenOff,
)
from domain.event import Value


class Damage(Value):
    """One damage."""

    fact: DamageRecorded
    amount_cents: int | None
    recovered: Mapping[UUID, DamageRecovered] = {}
    claim: DamageClaimed | None = None
    written_off: DamageWrittenOff | None = None

    @property
    def recovered_cents(self) -> int:
        """What was paid so far."""
        return sum(one.amount_cents for one in self.recovered.values())

    @property
    def on(self) -> date:
        """The day of the damage."""
        return self.fact.on


class Damages(Value):
    """All damage of the incident."""

    of: Mapping[UUID, Damage] = {}


State = Damages
INITIAL: State = Damages()


def evolve(state: State, event: DamageEvent) -> State:
    """The state after this fact."""
    if isinstance(event, DamageRecorded):
        return _with(state, Damage(fact=event, amount_cents=event.amount_cents))
    known = state.of.get(event.damage_id)
    if known is None:
        return state
    match event:
        case DamageAssessed():
            return _with(state, known.model_copy(update={"amount_cents": event.amount_cents}))
        case DamageClaimed():
            return _with(state, known.model_copy(update={"claim": event}))
        case DamageRecovered():
            return _with(state, known.model_copy(update={"recovered": {**known.recovered, event.recovery_id: event}}))
        case DamageWrittenOff():
            return _with(state, known.model_copy(update={"written_off": event}))


def fold(events: Iterable[DamageEvent], state: State = INITIAL) -> State:
    """The state after all these facts, in order."""
    return reduce(evolve, events, state)


def _with(state: State, damage: Damage) -> State:
    return Damages(of={**state.of, damage.fact.damage_id: damage})

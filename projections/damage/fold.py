"""Facts in, damage rows out."""

from datetime import date
from typing import Any, get_args
from uuid import UUID

from domain.damage.events import (
    DamageAssessed,
    DamageClaimed,
    DamageEvent,
    DamageFact,
    DamageRecorded,
    DamageRecovered,
    DamageWrittenOff,
)
from domain.event import Event, Value
from projections.damage.rows import DAMAGE_ROWS, DamageRow
from projections.fact import Fact
from projections.json_column import JsonColumn
from projections.projection import Known, Projection, Touch

INTERESTS: frozenset[type[Event]] = frozenset(get_args(DamageEvent))


class Recovery(Value):
    """A payment."""

    recovery_id: UUID
    amount_cents: int
    on: date


RECOVERIES = JsonColumn[tuple[Recovery, ...]](tuple[Recovery, ...])


def touches(fact: Fact) -> tuple[Touch, ...]:
    """The damage it is a fact of."""
    return ((DamageRow, fact.event.damage_id),) if isinstance(fact.event, DamageFact) else ()


def fold(known: Known, fact: Fact) -> list[DamageRow]:
    """The damage as it stands after this fact."""
    event = fact.event
    if isinstance(event, DamageRecorded):
        return [recorded(fact, event)]
    row = known.get(DamageRow, event.damage_id) if isinstance(event, DamageFact) else None
    if row is None:
        return []
    return [row._replace(stream_version=fact.stream_version, position=fact.position, **changes(row, event))]


def recorded(fact: Fact, event: DamageRecorded) -> DamageRow:
    """The row a damage begins with."""
    return DamageRow(
        organisation=fact.organisation,
        damage_id=event.damage_id,
        incident_id=event.incident_id,
        kind=event.kind,
        description=event.description,
        amount_cents=event.amount_cents,
        happened_on=event.on,
        recoveries=RECOVERIES.dump(()),
        route=None,
        police_case_id=None,
        claimed_on=None,
        written_off=False,
        stream_id=fact.stream_id,
        stream_version=fact.stream_version,
        position=fact.position,
    )


def changes(row: DamageRow, event: Event) -> dict[str, Any]:
    """What this fact changes in the row."""
    match event:
        case DamageAssessed():
            return {"amount_cents": event.amount_cents}
        case DamageClaimed():
            return {"route": event.route, "police_case_id": event.police_case_id, "claimed_on": event.on}
        case DamageRecovered():
            paid = Recovery(recovery_id=event.recovery_id, amount_cents=event.amount_cents, on=event.on)
            return {"recoveries": RECOVERIES.dump((*RECOVERIES.load(row.recoveries), paid))}
        case DamageWrittenOff():
            return {"written_off": True}
    return {}


DAMAGE = Projection(name="damage", version=1, tables=(DAMAGE_ROWS,), interests=INTERESTS, touches=touches, fold=fold)

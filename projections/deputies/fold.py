"""Facts in, deputyships out."""

from typing import get_args

from domain.deputy.events import DeputyAppointed, DeputyEnded, DeputyEvent, DeputyFact
from domain.event import Event
from projections.deputies.rows import DEPUTY_ROWS, DeputyRow
from projections.fact import Fact
from projections.projection import Known, Projection, Touch

INTERESTS: frozenset[type[Event]] = frozenset(get_args(DeputyEvent))


def touches(fact: Fact) -> tuple[Touch, ...]:
    """The deputyship it is a fact of."""
    return ((DeputyRow, fact.event.deputyship_id),) if isinstance(fact.event, DeputyFact) else ()


def fold(known: Known, fact: Fact) -> list[DeputyRow]:
    """The deputyship as it stands after this fact."""
    match fact.event:
        case DeputyAppointed() as event:
            return [appointed(fact, event)]
        case DeputyEnded() as event:
            row = known.get(DeputyRow, event.deputyship_id)
            return [] if row is None else [ended(fact, event, row)]
    return []


def appointed(fact: Fact, event: DeputyAppointed) -> DeputyRow:
    """The row a deputyship begins with."""
    return DeputyRow(
        organisation=fact.organisation,
        deputyship_id=event.deputyship_id,
        person_id=event.person_id,
        deputy_id=event.deputy_id,
        first_day=event.first_day,
        last_day=event.last_day,
        ended_on=None,
        ended_because=None,
        stream_id=fact.stream_id,
        stream_version=fact.stream_version,
        position=fact.position,
    )


def ended(fact: Fact, event: DeputyEnded, row: DeputyRow) -> DeputyRow:
    """The row after it was ended early."""
    return row._replace(
        ended_on=event.on,
        ended_because=event.reason,
        stream_version=fact.stream_version,
        position=fact.position,
    )


DEPUTIES = Projection(
    name="deputies", version=1, tables=(DEPUTY_ROWS,), interests=INTERESTS, touches=touches, fold=fold
)

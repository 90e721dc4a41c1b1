"""Facts in, rows of cases out."""

from datetime import date, datetime
from typing import get_args
from uuid import UUID

from domain.event import Event, Value
from domain.police.events import Outcome, OutcomeRecorded, PoliceCharged, PoliceEvent, PoliceReported
from domain.sealed import Sealed
from projections.fact import Fact
from projections.json_column import JsonColumn
from projections.police.rows import CASES, CaseRow
from projections.projection import Known, Projection, Touch

INTERESTS: frozenset[type[Event]] = frozenset(get_args(PoliceEvent))


class CaseOutcome(Value):
    """How the case stood from a day on, and who recorded that when."""

    outcome: Outcome
    on: date
    note: Sealed | None = None
    recorded_at: datetime
    actor: UUID


OUTCOMES = JsonColumn[tuple[CaseOutcome, ...]](tuple[CaseOutcome, ...])


def touches(fact: Fact) -> tuple[Touch, ...]:
    """The case it is a fact of."""
    return ((CaseRow, fact.stream_id),) if type(fact.event) in INTERESTS else ()


def fold(known: Known, fact: Fact) -> list[CaseRow]:
    """The case as it stands after this fact."""
    event = fact.event
    if isinstance(event, PoliceReported | PoliceCharged):
        return [made(fact, event)]
    row = known.get(CaseRow, fact.stream_id)
    if row is None:
        return []
    row = row._replace(stream_version=fact.stream_version, position=fact.position)
    return [with_outcome(row, fact, event) if isinstance(event, OutcomeRecorded) else row]


def made(fact: Fact, event: PoliceReported | PoliceCharged) -> CaseRow:
    """The row a case begins with."""
    return CaseRow(
        organisation=fact.organisation,
        case_id=fact.stream_id,
        kind="report" if isinstance(event, PoliceReported) else "charge",
        incident_ids=event.incident_ids,
        number=event.number,
        made_on=event.made_on,
        made_by=event.made_by,
        domicile_at_employer=event.domicile_at_employer,
        outcome="pending",
        outcomes=OUTCOMES.dump(()),
        stream_version=fact.stream_version,
        position=fact.position,
    )


def with_outcome(row: CaseRow, fact: Fact, event: OutcomeRecorded) -> CaseRow:
    """The case with one more outcome, which is how it stands now."""
    known = CaseOutcome(
        outcome=event.outcome, on=event.on, note=event.note, recorded_at=fact.recorded_at, actor=fact.actor
    )
    return row._replace(outcome=event.outcome, outcomes=OUTCOMES.dump((*OUTCOMES.load(row.outcomes), known)))


POLICE = Projection(name="police", version=1, tables=(CASES,), interests=INTERESTS, touches=touches, fold=fold)

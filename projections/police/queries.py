"""Cases at the police. Numbers, names and notes come out sealed."""

from collections.abc import Sequence
from datetime import date
from typing import LiteralString, NamedTuple
from uuid import UUID

from psycopg.rows import TupleRow

from domain.police.events import Outcome
from domain.sealed import SealedToken
from projections.police.fold import OUTCOMES, CaseOutcome
from store.connections import Reading

COLUMNS: LiteralString = (
    "select case_id, kind, incident_ids, number, made_on, made_by, domicile_at_employer, outcome, outcomes::text,"
    " stream_version from views.police_cases where organisation = %s"
)
ONE: LiteralString = COLUMNS + " and case_id = %s"
OF_AN_INCIDENT: LiteralString = COLUMNS + " and incident_ids @> %s order by made_on, case_id"

ABOUT: LiteralString = (
    "select case_id from views.police_cases where organisation = %s and incident_ids && %s order by case_id"
)


class Case(NamedTuple):
    """A report or a charge. Sealed values belong to the stream of the case."""

    case_id: UUID
    kind: str
    """`report` or `charge`."""
    incident_ids: tuple[UUID, ...]
    number: SealedToken | None
    made_on: date
    made_by: SealedToken
    domicile_at_employer: bool
    outcome: Outcome
    outcomes: tuple[CaseOutcome, ...]
    """The last one is how it stands; none as long as nothing was recorded."""
    stream_version: int
    """What a change must expect (`If-Match`)."""


def case(reading: Reading, organisation: UUID, case_id: UUID) -> Case | None:
    """The case; None when the view has no such case. Raises `StoreUnavailable`."""
    rows = reading.fetch(ONE, (organisation, case_id))
    return _case(rows[0]) if rows else None


def cases_of(reading: Reading, organisation: UUID, incident_id: UUID) -> list[Case]:
    """The cases about an incident, oldest first. Raises `StoreUnavailable`."""
    return [_case(row) for row in reading.fetch(OF_AN_INCIDENT, (organisation, [incident_id]))]


def cases_about(reading: Reading, organisation: UUID, incident_ids: Sequence[UUID]) -> list[UUID]:
    """The cases about any of these incidents. Raises `StoreUnavailable`."""
    return [row[0] for row in reading.fetch(ABOUT, (organisation, list(incident_ids)))]


def _case(row: TupleRow) -> Case:
    return Case._make((*row[:2], tuple(row[2]), *row[3:8], OUTCOMES.load(row[8]), row[9]))

"""One row per case at the police."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from projections.table import Index, Json, Table


class CaseRow(NamedTuple):
    """A report or a charge, and how it stands."""

    organisation: UUID
    case_id: UUID
    kind: str
    """`report` or `charge`."""
    incident_ids: tuple[UUID, ...]
    number: str | None
    made_on: date
    made_by: str
    domicile_at_employer: bool
    outcome: str
    outcomes: Json
    """In the order in which they became known."""
    stream_version: int
    position: int


CASES = Table(
    "police_cases",
    CaseRow,
    key=("case_id",),
    indexes=(Index("police_cases_by_incident", "using gin (incident_ids)"),),
)

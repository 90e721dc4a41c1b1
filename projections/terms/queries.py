"""The terms of which something may have to be said, and those that a person has to look at."""

from collections.abc import Sequence
from datetime import datetime
from typing import LiteralString, NamedTuple
from uuid import UUID

from store.connections import Reading

UNSETTLED: LiteralString = (
    "select term_id, code, began_by, incident_id, unit, started_at, met_at, reminded_at, fell_due_at,"
    " breached_at, stream_version from views.terms where organisation = %s and not settled"
    " order by started_at, term_id limit %s"
)


class RunningTerm(NamedTuple):
    """A term that is not settled."""

    term_id: UUID
    code: str
    began_by: UUID
    incident_id: UUID | None
    unit: str | None
    started_at: datetime
    met_at: datetime | None
    reminded_at: datetime | None
    fell_due_at: datetime | None
    breached_at: datetime | None
    stream_version: int


def unsettled(reading: Reading, organisation: UUID, limit: int) -> Sequence[RunningTerm]:
    """The terms that run, the oldest first. Raises `StoreUnavailable`."""
    return [RunningTerm(*row) for row in reading.fetch(UNSETTLED, (organisation, limit))]

"""The terms of which something may have to be said, and those that a person has to look at."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import LiteralString, NamedTuple
from uuid import UUID

from psycopg.rows import TupleRow

from projections.terms.rows import EARLIER, OfWhat
from store.connections import Reading

UNSETTLED: LiteralString = (
    "select term_id, code, of, began_by, incident_id, dossier_id, unit, started_at, ends_on, lapses_on, met_at,"
    " reminded_at, fell_due_at, breached_at, stream_version, settled, earlier::text"
    " from views.terms where organisation = %s and (not settled or has_earlier)"
    " and (has_earlier or lapses_on is null or lapses_on > %s"
    " or (breached_at is null and (ends_on is null or ends_on < lapses_on - 1)))"
    " order by started_at, term_id limit %s"
)


class RunningTerm(NamedTuple):
    """A term that is not settled."""

    term_id: UUID
    code: str
    of: OfWhat
    """What `began_by` is."""
    began_by: UUID
    incident_id: UUID | None
    dossier_id: UUID | None
    unit: str | None
    started_at: datetime
    ends_on: date | None
    """The last day that is in time; None when the catalogue says for how long it runs."""
    lapses_on: date | None
    """The first day on which there is no need for it any more."""
    met_at: datetime | None
    reminded_at: datetime | None
    fell_due_at: datetime | None
    breached_at: datetime | None
    stream_version: int

    def lapsed(self, today: date) -> bool:
        """What it is about ended by itself before it was met."""
        return self.met_at is None and self.lapses_on is not None and self.lapses_on <= today


def unsettled(reading: Reading, organisation: UUID, today: date, limit: int) -> Sequence[RunningTerm]:
    """The terms of which something may be said, the oldest first. One that lapsed is among them as long as it may have
    been breached before. Those of which it is still to be said that they were met come before what began again.

    Raises `StoreUnavailable`.
    """
    return [one for row in reading.fetch(UNSETTLED, (organisation, today, limit)) for one in _of(row)]


def _of(row: TupleRow) -> Iterator[RunningTerm]:
    *fields, settled, earlier = row
    now = RunningTerm(*fields)
    for one in EARLIER.load(earlier):
        yield now._replace(
            started_at=one.started_at,
            ends_on=one.ends_on,
            met_at=one.met_at,
            reminded_at=None,
            fell_due_at=None,
            breached_at=one.breached_at,
        )
    if not settled:
        yield now

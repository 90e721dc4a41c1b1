"""What waits to be mailed, which notifications are open, and all of them for who wants to look."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, LiteralString, NamedTuple
from uuid import UUID

from psycopg.errors import UndefinedTable
from psycopg.rows import TupleRow

from domain.notification.events import TermFact, Why
from store.connections import Reading
from store.errors import StoreUnavailable

LARGEST_PAGE = 100
WAITING: LiteralString = (
    "select term_id, version, incident_id, said_at, position from views.notification_facts"
    " where organisation = %s and notification_id is null and said_at >= %s order by position limit %s"
)
COLUMNS: LiteralString = (
    "select notification_id, phase, unit, catalogue_version, facts, attempts, failures, first_at, last_at, again_at,"
    " why, reply, begun_at_position, stream_version from views.notifications where organisation = %s"
)
OPEN: LiteralString = COLUMNS + " and phase <> 'sent' order by begun_at_position limit %s"
PAGE: LiteralString = (
    COLUMNS + " and begun_at_position < coalesce(%s, 9223372036854775807) order by begun_at_position desc limit %s"
)
FIGURES: LiteralString = (
    "select count(*) filter (where phase = 'sent'),"
    " count(*) filter (where phase = 'failed' or (phase = 'under_way' and again_at <= %s)),"
    " coalesce(sum(failures), 0)::int8,"
    " (select count(*) from views.notification_facts f where f.organisation = %s and f.notification_id is null"
    " and f.said_at >= %s)"
    " from views.notifications where organisation = %s"
)


class ToTell(NamedTuple):
    """A fact of a term that no notification is about yet."""

    fact: TermFact
    incident_id: UUID | None
    said_at: datetime
    position: int
    """Its place in the log."""


class Notification(NamedTuple):
    """A notification as it stands."""

    notification_id: UUID
    phase: Literal["under_way", "failed", "sent"]
    unit: str | None
    catalogue_version: int
    facts: int
    attempts: int
    failures: int
    first_at: datetime
    last_at: datetime
    again_at: datetime | None
    why: Why | None
    reply: int | None
    begun_at_position: int
    stream_version: int


class Figures(NamedTuple):
    """How it goes with mailing."""

    sent: int
    failing: int
    """Notifications whose last attempt failed, or was never heard of again."""
    failures: int
    """Attempts that failed, all that ever did."""
    waiting: int
    """Facts of terms that no notification is about yet."""


def waiting(reading: Reading, organisation: UUID, since: datetime, limit: int) -> list[ToTell]:
    """What was said of terms from a moment on and nobody was told of, the oldest first. Raises `StoreUnavailable`."""
    rows = _fetch(reading, WAITING, (organisation, since, limit))
    return [ToTell(TermFact(term_id=term, version=version), *rest) for term, version, *rest in rows]


def open_notifications(reading: Reading, organisation: UUID, limit: int) -> list[Notification]:
    """Those that were not sent yet, the oldest first. Raises `StoreUnavailable`."""
    return _notifications(_fetch(reading, OPEN, (organisation, limit)))


def notifications(
    reading: Reading, organisation: UUID, *, before: int | None = None, limit: int = LARGEST_PAGE
) -> list[Notification]:
    """A part of all of them, the newest first: those that began before this position. Raises `StoreUnavailable`."""
    return _notifications(_fetch(reading, PAGE, (organisation, before, limit)))


def figures(reading: Reading, organisation: UUID, now: datetime, since: datetime) -> Figures:
    """Counts of all of them, and of what waits since a moment. Raises `StoreUnavailable`."""
    (row,) = _fetch(reading, FIGURES, (now, organisation, since, organisation))
    return Figures._make(row)


def _fetch(reading: Reading, query: LiteralString, values: Sequence[object]) -> list[TupleRow]:
    """All rows. A database that another version of PAR prepared has no such view yet, and may get it while we run."""
    try:
        return reading.fetch(query, values)
    except UndefinedTable as missing:
        raise StoreUnavailable from missing


def _notifications(rows: Sequence[Sequence[object]]) -> list[Notification]:
    return [Notification._make(row) for row in rows]

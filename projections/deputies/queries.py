"""Who does whose tasks. Reasons come out sealed."""

from collections.abc import Mapping
from datetime import date
from typing import LiteralString, NamedTuple
from uuid import UUID

from domain.deputy.state import holds_on
from domain.sealed import SealedToken
from store.connections import Reading

COLUMNS: LiteralString = (
    "select deputyship_id, person_id, deputy_id, first_day, last_day, ended_on, ended_because, stream_id,"
    " (select max(stream_version) from views.deputies o"
    " where o.organisation = d.organisation and o.person_id = d.person_id) from views.deputies d"
    " where organisation = %s"
)
ONE: LiteralString = COLUMNS + " and deputyship_id = %s"
NOT_OVER: LiteralString = COLUMNS + (
    " and last_day >= %s and (ended_on is null or (ended_on > %s and ended_on > first_day))"
    " order by first_day, deputyship_id limit %s"
)


class Deputyship(NamedTuple):
    """One person who does the tasks of another, for a period."""

    deputyship_id: UUID
    person_id: UUID
    deputy_id: UUID
    first_day: date
    last_day: date
    ended_on: date | None
    ended_because: SealedToken | None
    stream_id: UUID
    version: int
    """Of all deputies of the person: what a change must expect (`If-Match`)."""


def deputyship(reading: Reading, organisation: UUID, deputyship_id: UUID) -> Deputyship | None:
    """One of them; None when the view has none. Raises `StoreUnavailable`."""
    rows = reading.fetch(ONE, (organisation, deputyship_id))
    return Deputyship(*rows[0]) if rows else None


def not_over(reading: Reading, organisation: UUID, today: date, limit: int) -> list[Deputyship]:
    """Those that hold today or are to come, the first to begin first. Raises `StoreUnavailable`."""
    return [Deputyship(*row) for row in reading.fetch(NOT_OVER, (organisation, today, today, limit))]


def deputies_on(reading: Reading, organisation: UUID, today: date, limit: int) -> Mapping[UUID, UUID]:
    """Who deputises today, by whose tasks it is about. Raises `StoreUnavailable`."""
    found = not_over(reading, organisation, today, limit)
    return {one.person_id: one.deputy_id for one in found if holds_on(one, today)}

"""One incident, and the list of incidents. Texts and names come out sealed, to be opened at the screen."""

import base64
import binascii
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import LiteralString, NamedTuple
from uuid import UUID

from psycopg.rows import TupleRow

from domain.incident.events import Circumstances, Perpetrator, Person
from domain.incident.numbering import incident_number
from domain.periods import Occurrence, local_day
from domain.sealed import SealedToken
from projections.incident_overview.rows import (
    CIRCUMSTANCES,
    PEOPLE,
    PERPETRATORS,
    PERSON,
    STATEMENTS,
    IncidentRow,
    Statement,
    TextsRow,
)
from projections.incidents import SANCTIONS, Sanction
from store.connections import Reading

LARGEST_PAGE = 100

# The columns in the order of IncidentRow, then those of TextsRow.
WHOLE: LiteralString = (
    "select i.organisation, i.incident_id, i.year, i.number, i.reported_at, i.occurred_start, i.occurred_end,"
    " i.approximate, i.channel, i.unit, i.types, i.catalogue_version, i.status, i.assessment, i.dossier_ids,"
    " i.sanctions::text, i.stream_version, i.position, t.organisation, t.incident_id, t.description, "
    " t.circumstances::text, t.victims::text, t.reporter::text, t.witnesses::text, t.perpetrators::text,"
    " t.statements::text, t.position"
    " from views.incident_overview i join views.incident_texts t using (organisation, incident_id)"
    " where i.organisation = %s"
)
WIDTH = len(IncidentRow._fields)
LINES: LiteralString = (
    "select incident_id, year, number, reported_at, occurred_start, occurred_end, approximate, channel, unit, types,"
    " status from views.incident_overview where organisation = %s"
)

HAPPENED: LiteralString = (
    "select incident_id, occurred_start from views.incident_overview"
    " where organisation = %s and incident_id = any(%s) and status <> 'retracted'"
)
NUMBERS: LiteralString = (
    "select incident_id, year, number, unit from views.incident_overview"
    " where organisation = %s and incident_id = any(%s)"
)


class Incident(NamedTuple):
    """An incident as it stands. Sealed values belong to the stream of the incident."""

    incident_id: UUID
    number: str
    """As people write it: 2026-0007."""
    reported_at: datetime
    occurred: Occurrence
    channel: str
    unit: str
    types: tuple[str, ...]
    catalogue_version: int
    description: SealedToken
    circumstances: Circumstances
    victims: tuple[Person, ...]
    reporter: Person | None
    witnesses: tuple[Person, ...]
    perpetrators: tuple[Perpetrator, ...]
    statements: tuple[Statement, ...]
    status: str
    assessment: str | None
    dossier_ids: tuple[UUID, ...]
    sanctions: tuple[Sanction, ...]
    stream_version: int
    """What a change must expect (`If-Match`)."""
    position: int
    """Of the last fact about it, links and sanctions included."""


class IncidentLine(NamedTuple):
    """An incident in a list: nothing in it is personal."""

    incident_id: UUID
    number: str
    reported_at: datetime
    occurred: Occurrence
    channel: str
    unit: str
    types: tuple[str, ...]
    status: str


class IncidentPage(NamedTuple):
    """A part of the list, newest number first."""

    lines: list[IncidentLine]
    next_cursor: str | None
    """Where the next part begins; None when this is the last."""


class BadCursor(ValueError):
    """Not a cursor that a page gave."""


def incident(reading: Reading, organisation: UUID, incident_id: UUID) -> Incident | None:
    """The incident, retracted or not; None when the view has none. Raises `StoreUnavailable`."""
    rows = reading.fetch(WHOLE + " and i.incident_id = %s", (organisation, incident_id))
    return _incident(rows[0]) if rows else None


def incident_by_number(reading: Reading, organisation: UUID, year: int, number: int) -> Incident | None:
    """The incident with this number; None when there is none. Raises `StoreUnavailable`."""
    rows = reading.fetch(WHOLE + " and i.year = %s and i.number = %s", (organisation, year, number))
    return _incident(rows[0]) if rows else None


def incidents(
    reading: Reading,
    organisation: UUID,
    *,
    year: int | None = None,
    type_code: str | None = None,
    units: Sequence[str] = (),
    status: str | None = None,
    limit: int = 20,
    cursor: str | None = None,
) -> IncidentPage:
    """The incidents that meet every filter given, retracted ones included.

    `year` is that of the number: the year of reporting. Any of `units` will do. `limit` is 1 to 100.

    Raises `BadCursor` or `StoreUnavailable`.
    """
    if not 1 <= limit <= LARGEST_PAGE:
        raise ValueError(f"a page has 1 to {LARGEST_PAGE} incidents")
    query, values = LINES, [organisation]
    filters: list[tuple[LiteralString, object]] = [
        (" and year = %s", year),
        # One by itself: then the index gives them in order.
        (" and unit = %s", units[0] if len(units) == 1 else None),
        (" and unit = any(%s)", list(units) if len(units) > 1 else None),
        (" and status = %s", status),
        (" and types @> array[%s]", type_code),
        (" and (year, number) < (%s, %s)", None if cursor is None else _place(cursor)),
    ]
    for condition, value in filters:
        if value is not None:
            query += condition
            values += value if isinstance(value, tuple) else (value,)
    rows = reading.fetch(query + " order by year desc, number desc limit %s", (*values, limit + 1))
    page = rows[:limit]
    last = page[-1] if len(rows) > limit else None
    return IncidentPage([_line(row) for row in page], None if last is None else _cursor(last[1], last[2]))


def _incident(columns: TupleRow) -> Incident:
    row, texts = IncidentRow._make(columns[:WIDTH]), TextsRow._make(columns[WIDTH:])
    return Incident(
        incident_id=row.incident_id,
        number=incident_number(row.year, row.number),
        reported_at=row.reported_at,
        occurred=Occurrence(start=row.occurred_start, end=row.occurred_end, approximate=row.approximate),
        channel=row.channel,
        unit=row.unit,
        types=tuple(row.types),
        catalogue_version=row.catalogue_version,
        description=SealedToken(texts.description),
        circumstances=CIRCUMSTANCES.load(texts.circumstances),
        victims=PEOPLE.load(texts.victims),
        reporter=None if texts.reporter is None else PERSON.load(texts.reporter),
        witnesses=PEOPLE.load(texts.witnesses),
        perpetrators=PERPETRATORS.load(texts.perpetrators),
        statements=STATEMENTS.load(texts.statements),
        status=row.status,
        assessment=row.assessment,
        dossier_ids=tuple(row.dossier_ids),
        sanctions=SANCTIONS.load(row.sanctions),
        stream_version=row.stream_version,
        position=row.position,
    )


def _line(row: TupleRow) -> IncidentLine:
    incident_id, year, number, reported_at, start, end, approximate, channel, unit, types, status = row
    occurred = Occurrence(start=start, end=end, approximate=approximate)
    name = incident_number(year, number)
    return IncidentLine(incident_id, name, reported_at, occurred, channel, unit, tuple(types), status)


def _cursor(year: int, number: int) -> str:
    return base64.urlsafe_b64encode(f"{year}-{number}".encode()).decode().rstrip("=")


def _place(cursor: str) -> tuple[int, int]:
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
    except (binascii.Error, ValueError) as wrong:
        raise BadCursor from wrong
    found = re.fullmatch(r"(\d{1,9})-(\d{1,9})", text)
    if found is None:
        raise BadCursor
    return int(found[1]), int(found[2])


class Numbered(NamedTuple):
    """What a list of other things says of an incident."""

    number: str
    unit: str


def numbers_of(reading: Reading, organisation: UUID, incident_ids: Sequence[UUID]) -> Mapping[UUID, Numbered]:
    """The number and unit of these incidents; unknown ids are left out. Raises `StoreUnavailable`."""
    rows = reading.fetch(NUMBERS, (organisation, list(incident_ids)))
    return {incident: Numbered(incident_number(year, number), unit) for incident, year, number, unit in rows}


def happened_on(reading: Reading, organisation: UUID, incident_ids: Sequence[UUID]) -> Mapping[UUID, date]:
    """The day in the Netherlands on which each of these began, as it is known now, of those that count.

    Raises `StoreUnavailable`.
    """
    rows = reading.fetch(HAPPENED, (organisation, list(incident_ids)))
    return {incident: local_day(start) for incident, start in rows}

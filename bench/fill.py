"""A story in the log, put there by COPY: the rows that appending would leave, in a fraction of the time."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final, LiteralString, NamedTuple
from uuid import UUID, uuid4

import psycopg

from bench.ground import Ground, now
from bench.story import Told
from domain.dossier.events import IncidentLinked
from domain.incident.events import IncidentReported

AT_ONCE: Final = 5_000
EVENTS: LiteralString = (
    "copy par.events (organisation, position, stream_id, stream_version, topic, number, recorded_at, actor, event_id,"
    " command_id, correlation_id, causation_id, state) from stdin (format binary)"
)
EVENT_TYPES: Final = (
    *("uuid", "int8", "uuid", "int4", "text", "int4", "timestamptz"),
    *("uuid", "uuid", "uuid", "uuid", "uuid", "bytea"),
)
COMMANDS: LiteralString = (
    "copy par.commands (organisation, key, request, position, first_number, answer) from stdin (format binary)"
)
COMMAND_TYPES: Final = ("uuid", "text", "bytea", "int8", "int4", "bytea")
SERIES: LiteralString = "insert into par.series (organisation, series, last) values (%s, %s, %s)"
HEAD: LiteralString = "update par.heads set position = %s where organisation = %s"


class Filled(NamedTuple):
    """What there is to look up."""

    events: int
    incidents: list[UUID]
    dossiers: list[UUID]
    """Once for every link, so those with more in them come by more often."""


class _Numbered(NamedTuple):
    """A fact with what the log gives it."""

    position: int
    number: int | None
    command: UUID
    told: Told


def fill(on: Ground, told: Iterable[Told]) -> Filled:
    """Put a story in an empty log, one command per fact, and tell the planner."""
    filled = Filled(0, [], [])
    numbers: Counter[int] = Counter()
    with psycopg.connect(on.owner) as conn:
        for some in _lots(_numbered(told, numbers)):
            _copy(conn, EVENTS, EVENT_TYPES, _event_rows(on, some))
            _copy(conn, COMMANDS, COMMAND_TYPES, _command_rows(on, some))
            filled = _noted(filled, some)
        for series, last in numbers.items():
            conn.execute(SERIES, (on.organisation, series, last))
        conn.execute(HEAD, (filled.events, on.organisation))
    with psycopg.connect(on.owner, autocommit=True) as conn:
        conn.execute("vacuum analyze par.events, par.commands")
    return filled


def _numbered(told: Iterable[Told], numbers: Counter[int]) -> Iterator[_Numbered]:
    for position, one in enumerate(told, 1):
        number = None
        if one.series is not None:
            numbers[one.series] += 1
            number = numbers[one.series]
        yield _Numbered(position, number, uuid4(), one)


def _lots(numbered: Iterator[_Numbered]) -> Iterator[list[_Numbered]]:
    while some := list(islice(numbered, AT_ONCE)):
        yield some


def _copy(conn: psycopg.Connection, statement: LiteralString, types: Iterable[str], rows: Iterable[Any]) -> None:
    with conn.cursor() as cursor, cursor.copy(statement) as copying:
        copying.set_types(list(types))
        for row in rows:
            copying.write_row(row)


def _event_rows(on: Ground, some: list[_Numbered]) -> Iterator[tuple[Any, ...]]:
    at, actor = now(), uuid4()
    for position, number, command, told in some:
        where = (on.organisation, position, told.stream, told.version, told.topic, number)
        yield (*where, at, actor, uuid4(), command, command, None, told.state)


def _command_rows(on: Ground, some: list[_Numbered]) -> Iterator[tuple[Any, ...]]:
    request = on.keyring.request_hash(b"filled")
    for position, number, command, told in some:
        answer = json.dumps({"id": str(told.stream), "version": told.version, "year": told.series}).encode()
        yield on.organisation, str(command), request, position, number, answer


def _noted(filled: Filled, some: list[_Numbered]) -> Filled:
    filled.incidents.extend(one.told.stream for one in some if isinstance(one.told.event, IncidentReported))
    filled.dossiers.extend(one.told.stream for one in some if isinstance(one.told.event, IncidentLinked))
    return filled._replace(events=filled.events + len(some))

"""One organisation: facts are recorded in its log, and views brought up to them by hand, page by page."""

from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import UUID, uuid4

import psycopg

from domain.event import Event
from domain.registry import REGISTRY, Registry
from projections import checkpoint as checkpoints
from projections.checkpoint import Checkpoint
from projections.connection import connect
from projections.projection import Projection
from projections.projector import Projector
from projections.source import Source
from projections.step import advance
from projections.views import VIEWS
from projections.writing import make_stages
from store.command import Change, Command
from store.connections import Reading
from store.log import EventLog
from tests.postgres import Database

RECORDED_AT = datetime(2024, 9, 18, 8, 0, tzinfo=UTC)
AN_OFFICIAL = UUID("0b4f6a51-62a4-4c3e-9d5c-5d1c0f5a9b01")


class Entry(NamedTuple):
    """A fact and the stream it is recorded in."""

    stream_id: UUID
    event: Event


class Register:
    """The log of one organisation in a database with views."""

    def __init__(self, database: Database, reading: Reading, organisation: UUID) -> None:
        self.database, self.reading, self.organisation = database, reading, organisation
        self.projector: Projector | None = None
        """Gets a hint of everything recorded."""
        self._versions: Counter[UUID] = Counter()
        self._log = EventLog(database.app, organisation, on_recorded=self._recorded)

    def record(self, stream_id: UUID, *events: Event) -> int:
        """Record these facts in one stream; the position of the last."""
        return self._append([Change(stream_id, self._versions[stream_id], events)])

    def record_all(self, entries: Iterable[Entry]) -> int:
        """Record facts in many streams, one command for as many as it can hold; the position of the last."""
        position = 0
        for changes in _lots(entries, self._versions):
            position = self._append(changes)
        return position

    def record_raw(self, topic: str, state: bytes = b"{}") -> int:
        """Put something in the log that no program of today would record; its position."""
        with self.database.superuser() as conn:
            conn.execute("update par.heads set position = position + 1 where organisation = %s", (self.organisation,))
            conn.execute(
                "insert into par.events select organisation, position, %s, 1, %s, null, %s, %s, gen_random_uuid(),"
                " gen_random_uuid(), gen_random_uuid(), null, %s from par.heads where organisation = %s",
                (uuid4(), topic, RECORDED_AT, AN_OFFICIAL, state, self.organisation),
            )
        return self.head()

    def head(self) -> int:
        """The last position."""
        return self._log.head()

    def project(self, *views: Projection, page: int = 5_000, registry: Registry = REGISTRY) -> None:
        """Bring views (all of them when none is named) up to the head, in pages of this size."""
        with closing(self.connect()) as conn:
            for view in views or VIEWS:
                make_stages(conn, view)
                self._follow(conn, view, page, registry)

    def connect(self) -> psycopg.Connection:
        """A connection as a runner has it."""
        return connect(self.database.app, statement_seconds=10)

    def checkpoint(self, view: Projection, conn: psycopg.Connection | None = None) -> Checkpoint:
        """Where a view stands."""
        with closing(self.connect()) as own:
            checkpoints.start(conn or own, self.organisation, view.name)
            built = checkpoints.read(conn or own, self.organisation, view.name)
        assert built is not None
        return built.checkpoint

    def _recorded(self, position: int) -> None:
        if self.projector:
            self.projector.recorded(position)

    def close(self) -> None:
        """Let go of the log."""
        self._log.close()

    def _follow(self, conn: psycopg.Connection, view: Projection, page: int, registry: Registry) -> None:
        source = Source(self.organisation, view.interests, registry)
        at = self.checkpoint(view, conn)
        while at.position < (head := source.head(conn)):
            at = advance(conn, view, at, source.page(conn, at.position, min(head, at.position + page)))

    def _append(self, changes: list[Change]) -> int:
        command_id = uuid4()
        command = Command(changes, AN_OFFICIAL, RECORDED_AT, str(command_id), b"hash", command_id, command_id)
        position = self._log.append(command).position
        for change in changes:
            self._versions[change.stream_id] += len(change.events)
        return position


def _lots(entries: Iterable[Entry], versions: Counter[UUID]) -> Iterable[list[Change]]:
    """Commands of single facts, in order: a stream occurs once in each."""
    lot: dict[UUID, Change] = {}
    for stream_id, event in entries:
        if stream_id in lot or len(lot) == 200:
            yield list(lot.values())
            lot = {}
        lot[stream_id] = Change(stream_id, versions[stream_id], (event,))
    if lot:
        yield list(lot.values())

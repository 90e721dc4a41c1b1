"""Our table behind the library's recorder interface, for one organisation."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, LiteralString, NoReturn
from uuid import UUID, uuid4

from eventsourcing.persistence import ApplicationRecorder, IntegrityError, Notification, StoredEvent
from psycopg.rows import TupleRow

from store.command import Change, Command
from store.connections import Reading
from store.errors import VersionConflict
from store.mapper import StoredFact
from store.writer import GroupCommit

NOBODY = UUID(int=0)

STREAM: LiteralString = (
    "select stream_version, topic, state from par.events where organisation = %s and stream_id = %s"
    " and stream_version > %s and stream_version <= %s order by stream_version limit %s"
)
STREAM_BACKWARDS: LiteralString = STREAM.replace("order by stream_version", "order by stream_version desc")
NOTIFICATIONS: LiteralString = (
    "select position, stream_id, stream_version, topic, state from par.events where organisation = %s"
    " and position >= %s and position <= %s and (%s::text[] = '{}' or topic = any(%s)) order by position limit %s"
)


class LogRecorder(ApplicationRecorder):
    """Reads and appends `par.events`. A notification id is a position: 1, 2, 3 … without gaps."""

    def __init__(self, conninfo: str, organisation: UUID, reading: Reading, on_recorded: Callable[[int], None]) -> None:
        self._organisation = organisation
        self._reading = reading
        self.writer = GroupCommit(conninfo, organisation, on_recorded)

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int] | None:
        """Append the events of one command atomically and return their positions.

        `command` says who, when and under which key; without it (the library's own use) nobody, now, unkeyed.
        Raises the library's `IntegrityError` on a version conflict when no command is given, `StoreError` otherwise.
        """
        command: Command | None = kwargs.get("command")
        facts = [_as_fact(event) for event in stored_events]
        if command is not None:
            receipt = self.writer.submit(command, facts).result()
        elif facts:
            try:
                receipt = self.writer.submit(_bare_command(facts), facts).result()
            except VersionConflict as conflict:
                raise IntegrityError from conflict
        else:
            return []
        return list(range(receipt.position - len(facts) + 1, receipt.position + 1))

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        """The events of one stream, in order."""
        values = (originator_id, gt or 0, lte if lte is not None else 2**31 - 1, limit)
        rows = self._read(STREAM_BACKWARDS if desc else STREAM, values)
        return [StoredEvent(originator_id, version, topic, state) for version, topic, state in rows]

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        """A page of the organisation's log, in commit order."""
        first = (start or 0) + (0 if inclusive_of_start or start is None else 1)
        last = stop if stop is not None else 2**63 - 1
        rows = self._read(NOTIFICATIONS, (first, last, list(topics), list(topics), limit))
        return [Notification(stream, version, topic, state, id=p) for p, stream, version, topic, state in rows]

    def max_notification_id(self) -> int | None:
        """The last position of the organisation, or None for an empty log."""
        ((position,),) = self._read("select coalesce(max(position), 0) from par.heads where organisation = %s", ())
        return position or None

    def subscribe(self, gt: int | None = None, topics: Sequence[str] = ()) -> NoReturn:
        """Refused: projections poll by position, which misses nothing and survives a lost link."""
        raise NotImplementedError("poll select_notifications by position instead")

    def close(self) -> None:
        """Record what is queued and let go of the writer's connection."""
        self.writer.close()

    def _read(self, query: LiteralString, values: tuple[object, ...]) -> list[TupleRow]:
        return self._reading.fetch(query, (self._organisation, *values))


def _as_fact(event: StoredEvent) -> StoredFact:
    if isinstance(event, StoredFact):
        return event
    return StoredFact(event.originator_id, event.originator_version, event.topic, event.state, event_id=uuid4())


def _bare_command(facts: Sequence[StoredFact]) -> Command:
    expected: dict[UUID, int] = {}
    last: dict[UUID, int] = {}
    for fact in facts:
        before = expected.setdefault(fact.stream_id, fact.originator_version - 1)
        if fact.originator_version != last.get(fact.stream_id, before) + 1:
            raise IntegrityError("the versions of a stream follow each other")
        last[fact.stream_id] = fact.originator_version
    command_id = uuid4()
    return Command(
        changes=[Change(stream, version) for stream, version in expected.items()],
        actor=NOBODY,
        recorded_at=datetime.now(UTC),
        key=str(command_id),
        request=b"",
        command_id=command_id,
        correlation_id=command_id,
    )

"""The log of one organisation: append, load a stream, page through everything. An `eventsourcing` application."""

from collections.abc import Callable, Sequence
from typing import LiteralString
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.persistence import ApplicationRecorder, InfrastructureFactory, Mapper
from eventsourcing.utils import Environment

from domain.event import Event, Recorded
from domain.registry import REGISTRY, Registry
from store.command import Command, Receipt
from store.connections import Reading
from store.errors import KeyReused, StoreUnavailable
from store.mapper import EventMapper, StoredFact, StreamEvent
from store.recorder import LogRecorder

ACKNOWLEDGE_SECONDS = 5.0
"""Longest wait for an acknowledgement; after it the outcome is unknown and the same key must be sent again."""

PAGE: LiteralString = (
    "select position, stream_id, stream_version, topic, number, recorded_at, actor, event_id, command_id,"
    " correlation_id, causation_id, state from par.events where organisation = %s"
)

ANSWERED: LiteralString = (
    "select request, position, first_number, answer from par.commands where organisation = %s and key = %s"
)


class EventLog(Application[UUID]):
    """What the rest of PAR knows of the store: facts in, facts out."""

    name = "par"

    def __init__(
        self,
        conninfo: str,
        organisation: UUID,
        *,
        registry: Registry = REGISTRY,
        on_recorded: Callable[[int], None] = lambda _position: None,
    ) -> None:
        self.organisation = organisation
        self._conninfo = conninfo
        self._on_recorded = on_recorded
        self._mapper = EventMapper(registry)
        self._reading = Reading(conninfo)
        super().__init__()

    def append(self, command: Command) -> Receipt:
        """Record a command durably. Raises `VersionConflict`, `KeyReused` or `StoreUnavailable`."""
        outcome = self._log.writer.submit(command, self._facts(command))
        try:
            return outcome.result(ACKNOWLEDGE_SECONDS)
        except TimeoutError as late:
            outcome.cancel()
            raise StoreUnavailable from late

    async def append_soon(self, command: Command) -> Receipt:
        """The same for a coroutine: all who wait for one commit are woken at once.

        The caller sets the deadline (the API has one per request): who is cancelled before it was sent is not recorded.
        """
        return await self._log.writer.submit_soon(command, self._facts(command))

    def answered(self, key: str, request: bytes) -> Receipt | None:
        """What this key was answered before, if it was. Raises `KeyReused` when that was another request."""
        rows = self._reading.fetch(ANSWERED, (self.organisation, key))
        if not rows:
            return None
        asked, position, first_number, answer = rows[0]
        if asked != request:
            raise KeyReused
        return Receipt(position, first_number, answer, repeated=True)

    def load(self, stream_id: UUID) -> tuple[int, list[Event]]:
        """The version at which a stream stands, and its events. (0, []) for one that does not exist."""
        events = [event for event in self.events.get(stream_id) if isinstance(event, StreamEvent)]
        return len(events), [event.event for event in events]

    def stream(self, stream_id: UUID) -> list[Recorded[Event]]:
        """The events of a stream in their envelopes."""
        return self._recorded(" and stream_id = %s order by stream_version", (stream_id,))

    def page(self, after: int, limit: int, topics: Sequence[str] | None = None) -> list[Recorded[Event]]:
        """The next events after a position, in commit order; of these topics only when they are given.

        An event that cannot be read comes as `Unreadable`; one of a newer version raises `NewerEvent`.
        """
        if topics is None:
            return self._recorded(" and position > %s order by position limit %s", (after, limit))
        return self._recorded(
            " and position > %s and topic = any(%s) order by position limit %s", (after, list(topics), limit)
        )

    def head(self) -> int:
        """The last position, 0 for an empty log."""
        return self.recorder.max_notification_id() or 0

    def close(self) -> None:
        """Record what is queued and let go of every connection."""
        self._log.close()
        self._reading.close()
        super().close()

    def construct_factory(self, env: Environment) -> InfrastructureFactory:
        """The library wants one; ours only has to be there, since mapper and recorder are our own."""
        return InfrastructureFactory.construct(Environment(env.name, {"PERSISTENCE_MODULE": "eventsourcing.popo"}))

    def construct_mapper(self) -> Mapper[UUID]:
        """Ours: names from the allow-list."""
        return self._mapper

    def construct_recorder(self) -> ApplicationRecorder:
        """Ours: one table, the organisation first, group commit."""
        self._log = LogRecorder(self._conninfo, self.organisation, self._reading, self._on_recorded)
        return self._log

    def _facts(self, command: Command) -> list[StoredFact]:
        return [
            self._mapper.to_stored_event(StreamEvent(change.stream_id, change.expected + n, event))
            for change in command.changes
            for n, event in enumerate(change.events, 1)
        ]

    def _recorded(self, condition: LiteralString, values: tuple[object, ...]) -> list[Recorded[Event]]:
        rows = self._reading.fetch(PAGE + condition, (self.organisation, *values))
        decode, organisation = self._mapper.decode_or_park, self.organisation
        return [
            Recorded(
                organisation, position, stream, version, number, at, actor, eid, cmd, corr, cause, decode(topic, state)
            )
            for position, stream, version, topic, number, at, actor, eid, cmd, corr, cause, state in rows
        ]

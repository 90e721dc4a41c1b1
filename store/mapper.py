"""Between an event and the row that holds it: names, versions and bytes."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import orjson
from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import JSONTranscoder, Mapper, StoredEvent

from domain.event import Event
from domain.incident.numbering import number_series
from domain.registry import REGISTRY, Registry, UnknownEvent, topic_of


@dataclass(frozen=True, slots=True)
class StreamEvent:
    """An event with its place in its stream, as the library's event store takes and gives it."""

    originator_id: UUID
    originator_version: int
    event: Event


@dataclass(frozen=True)
class StoredFact(StoredEvent):
    """The library's stored event, with what our log adds to it."""

    event_id: UUID
    series: int | None = None
    """The series in which the log hands out a number with this event."""

    @property
    def stream_id(self) -> UUID:
        """The stream, as a uuid whatever the library allows."""
        found = self.originator_id
        return found if isinstance(found, UUID) else UUID(found)


class Unreadable(Event):
    """Stands in a page for an event that could not be read: unknown name or damaged data. Never stored."""

    NAME = "unreadable"
    topic: str
    why: str


class EventMapper(Mapper[UUID]):
    """Stored names come from the allow-list, never from a class path; old versions are lifted, newer ones refused."""

    def __init__(self, registry: Registry = REGISTRY) -> None:
        super().__init__(JSONTranscoder())
        self._registry = registry

    def to_stored_event(self, domain_event: DomainEventProtocol[UUID]) -> StoredFact:
        """The row for this event."""
        assert isinstance(domain_event, StreamEvent)  # noqa: S101 - the log makes no other
        event = domain_event.event
        return StoredFact(
            originator_id=domain_event.originator_id,
            originator_version=domain_event.originator_version,
            topic=topic_of(type(event)),
            state=encode(event),
            event_id=uuid4(),
            series=number_series(event),
        )

    def to_domain_event(self, stored_event: StoredEvent) -> DomainEventProtocol[UUID]:
        """The event in this row. Raises `NewerEvent`, `UnknownEvent` or pydantic's ValidationError."""
        assert isinstance(stored_event.originator_id, UUID)  # noqa: S101 - the column is a uuid
        return StreamEvent(
            originator_id=stored_event.originator_id,
            originator_version=stored_event.originator_version,
            event=self.decode(stored_event.topic, stored_event.state),
        )

    def decode(self, topic: str, state: bytes) -> Event:
        """The event stored under this topic with these bytes, lifted to today's version."""
        stored = self._registry.find(topic)
        if not stored.lifts:
            return stored.event.model_validate_json(state)
        data: dict[str, Any] = orjson.loads(state)
        for lift in stored.lifts:
            data = lift(data)
        return stored.event.model_validate_json(orjson.dumps(data))

    def decode_or_park(self, topic: str, state: bytes) -> Event:
        """The same for a page of many: one bad event does not hide the others. `NewerEvent` is still raised."""
        try:
            return self.decode(topic, state)
        except (UnknownEvent, ValueError, LookupError, TypeError, AttributeError) as bad:
            return Unreadable(topic=topic, why=type(bad).__name__)


def encode(event: Event) -> bytes:
    """The bytes that are kept: the event's own fields as JSON, in the order in which the class declares them."""
    return event.__pydantic_serializer__.to_json(event)

"""What a fold gets to see of the log."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from domain.event import Event


class Fact(NamedTuple):
    """An event with the part of its envelope that views show. Less than `Recorded`: every column read costs."""

    organisation: UUID
    position: int
    stream_id: UUID
    stream_version: int
    number: int | None
    """The number the register handed out with this event; None for an event without one."""
    recorded_at: datetime
    actor: UUID
    topic: str
    """Name and version under which it is stored."""
    event: Event

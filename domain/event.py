"""What every stored fact has in common, and the envelope the log puts around it."""

from datetime import datetime
from typing import ClassVar, Generic, NamedTuple, TypeVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """Data that never changes once made, and that knows no field it did not declare."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Event(Value):
    """One fact, in the past tense. Its NAME and VERSION are a storage format: never rename, never reuse.

    Who caused it, when it was recorded and in which stream stands in the envelope (`Recorded`); why, where a human
    judged, stands in the event.
    """

    NAME: ClassVar[str]
    VERSION: ClassVar[int] = 1


E_co = TypeVar("E_co", bound=Event, covariant=True)


class Recorded(NamedTuple, Generic[E_co]):
    """An event as the log holds it: the fact with its envelope."""

    organisation: UUID
    position: int
    """Place in the organisation's log: 1, 2, 3 … without gaps, in commit order."""
    stream_id: UUID
    stream_version: int
    """Place in its stream: 1 for the first event of an incident, a dossier, a sanction."""
    number: int | None
    """The number the register handed out with this event, 1, 2, 3 … per series; None for an event without one."""
    recorded_at: datetime
    actor: UUID
    """A pseudonym: who that is stands outside the log."""
    event_id: UUID
    command_id: UUID
    correlation_id: UUID
    causation_id: UUID | None
    event: E_co

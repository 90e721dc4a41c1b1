"""What is asked of the log in one go, and what it answers."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from domain.event import Event


class Change(NamedTuple):
    """Events for one stream, on the condition that it stands at `expected` (0: it does not exist yet).

    Without events it is a condition only: a rule that looked at another stream holds when that stream has not moved.
    """

    stream_id: UUID
    expected: int
    events: Sequence[Event] = ()


def key_of(actor: UUID, key: str) -> str:
    """How the Idempotency-Key of this actor is kept: what another sends under the same key is another request.

    The shape is a storage format.
    """
    return f"{actor}:{key}"


class Command(NamedTuple):
    """All that one command changes, atomically, with who, when and under which key."""

    changes: Sequence[Change]
    actor: UUID
    recorded_at: datetime
    key: str
    """The Idempotency-Key of the actor (`key_of`), or the command id when the caller gave none."""
    request: bytes
    """A keyed hash of the request, to tell a repetition from a reuse of the key."""
    command_id: UUID
    correlation_id: UUID
    causation_id: UUID | None = None
    answer: bytes = b"{}"
    """What a repetition is answered with besides position and numbers: ids and versions, never personal data."""


class Receipt(NamedTuple):
    """The command is durable."""

    position: int
    """Of the last event of the command, in the log of its organisation."""
    first_number: int | None
    """The first number handed out with the command; the next ones follow without gaps. None when there is none."""
    answer: bytes
    repeated: bool
    """True when the same key had been carried out before: this is the answer given then."""

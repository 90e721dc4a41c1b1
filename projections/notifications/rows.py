"""A row per fact of a term that a mailbox is to hear of, and a row per notification."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from projections.table import Index, Table


class ToTellRow(NamedTuple):
    """A reminder, a last day or a breach, and the notification that is about it."""

    organisation: UUID
    fact_id: UUID
    """Follows from the stream of the term and the place of the fact in it."""
    term_id: UUID
    version: int
    incident_id: UUID | None
    said_at: datetime
    notification_id: UUID | None
    """None as long as no notification is about it."""
    position: int


class NotificationRow(NamedTuple):
    """A notification as it stands."""

    organisation: UUID
    notification_id: UUID
    phase: str
    """`under_way`, `failed` or `sent`."""
    unit: str | None
    """Whose mailbox it was tried with last; None for that of the organisation."""
    catalogue_version: int
    """In which the address of that mailbox stands."""
    facts: int
    """How many facts of terms it is about."""
    attempts: int
    failures: int
    first_at: datetime
    """Of the first attempt."""
    last_at: datetime
    """Of the last fact about it: when it was sent, for one that was."""
    again_at: datetime | None
    """From when on it is tried again; None for one that was sent."""
    why: str | None
    """Why the last attempt that failed did."""
    reply: int | None
    begun_at_position: int
    """Its place among all notifications."""
    stream_version: int
    position: int


TO_TELL = Table(
    "notification_facts",
    ToTellRow,
    key=("fact_id",),
    indexes=(Index("notification_facts_waiting", "(organisation, said_at) where notification_id is null"),),
)
NOTIFICATIONS = Table(
    "notifications",
    NotificationRow,
    key=("notification_id",),
    indexes=(
        Index("notifications_by_begin", "(organisation, begun_at_position)"),
        Index("notifications_open", "(organisation) where phase <> 'sent'"),
    ),
)

"""Where the facts of a notification are kept: a stream that follows from the first thing it is about."""

from uuid import UUID, uuid5

from domain.notification.events import TermFact


def notification_stream(first: TermFact) -> UUID:
    """Two processes that want to mail about the same thing meet in the same stream, and one of them is too late."""
    return uuid5(first.term_id, f"notification {first.version}")

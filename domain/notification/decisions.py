"""When a notification is tried, and tried again. Nothing is refused, and it is never given up.

The mail says only that there is something to do, so a late one is as good as an early one, and one is enough for
whatever came in meanwhile.
"""

from datetime import timedelta
from typing import Final

from domain.notification.commands import AttemptNotification, NotificationCommand, ReportFailed, ReportSent
from domain.notification.events import (
    NotificationAttempted,
    NotificationEvent,
    NotificationFailed,
    NotificationSent,
)
from domain.notification.state import State

LONGEST_ATTEMPT: Final = timedelta(minutes=10)
"""Longer than the timeouts of one attempt add up to: whoever has not said by then what came of it, is no more."""
FIRST_WAIT: Final = timedelta(minutes=1)
LONGEST_WAIT: Final = timedelta(hours=1)
_DOUBLINGS: Final = 6
"""After so many the longest wait is reached."""


def wait_after(attempt: int) -> timedelta:
    """How long to wait after a failed attempt: a minute after the first, then twice as long each time, up to an hour.

    The wait grows so that a server in trouble is left alone (RFC 5321, 4.5.4.1).
    """
    return min(FIRST_WAIT * (1 << min(attempt - 1, _DOUBLINGS)), LONGEST_WAIT)


def decide(state: State, command: NotificationCommand) -> list[NotificationEvent]:
    """The facts that follow; an empty list when it was sent, when it is not time yet, or when an attempt is over."""
    match command:
        case AttemptNotification():
            return _attempt(state, command)
        case ReportSent():
            return [NotificationSent(attempt=command.attempt)] if _is_at(state, command.attempt) else []
        case ReportFailed():
            return [_failed(command)] if _is_at(state, command.attempt) else []


def _attempt(state: State, command: AttemptNotification) -> list[NotificationEvent]:
    if state.phase == "sent" or (state.again_at is not None and command.at < state.again_at):
        return []
    about = tuple(fact for fact in dict.fromkeys(command.about) if fact not in state.about)
    if not about and not state.about:
        return []
    return [
        NotificationAttempted(
            attempt=state.attempts + 1,
            unit=command.unit,
            catalogue_version=command.catalogue_version,
            about=about,
            lost_at=command.at + LONGEST_ATTEMPT,
        )
    ]


def _is_at(state: State, attempt: int) -> bool:
    """This attempt is the one that is under way; of an earlier one it no longer matters what came of it."""
    return state.phase == "under_way" and state.attempts == attempt


def _failed(command: ReportFailed) -> NotificationFailed:
    return NotificationFailed(
        attempt=command.attempt,
        why=command.why,
        reply=command.reply,
        again_at=command.at + wait_after(command.attempt),
    )

"""What the facts of one notification add up to: how far it is, and when it may be tried again."""

from collections.abc import Iterable
from functools import reduce
from typing import Literal

from domain.event import Value
from domain.notification.events import (
    NotificationAttempted,
    NotificationEvent,
    NotificationFailed,
    NotificationSent,
    TermFact,
)
from domain.periods import Moment

Phase = Literal["none", "under_way", "failed", "sent"]


class State(Value):
    """One notification."""

    phase: Phase = "none"
    attempts: int = 0
    about: frozenset[TermFact] = frozenset()
    again_at: Moment | None = None
    """From when on it is tried again; None before the first attempt and when it was sent."""


INITIAL = State()


def evolve(state: State, event: NotificationEvent) -> State:
    """The state after this fact."""
    match event:
        case NotificationAttempted():
            about = state.about.union(event.about)
            return State(phase="under_way", attempts=event.attempt, about=about, again_at=event.lost_at)
        case NotificationSent():
            return state.model_copy(update={"phase": "sent", "again_at": None})
        case NotificationFailed():
            return state.model_copy(update={"phase": "failed", "again_at": event.again_at})


def fold(events: Iterable[NotificationEvent], state: State = INITIAL) -> State:
    """The state after all these facts, in order."""
    return reduce(evolve, events, state)

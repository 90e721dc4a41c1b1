"""What the facts of one sanction add up to."""

from collections.abc import Iterable
from functools import reduce

from domain.event import Value
from domain.sanction.events import SanctionEvent


class NotImposed(Value):
    """There is no sanction under this id."""


class Imposed(Value):
    """A sanction that was taken."""

    fact: SanctionEvent


State = NotImposed | Imposed
INITIAL: State = NotImposed()


def evolve(_state: State, event: SanctionEvent) -> State:
    """The state after this fact."""
    return Imposed(fact=event)


def fold(events: Iterable[SanctionEvent], state: State = INITIAL) -> State:
    """The state after all these facts, in order."""
    return reduce(evolve, events, state)

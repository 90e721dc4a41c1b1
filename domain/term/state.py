"""What the facts of one term add up to: what was said of it already."""

from collections.abc import Iterable
from functools import reduce

from domain.event import Value
from domain.term.events import TermBreached, TermEvent, TermFellDue, TermMet, TermReminded


class State(Value):
    """A term, and what was said of it."""

    reminded: bool = False
    fell_due: bool = False
    breached: bool = False
    met: bool = False


INITIAL = State()


def evolve(state: State, event: TermEvent) -> State:
    """The state after this fact."""
    match event:
        case TermReminded():
            return state.model_copy(update={"reminded": True})
        case TermFellDue():
            return state.model_copy(update={"fell_due": True})
        case TermBreached():
            return state.model_copy(update={"breached": True})
        case TermMet():
            return state.model_copy(update={"met": True})


def fold(events: Iterable[TermEvent], state: State = INITIAL) -> State:
    """The state after all these facts, in order."""
    return reduce(evolve, events, state)

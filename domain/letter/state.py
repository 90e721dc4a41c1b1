"""What the facts of one letter add up to, and those of the texts of one organisation."""

from collections.abc import Iterable
from functools import reduce

from domain.event import Value
from domain.letter.events import LetterEvent, LetterGenerated, LetterSent


class Unwritten(Value):
    """There is no letter under this id."""


class Written(Value):
    """A letter that was made."""

    fact: LetterGenerated
    dispatches: tuple[LetterSent, ...] = ()


State = Unwritten | Written
INITIAL: State = Unwritten()


def evolve(state: State, event: LetterEvent) -> State:
    """The state after this fact."""
    if isinstance(event, LetterGenerated):
        return Written(fact=event)
    if isinstance(state, Unwritten):
        return state
    return state.model_copy(update={"dispatches": (*state.dispatches, event)})


def fold(events: Iterable[LetterEvent], state: State = INITIAL) -> State:
    """The state after all these facts, in order."""
    return reduce(evolve, events, state)

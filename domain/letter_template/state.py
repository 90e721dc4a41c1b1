"""The texts that one organisation writes its letters with."""

from collections.abc import Iterable, Mapping
from functools import reduce

from domain.event import Value
from domain.letter.facts import LetterKind
from domain.letter_template.events import TemplateAdopted, TemplateEvent


class State(Value):
    """The last text of each kind that was adopted; none for a kind that is written with the text of PAR."""

    adopted: Mapping[LetterKind, TemplateAdopted] = {}


INITIAL = State()


def evolve(state: State, event: TemplateEvent) -> State:
    """The texts after this fact."""
    return State(adopted={**state.adopted, event.kind: event})


def fold(events: Iterable[TemplateEvent], state: State = INITIAL) -> State:
    """The texts after all these facts, in order."""
    return reduce(evolve, events, state)

"""What the facts of one case at the police add up to."""

from collections.abc import Container, Iterable
from datetime import date
from functools import reduce
from typing import Final
from uuid import UUID

from domain.event import Value
from domain.police.events import Outcome, OutcomeRecorded, PoliceCharged, PoliceEvent, PoliceReported, ReliedUpon

WITHOUT_GUILT: Final = frozenset({"dismissed", "acquitted"})
"""The outcomes after which everything that rests on the case has to be judged anew."""


class NotMade(Value):
    """There is no case under this id."""


class Made(Value):
    """A report or a charge."""

    fact: PoliceReported | PoliceCharged
    outcome: Outcome = "pending"
    outcome_on: date | None = None
    """None as long as no outcome was recorded."""
    relied_upon: tuple[ReliedUpon, ...] = ()


State = NotMade | Made
INITIAL: State = NotMade()


def evolve(state: State, event: PoliceEvent) -> State:
    """The state after this fact."""
    if isinstance(event, PoliceReported | PoliceCharged):
        return Made(fact=event)
    if not isinstance(state, Made):
        return state
    if isinstance(event, OutcomeRecorded):
        return state.model_copy(update={"outcome": event.outcome, "outcome_on": event.on})
    return state.model_copy(update={"relied_upon": (*state.relied_upon, event)})


def fold(events: Iterable[PoliceEvent], state: State = INITIAL) -> State:
    """The state after all these facts, in order."""
    return reduce(evolve, events, state)


def cleared(case: State) -> bool:
    """Whether it ended without guilt."""
    return isinstance(case, Made) and case.outcome in WITHOUT_GUILT


def rests_on(case: State, incidents: Container[UUID]) -> bool:
    """Whether the case is there and is about one of these incidents."""
    return isinstance(case, Made) and any(incident in incidents for incident in case.fact.incident_ids)

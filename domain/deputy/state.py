"""What the facts of the deputies of one person add up to."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import reduce
from typing import Protocol
from uuid import UUID

from domain.deputy.events import DeputyAppointed, DeputyEnded, DeputyEvent
from domain.event import Value


class ForAPeriod(Protocol):
    """Whatever holds from a day until another: a deputyship, or its row in a view."""

    @property
    def first_day(self) -> date:
        """The first day."""

    @property
    def last_day(self) -> date:
        """The last day, as it was agreed."""

    @property
    def ended_on(self) -> date | None:
        """The first day on which it holds no longer, when it was ended early."""


class Deputyship(Value):
    """One person who does the tasks of another, for a period."""

    fact: DeputyAppointed
    ended: DeputyEnded | None = None

    @property
    def ended_on(self) -> date | None:
        """The first day on which it holds no longer, when it was ended early."""
        return self.ended.on if self.ended else None

    @property
    def first_day(self) -> date:
        """The first day."""
        return self.fact.first_day

    @property
    def last_day(self) -> date:
        """The last day, as it was agreed."""
        return self.fact.last_day


class Deputies(Value):
    """All deputies that the person ever had."""

    of: Mapping[UUID, Deputyship] = {}


State = Deputies
INITIAL: State = Deputies()


def holds_on(deputyship: ForAPeriod, day: date) -> bool:
    """Whether somebody deputises on this day in the Netherlands."""
    in_time = deputyship.first_day <= day <= deputyship.last_day
    return in_time and (deputyship.ended_on is None or day < deputyship.ended_on)


def overlaps(deputyship: Deputyship, first_day: date, last_day: date) -> bool:
    """Whether there is a day on which the deputyship holds from the first of these days until the last."""
    begins = max(deputyship.first_day, first_day)
    return begins <= last_day and holds_on(deputyship, begins)


def evolve(state: State, event: DeputyEvent) -> State:
    """The state after this fact."""
    if isinstance(event, DeputyAppointed):
        return _with(state, Deputyship(fact=event))
    known = state.of.get(event.deputyship_id)
    return state if known is None else _with(state, known.model_copy(update={"ended": event}))


def fold(events: Iterable[DeputyEvent], state: State = INITIAL) -> State:
    """The state after all these facts, in order."""
    return reduce(evolve, events, state)


def _with(state: State, deputyship: Deputyship) -> State:
    return Deputies(of={**state.of, deputyship.fact.deputyship_id: deputyship})

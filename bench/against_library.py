"""Our views one by one against the library's `ProjectionRunner`, over the same facts, in turn."""

from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple

from bench import stock_view, views
from bench.fill import fill
from bench.ground import Ground, ground
from bench.story import story
from bench.tables import Table, number, plain
from bench.timing import Row, Slice, in_turn
from projections.projection import Projection
from projections.statistics_facts.fold import STATISTICS_FACTS
from projections.views import VIEWS

STOCK: Final = "the library's runner: statistics_facts"

Ours = Callable[[Ground, Projection, int], float]
"""Brings one of our views to a position, from nothing. Returns the seconds it took."""


class Result(NamedTuple):
    """All variants over one log."""

    events: int
    rounds: int
    same_rows: int
    """Rows that both sides made, compared one by one."""
    rows: list[Row]

    @property
    def like_for_like(self) -> Row:
        """Ours with the same content as the library's."""
        return next(row for row in self.rows if row.name == _name(STATISTICS_FACTS))


def measure(ours: Ours, *, events: int, rounds: int) -> Result:
    """Every view in every round. Raises AssertionError when both sides did not make the same rows."""
    with ground() as on:
        told = list(story(on, events))
        fill(on, told)
        last = stock_view.record(on, told)
        variants: dict[str, Slice] = {STOCK: lambda _seconds: events / views.stock_from_start(on, last)}
        for view in VIEWS:
            variants[_name(view)] = partial(_speed, ours, on, view, events)
        rows = in_turn(variants, STOCK, rounds=rounds, seconds=0)
        return Result(events, rounds, views.refuse_unless_same(on), rows)


def table(result: Result) -> Table:
    """A row per variant. Only `statistics_facts` is like for like: the others hold more."""
    heads = ("variant", "events per second", "x the library")
    return Table(heads, [(row.name, number(row.per_second), number(row.ratio)) for row in result.rows])


def told(result: Result) -> str:
    """For a terminal."""
    sizes = f"{result.events:,} events, median of {result.rounds} rounds, {result.same_rows:,} rows the same"
    return f"{sizes}\n{plain(table(result))}"


def _speed(ours: Ours, on: Ground, view: Projection, events: int, _seconds: float) -> float:
    return events / ours(on, view, events)


def _name(view: Projection) -> str:
    return f"PAR: {view.name}"

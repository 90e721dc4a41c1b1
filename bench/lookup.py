"""Looking up a dossier card: over HTTP against the bare query, and whether the cost stays the same as the log grows.

Every size is a register of its own on one server, and all sizes take turns, so a busy moment hits all of them alike.
`python -m bench.lookup 1000 10000` measures these sizes only.
"""

import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
from typing import Final, NamedTuple

from bench.conditions import noted
from bench.ground import cluster
from bench.latency import Timed, in_turn
from bench.shelf import Shelf, Way, shelf
from bench.tables import Table, milliseconds, number, plain

SIZES: Final = (1_000, 10_000, 100_000)
"""Events."""
EVERY_SIZE: Final = (*SIZES, 1_000_000)
"""The last of these takes minutes to fill."""
CONNECTIONS: Final = (1, 16)
COMPARED_AT: Final = 10_000
"""Events in the log where HTTP is compared with the bare query; the nearest size is taken."""
COMPARED: Final = (Way.QUERY, Way.OPENED, Way.HTTP)
GROWING: Final = (Way.QUERY, Way.HTTP, Way.LOADED)


class Line(NamedTuple):
    """One way to look up, at one size of the log, over so many connections."""

    way: Way
    events: int
    connections: int
    timed: Timed


class Result(NamedTuple):
    """Both comparisons."""

    rounds: int
    seconds: float
    fill_seconds: dict[int, float]
    """Per size: to fill the log, build the view and start the service."""
    answer_bytes: int
    """Of a card, on average."""
    by_way: list[Line]
    """At one size; ratios are to the bare query over as many connections."""
    by_size: list[Line]
    """Over one connection; ratios are to the smallest size, looked up the same way."""

    def growth(self, way: Way) -> float:
        """The median latency at the largest size, divided by that at the smallest."""
        return [line for line in self.by_size if line.way is way][-1].timed.p50_ratio


def run(sizes: Sequence[int] = SIZES, rounds: int = 5, seconds: float = 0.5) -> Result:
    """Measure. Most of the time goes into filling the largest size."""
    with ExitStack() as closing:
        server, folder = closing.enter_context(cluster())
        shelves: dict[int, Shelf] = {}
        fill_seconds = {}
        for size in sorted(sizes):
            begin = time.perf_counter()
            shelves[size] = closing.enter_context(shelf(server, folder, size))
            fill_seconds[size] = time.perf_counter() - begin
        compared = min(shelves, key=lambda size: abs(size - COMPARED_AT))
        measure = partial(in_turn, rounds=rounds, seconds=seconds)
        by_way, by_size = [], []
        for connections in CONNECTIONS:
            ways = {way.value: shelves[compared].sampler(way, connections) for way in COMPARED}
            timed = measure(ways, COMPARED[0].value)
            by_way += [Line(Way(one.name), compared, connections, one) for one in timed]
        for way in GROWING:
            timed = measure({str(size): one.sampler(way, 1) for size, one in shelves.items()}, str(min(shelves)))
            by_size += [Line(way, int(one.name), 1, one) for one in timed]
        return Result(rounds, seconds, fill_seconds, shelves[compared].answer_bytes, by_way, by_size)


def ways_table(result: Result) -> Table:
    """HTTP against the bare query."""
    heads = ("way", "connections", "per second", "x the bare query", "p50 ms", "p99 ms")
    return Table(
        heads,
        [(line.way, str(line.connections), *_figures(line.timed, line.timed.ratio)) for line in result.by_way],
    )


def sizes_table(result: Result) -> Table:
    """The same lookups in ever larger logs."""
    heads = ("way", "events", "per second", "p50 x the smallest", "p50 ms", "p99 ms")
    return Table(
        heads,
        [(line.way, f"{line.events:,}", *_figures(line.timed, line.timed.p50_ratio)) for line in result.by_size],
    )


def main(sizes: Sequence[int] = SIZES) -> None:
    """Print two tables."""
    result, conditions = noted(partial(run, sizes))
    print(f"median of {result.rounds} rounds of {result.seconds:g} s; a card is {result.answer_bytes} bytes on average")
    print(plain(ways_table(result)))
    print(plain(sizes_table(result)))
    print("filled in " + ", ".join(f"{seconds:.0f} s ({size:,})" for size, seconds in result.fill_seconds.items()))
    print(conditions)


def _figures(timed: Timed, ratio: float) -> tuple[str, str, str, str]:
    return number(timed.per_second), number(ratio), milliseconds(timed.p50), milliseconds(timed.p99)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or SIZES)

"""What PAR has to reach, and whether a run reached it. The bounds are those of the first part of its plan."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from bench import against_library, append, lag, lookup
from bench.search import SearchResult
from bench.shelf import Way
from bench.tables import milliseconds, number

OVER_STOCK: Final = {1: 2.0, 8: 6.0, 32: 15.0}
"""Appends per second, so many times those of the library's recorder, per number of writers."""
AHEAD_OF_RAW_FROM: Final = 8
LIVE, REBUILD = 25.0, 60.0
LAG_P50, LAG_P99 = 0.005, 0.050
SEARCH_P99_MS: Final = 30.0
FLAT: Final = 1.5
"""A look-up is flat when its median in the largest log is at most so many times that in the smallest."""


SLOW_TO_READ: Final = (
    "Most of what is left is reading a whole sealed event back in Python, and only PAR checks what it reads. The "
    "bounds come from research on a machine where the library's runner did about 1,050 events a second; compare that "
    "with the table. The library also asks for the topics of this view only, and is counted as if it read the others."
)
REASONS: Final = {
    "append": (
        "The bounds come from prototypes that stored finished bytes. Here only PAR mints, seals, numbers and remembers "
        "keys, all in one Python process beside PostgreSQL on two cores: making the commands (see the table) and "
        "packing them takes more time than PostgreSQL does, and with one writer two threads hand over to each other."
    ),
    "live": SLOW_TO_READ,
    "rebuild": SLOW_TO_READ,
    "lag": (
        "The views are one transaction, yet the writer, the runner that follows for all and PostgreSQL share the "
        "cores: most of this is waiting for a turn, not work."
    ),
    "search": "One thread looks through every name that could be meant.",
    "lookup": "A larger index is a level deeper, and no longer all of it is in the memory of PostgreSQL.",
}
"""Why a goal is missed when it is, as far as it was found out."""


class Goal(NamedTuple):
    """One bound and what was measured."""

    about: str
    """A key of `REASONS`."""
    what: str
    wanted: str
    measured: str
    reached: bool


def of_append(results: list[append.Result]) -> Iterator[Goal]:
    """Ahead of the library by so much, and of raw inserts from eight writers on."""
    for result in results:
        ratios = {row.name: row.ratio for row in result.rows}
        who = f"append of a {result.what}, {result.writers} writer{'s' if result.writers > 1 else ''}"
        yield at_least("append", f"{who}, against the library", OVER_STOCK[result.writers], ratios[append.OURS])
        if result.writers >= AHEAD_OF_RAW_FROM:
            yield at_least("append", f"{who}, against raw psycopg", 1.0, ratios[append.OURS] / ratios[append.RAW_NAME])


def of_live(result: against_library.Result) -> Iterator[Goal]:
    """Following the log."""
    yield at_least("live", "live projection, against the library", LIVE, result.like_for_like.ratio)


def of_rebuild(result: against_library.Result) -> Iterator[Goal]:
    """Building anew."""
    yield at_least("rebuild", "rebuild, against the library", REBUILD, result.like_for_like.ratio)


def of_lag(result: lag.Result) -> Iterator[Goal]:
    """Until the slowest view shows it."""
    pace = f"at {result.asked_per_second:g} per second"
    for share, bound, measured in (("p50", LAG_P50, result.every_view.p50), ("p99", LAG_P99, result.every_view.p99)):
        what = f"lag from commit to visible in all views, {pace}, {share}"
        yield Goal("lag", what, f"≤ {bound * 1000:g} ms", f"{milliseconds(measured)} ms", measured <= bound)


def of_search(result: SearchResult) -> Iterator[Goal]:
    """Over all kinds of query together."""
    p99 = result.overall.p99_ms
    yield Goal(
        "search",
        f"search over {result.names:,} names, p99",
        f"≤ {SEARCH_P99_MS:g} ms",
        f"{p99:.1f} ms",
        p99 <= SEARCH_P99_MS,
    )


def of_lookup(result: lookup.Result) -> Iterator[Goal]:
    """The same cost in a small log and in a large one."""
    sizes = sorted({line.events for line in result.by_size})
    for way in dict.fromkeys(line.way for line in result.by_size):
        what = f"{Way(way).value}: cost from {sizes[0]:,} to {sizes[-1]:,} events"
        growth = result.growth(way)
        yield Goal("lookup", what, f"flat (≤ {FLAT:g} ×)", f"{growth:.2f} ×", growth <= FLAT)


def at_least(about: str, what: str, wanted: float, measured: float) -> Goal:
    """So many times as fast."""
    return Goal(about, what, f"≥ {wanted:g} ×", f"{number(measured)} ×", measured >= wanted)

"""From commit to visible: how long after a report is durable every view shows it, at a steady pace in one process.

Writer and runners are put together as `par serve` does it: the log tells that it grew, the runners follow. The moment
of the commit is when the writer has its acknowledgement from PostgreSQL; a view shows a report when the transaction
with its row is committed, as its runner tells whoever waits for a position. Nothing polls, so nothing is in the way.
"""

import asyncio
import statistics
import time
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final, NamedTuple

from bench import facts
from bench.conditions import noted
from bench.ground import Ground, ground
from bench.tables import Table, milliseconds, plain
from bench.timing import percentile
from bench.views import WatchedProjector
from projections.views import VIEWS
from projections.waiting import Reached
from store.log import EventLog

EVERY_VIEW: Final = "all views"
LONGEST_SECONDS: Final = 10.0


class Lag(NamedTuple):
    """Of one view; in seconds, the median over the rounds."""

    view: str
    p50: float
    p99: float
    asked_p50: float
    """From the moment the report was handed to the log, so with the commit itself."""
    asked_p99: float


class Result(NamedTuple):
    """All views, at one pace."""

    asked_per_second: float
    per_second: float
    """Reached; lower when the machine could not keep up."""
    rounds: int
    seconds: float
    lags: list[Lag]

    @property
    def every_view(self) -> Lag:
        """Until the slowest of the views shows it."""
        return next(lag for lag in self.lags if lag.view == EVERY_VIEW)


class _Moments(Reached):
    """Notes when each view got where."""

    def __init__(self) -> None:
        super().__init__()
        self.of: dict[str, list[tuple[int, float]]] = {view.name: [] for view in VIEWS}

    def tell(self, projection: str, position: int) -> None:
        """As told by the runner right after its commit."""
        self.of[projection].append((position, time.perf_counter()))
        super().tell(projection, position)


class _Written(NamedTuple):
    """One report."""

    position: int
    asked: float
    committed: float


class _Office(NamedTuple):
    """A log with its runners."""

    log: EventLog
    committed: dict[int, float]
    """When the log was acknowledged up to a position."""
    seen: _Moments


def run(per_second: float = 200, seconds: float = 8, rounds: int = 3) -> Result:
    """Measure. One more round before these warms up and is not counted."""
    with ground() as on:
        measured = [_round(on, per_second, seconds) for _ in range(rounds + 1)][1:]
    names = measured[0][1]
    return Result(
        asked_per_second=per_second,
        per_second=statistics.median(pace for pace, _ in measured),
        rounds=rounds,
        seconds=seconds,
        lags=[_median([lags[name] for _, lags in measured]) for name in names],
    )


def table(result: Result) -> Table:
    """A row per view, in milliseconds."""
    heads = ("visible in", "after the commit: p50 ms", "p99 ms", "after asking: p50 ms", "p99 ms")
    return Table(heads, [(lag.view, *map(milliseconds, lag[1:])) for lag in result.lags])


def main() -> None:
    """Print a table."""
    result, conditions = noted(run)
    print(
        f"{result.asked_per_second:g} reports per second asked, {result.per_second:.0f} reached,"
        f" median of {result.rounds} rounds of {result.seconds:g} s"
    )
    print(plain(table(result)))
    print(conditions)


def _round(on: Ground, per_second: float, seconds: float) -> tuple[float, Mapping[str, Lag]]:
    with _office(on) as office:
        begin = time.perf_counter()
        reports = asyncio.run(_write(on, office.log, per_second, seconds))
        pace = len(reports) / (time.perf_counter() - begin)
        _await(office.seen, reports[-1][0])
    ends = sorted(office.committed.items())
    written = [_Written(position, asked, _first(ends, position)) for position, asked in reports]
    shown = {view: [_first(moments, one.position) for one in written] for view, moments in office.seen.of.items()}
    shown[EVERY_VIEW] = [max(moments) for moments in zip(*shown.values(), strict=True)]
    return pace, {view: _lag(view, written, moments) for view, moments in shown.items()}


@contextmanager
def _office(on: Ground) -> Iterator[_Office]:
    seen, committed = _Moments(), {}
    projector = WatchedProjector(on, seen)

    def recorded(position: int) -> None:
        committed[position] = time.perf_counter()
        projector.recorded(position)

    log = EventLog(on.conninfo, on.organisation, on_recorded=recorded)
    try:
        with projector:
            _await(seen, log.head())
            yield _Office(log, committed, seen)
    finally:
        log.close()


def _await(seen: Reached, position: int) -> None:
    if not seen.wait((view.name for view in VIEWS), position, LONGEST_SECONDS):
        raise TimeoutError("the views did not get there")


async def _write(on: Ground, log: EventLog, per_second: float, seconds: float) -> list[tuple[int, float]]:
    """Reports at a steady pace, whether or not earlier ones are done. Position and the moment each was asked."""
    begin = time.perf_counter()
    under_way: list[asyncio.Task[tuple[int, float]]] = []
    for nth in range(int(per_second * seconds)):
        await asyncio.sleep(begin + nth / per_second - time.perf_counter())
        under_way.append(asyncio.create_task(_report(on, log)))
    return sorted(await asyncio.gather(*under_way))


async def _report(on: Ground, log: EventLog) -> tuple[int, float]:
    command = facts.report(on)
    asked = time.perf_counter()
    return (await log.append_soon(command)).position, asked


def _first(moments: Sequence[tuple[int, float]], position: int) -> float:
    """When a position was first passed. `moments` are in order."""
    return moments[bisect_left(moments, (position, 0.0))][1]


def _lag(view: str, written: Sequence[_Written], shown: Sequence[float]) -> Lag:
    after_commit = [at - one.committed for one, at in zip(written, shown, strict=True)]
    after_asking = [at - one.asked for one, at in zip(written, shown, strict=True)]
    both = (percentile(lags, share) for lags in (after_commit, after_asking) for share in (0.5, 0.99))
    return Lag(view, *both)


def _median(lags: Sequence[Lag]) -> Lag:
    figures = zip(*(lag[1:] for lag in lags), strict=True)
    return Lag(lags[0].view, *map(statistics.median, figures))


if __name__ == "__main__":
    main()

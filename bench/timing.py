"""Slices in turn: every variant gets a short slice in every round, so that a busy moment hits all of them alike."""

import asyncio
import statistics
import threading
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import NamedTuple

Slice = Callable[[float], float]
"""Runs for so many seconds and returns operations per second."""


class Row(NamedTuple):
    """One variant over all rounds."""

    name: str
    per_second: float
    """Median over the rounds."""
    ratio: float
    """Median over the rounds of this variant divided by the reference in the same round."""


def in_turn(variants: Mapping[str, Slice], reference: str, *, rounds: int, seconds: float) -> list[Row]:
    """Run all variants round by round. The first round warms up and is not counted."""
    counted: dict[str, list[float]] = {name: [] for name in variants}
    for number in range(rounds + 1):
        for name, run in variants.items():
            speed = run(seconds)
            if number:
                counted[name].append(speed)
    return [Row(name, statistics.median(speeds), ratio(speeds, counted[reference])) for name, speeds in counted.items()]


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """The median of the ratios round by round."""
    return statistics.median(a / b for a, b in zip(ours, theirs, strict=True))


def threads(writers: int, operation: Callable[[int], object]) -> Slice:
    """So many threads that repeat an operation, which is told which thread it is."""

    def run(seconds: float) -> float:
        done = [0] * writers
        stop = time.perf_counter() + seconds

        def work(writer: int) -> None:
            while time.perf_counter() < stop:
                operation(writer)
                done[writer] += 1

        return _timed(lambda: _join([threading.Thread(target=work, args=(n,)) for n in range(writers)]), done)

    return run


def coroutines(writers: int, operation: Callable[[int], Awaitable[object]]) -> Slice:
    """So many coroutines of one event loop that repeat an operation."""

    def run(seconds: float) -> float:
        done = [0] * writers

        async def work(writer: int, stop: float) -> None:
            while time.perf_counter() < stop:
                await operation(writer)
                done[writer] += 1

        async def all_of_them() -> None:
            stop = time.perf_counter() + seconds
            await asyncio.gather(*(work(n, stop) for n in range(writers)))

        return _timed(lambda: asyncio.run(all_of_them()), done)

    return run


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def _timed(work: Callable[[], object], done: Sequence[int]) -> float:
    begin = time.perf_counter()
    work()
    return sum(done) / (time.perf_counter() - begin)


def _join(workers: Sequence[threading.Thread]) -> None:
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

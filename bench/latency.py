"""How long each operation takes and how many go in a second, variants in turn."""

import statistics
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from bench.timing import percentile, ratio


class Sample(NamedTuple):
    """One slice of one variant."""

    per_second: float
    latencies: Sequence[float]
    """Of each operation, in seconds."""


Sampler = Callable[[float], Sample]
"""Runs for so many seconds."""


class Timed(NamedTuple):
    """One variant over all rounds; medians over the rounds."""

    name: str
    per_second: float
    ratio: float
    """Operations per second, divided by those of the reference in the same round."""
    p50: float
    p99: float
    p50_ratio: float
    """The median latency, divided by that of the reference in the same round."""


def in_turn(variants: Mapping[str, Sampler], reference: str, *, rounds: int, seconds: float) -> list[Timed]:
    """Run all variants round by round. The first round warms up and is not counted."""
    counted: dict[str, list[Sample]] = {name: [] for name in variants}
    for number in range(rounds + 1):
        for name, run in variants.items():
            sample = run(seconds)
            if number:
                counted[name].append(sample)
    return [_timed(name, samples, counted[reference]) for name, samples in counted.items()]


def sampled(operations: Sequence[Callable[[], object]]) -> Sampler:
    """A thread for each of these operations, which repeats it."""

    def run(seconds: float) -> Sample:
        taken: list[float] = []
        stop = time.perf_counter() + seconds

        def work(operation: Callable[[], object]) -> None:
            before = time.perf_counter()
            while before < stop:
                operation()
                after = time.perf_counter()
                taken.append(after - before)
                before = after

        begin = time.perf_counter()
        workers = [threading.Thread(target=work, args=(operation,)) for operation in operations]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        return Sample(len(taken) / (time.perf_counter() - begin), taken)

    return run


def _timed(name: str, samples: Sequence[Sample], reference: Sequence[Sample]) -> Timed:
    p50s, p99s = ([percentile(sample.latencies, share) for sample in samples] for share in (0.5, 0.99))
    reference_p50s = [percentile(sample.latencies, 0.5) for sample in reference]
    speeds = [sample.per_second for sample in samples]
    return Timed(
        name=name,
        per_second=statistics.median(speeds),
        ratio=ratio(speeds, [sample.per_second for sample in reference]),
        p50=statistics.median(p50s),
        p99=statistics.median(p99s),
        p50_ratio=ratio(p50s, reference_p50s),
    )

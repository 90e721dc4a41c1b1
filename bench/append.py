"""Appends per second: our log against the stock recorder and against raw inserts of the same bytes.

Ours does everything a request does: mint keys, seal, number, remember the Idempotency-Key, commit durably. The others
get the finished bytes and only store them.
"""

import time
from collections.abc import Awaitable, Callable, Mapping
from typing import NamedTuple
from uuid import uuid4

import psycopg

from bench import facts
from bench.ground import Ground, ground, stock_event, stock_recorder
from bench.timing import Row, Slice, coroutines, in_turn, threads
from domain.registry import topic_of
from store.command import Command
from store.mapper import encode

WRITERS = (1, 8, 32)
RAW = "insert into raw_events (organisation, stream, version, topic, state) values (%b, %b, %b, %b, %b)"
STOCK, RAW_NAME, OURS = "stock recorder", "raw psycopg, one insert per commit", "PAR"


class Result(NamedTuple):
    """One kind of command at one number of writers."""

    what: str
    writers: int
    bytes_stored: int
    making_us: float
    """To make one such command: mint keys, seal, build. Only PAR does this within the time measured."""
    rows: list[Row]


KINDS: Mapping[str, Callable[[Ground], Command]] = {"follow-up note": facts.note, "full report": facts.report}


def run(rounds: int = 5, seconds: float = 1.0) -> list[Result]:
    """Measure both kinds of command at every number of writers."""
    with ground() as on:
        return [_measure(on, what, writers, rounds, seconds) for what in KINDS for writers in WRITERS]


def _measure(on: Ground, what: str, writers: int, rounds: int, seconds: float) -> Result:
    make = KINDS[what]
    event = facts.first_event(make(on))
    topic, state = topic_of(type(event)), encode(event)
    variants: dict[str, Slice] = {
        STOCK: _stock(on, topic, state, writers),
        RAW_NAME: _raw(on, topic, state, writers),
        OURS: coroutines(writers, _ours(on, make)),
    }
    making = _making(on, make)
    return Result(what, writers, len(state), making, in_turn(variants, STOCK, rounds=rounds, seconds=seconds))


def _making(on: Ground, make: Callable[[Ground], Command], times: int = 2_000) -> float:
    begin = time.perf_counter()
    for _ in range(times):
        make(on)
    return (time.perf_counter() - begin) / times * 1e6


def _ours(on: Ground, make: Callable[[Ground], Command]) -> Callable[[int], Awaitable[object]]:
    return lambda _writer: on.log.append_soon(make(on))


def _stock(on: Ground, topic: str, state: bytes, writers: int) -> Slice:
    recorder = stock_recorder(on.server)
    return threads(writers, lambda _writer: recorder.insert_events([stock_event(topic, state)]))


def _raw(on: Ground, topic: str, state: bytes, writers: int) -> Slice:
    connections = [psycopg.connect(on.server.dsn(), autocommit=True) for _ in range(writers)]
    connections[0].execute(
        "create table if not exists raw_events (organisation uuid, position bigserial, stream uuid, version int,"
        " topic text, state bytea, primary key (organisation, position), unique (organisation, stream, version))"
    )
    return threads(
        writers,
        lambda writer: connections[writer].execute(RAW, (on.organisation, uuid4(), 1, topic, state), prepare=True),
    )


def main() -> None:
    """Print a table."""
    print(f"{'command':16}{'bytes':>6}{'writers':>9}  {'variant':36}{'per second':>11}{'x stock':>9}{'x raw':>8}")
    for result in run():
        raw = next(row for row in result.rows if row.name == RAW_NAME)
        for row in result.rows:
            print(
                f"{result.what:16}{result.bytes_stored:6}{result.writers:9}  {row.name:36}"
                f"{row.per_second:11,.0f}{row.ratio:9.1f}{row.ratio / raw.ratio:8.2f}"
            )


if __name__ == "__main__":
    main()

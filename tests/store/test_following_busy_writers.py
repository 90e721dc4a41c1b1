"""Whoever follows the log page by page sees every event once, in order, while writers are busy."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from random import Random
from typing import LiteralString
from uuid import UUID, uuid4

import psycopg
import pytest

from store.command import Change, Command
from store.log import EventLog
from store.mapper import encode
from tests.postgres import Database
from tests.store.facts import AN_OFFICIAL, NOW, Typist, command
from tests.store.follower import Follower, following

WRITERS = 6
EVENTS_PER_WRITER = 3_400


def test_a_follower_misses_nothing_of_six_busy_writers(database: Database, log: EventLog, typist: Typist) -> None:
    # given six writers with a connection each, and batches from one event to forty
    work = [mixed_commands(typist, seed) for seed in range(WRITERS)]
    follower = Follower(log.page)

    # when they write while a follower reads
    with ExitStack() as closing, following(follower), ThreadPoolExecutor(WRITERS) as threads:
        logs = [EventLog(database.app, typist.organisation) for _ in work]
        for one in logs:
            closing.callback(one.close)
        list(threads.map(write_all, logs, work))
        seen_meanwhile = len(follower.seen)

    # then it saw every event, once and in order, and most of them while others were being written
    assert seen_meanwhile > 10_000
    positions = positions_in(database, typist.organisation)
    assert len(positions) == WRITERS * EVENTS_PER_WRITER >= 20_000
    assert positions == list(range(1, len(positions) + 1))
    assert follower.missed(positions) == []


NAIVE: LiteralString = (
    "insert into par.events values"
    " (%(org)s, nextval('naive'), %(stream)s, 1, 'incident.witness_added.v1', null, %(at)s, %(who)s,"
    " gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), null, %(state)s)"
)


def test_a_writer_that_takes_positions_from_a_sequence_is_caught(
    database: Database, log: EventLog, typist: Typist
) -> None:
    # given two naive writers, of whom the first takes a position and the second commits
    follower = Follower(log.page)
    values = {"org": typist.organisation, "at": NOW, "who": AN_OFFICIAL, "state": encode(typist.witness(uuid4()))}
    with psycopg.connect(database.owner) as slow, psycopg.connect(database.owner) as fast:
        fast.execute("create sequence naive")
        fast.commit()
        slow.execute(NAIVE, values | {"stream": uuid4()})
        fast.execute(NAIVE, values | {"stream": uuid4()})
        fast.commit()

        # when the follower reads before the first commits
        follower.catch_up()
        slow.commit()
    follower.catch_up()

    # then the check says what it missed
    assert follower.missed(positions_in(database, typist.organisation)) == [1]


@pytest.mark.parametrize("seen", [[1, 1, 2], [2, 1], [1], [1, 2, 3]])
def test_double_reversed_missing_and_invented_events_are_caught(seen: list[int]) -> None:
    follower = Follower(lambda _after, _limit: [])
    follower.seen = seen
    assert follower.missed([1, 2]) != []


def mixed_commands(typist: Typist, seed: int) -> list[Command]:
    """Commands with together so many events, from one to forty each."""
    random = Random(seed)  # noqa: S311 - the same batches in every run
    commands, left = [], EVENTS_PER_WRITER
    fact = typist.witness(uuid4())
    while left:
        count = min(random.choice((1, 1, 1, 2, 5, 40)), left)
        commands.append(command(Change(uuid4(), 0, [fact] * count)))
        left -= count
    return commands


def write_all(log: EventLog, commands: Sequence[Command]) -> None:
    for asked in commands:
        log.append(asked)


def positions_in(database: Database, organisation: UUID) -> list[int]:
    with psycopg.connect(database.owner) as conn:
        rows = conn.execute(
            "select position from par.events where organisation = %s order by position", (organisation,)
        ).fetchall()
    return [position for (position,) in rows]

"""Many commands in one statement and one commit: each has its own outcome, whatever the others come to."""

import asyncio
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import pairwise
from uuid import UUID, uuid4

import psycopg
import pytest

from store.command import Change, Command, Receipt
from store.errors import KeyReused, StoreUnavailable, VersionConflict
from store.log import EventLog
from store.mapper import EventMapper, StreamEvent
from store.writer import MAX_BATCH, GroupCommit
from tests.postgres import Database
from tests.store.facts import Typist, command, only_stream
from tests.store.waiting import await_blocked_writer

SECONDS = 30


class Queue:
    """A writer, and a gate before it: what is submitted while the gate is closed goes on together."""

    def __init__(self, database: Database, organisation: UUID, typist: Typist) -> None:
        self._database = database
        self._organisation = organisation
        self._typist = typist
        self._mapper = EventMapper()
        self.writer = GroupCommit(database.app, organisation, lambda _position: None)

    def submit(self, asked: Command) -> "Future[Receipt]":
        facts = [
            self._mapper.to_stored_event(StreamEvent(change.stream_id, change.expected + n, event))
            for change in asked.changes
            for n, event in enumerate(change.events, 1)
        ]
        return self.writer.submit(asked, facts)

    @contextmanager
    def gate(self) -> Iterator[None]:
        """While it is closed, one command is on its way and waits for the head; the next ones gather behind it."""
        with psycopg.connect(self._database.owner) as holder, self._database.superuser() as watcher:
            holder.execute("select from par.heads where organisation = %s for update", (self._organisation,))
            first = self.submit(self._typist.witnesses(uuid4(), 0))
            await_blocked_writer(watcher)
            yield
            holder.rollback()
        first.result(SECONDS)

    def together(self, commands: Sequence[Command]) -> list[Receipt | BaseException]:
        """The outcomes of commands that were sent in one batch."""
        with self.gate():
            outcomes = [self.submit(asked) for asked in commands]
        return [outcome.exception(SECONDS) or outcome.result() for outcome in outcomes]

    def commits(self, keys: Sequence[str]) -> int:
        """In how many commits these keys were recorded."""
        with psycopg.connect(self._database.owner) as conn:
            row = conn.execute(
                "select count(distinct xmin::text) from par.commands where key = any(%s)", (list(keys),)
            ).fetchone()
        assert row is not None
        return int(row[0])


@pytest.fixture
def queue(database: Database, organisation: UUID, typist: Typist) -> Iterator[Queue]:
    opened = Queue(database, organisation, typist)
    yield opened
    opened.writer.close()


def test_commands_that_wait_together_share_one_commit(queue: Queue, log: EventLog, typist: Typist) -> None:
    commands = [typist.report() for _ in range(50)]
    outcomes = queue.together(commands)
    assert queue.commits([asked.key for asked in commands]) == 1
    assert outcomes == [Receipt(n + 1, n, b"{}", repeated=False) for n in range(1, 51)]
    assert [found.stream_id for found in log.page(1, 100)] == [only_stream(asked) for asked in commands]


def test_one_commands_refusal_never_touches_another_in_the_same_batch(
    queue: Queue, log: EventLog, typist: Typist
) -> None:
    # given a stream at version 1, recorded under a key
    earlier = typist.report(key="earlier")
    first = log.append(earlier)
    stream = only_stream(earlier)

    # when good commands share a batch with each kind of refusal and a repetition
    good = [typist.report() for _ in range(3)]
    moved = command(Change(uuid4(), 0, [typist.witness(uuid4())]), Change(stream, 0))
    stale = typist.witnesses(uuid4(), 5)
    reused = typist.report(key="earlier")._replace(request=b"other")
    repeated = typist.report(key="repeated")
    once = log.append(repeated)
    outcomes = queue.together([good[0], moved, good[1], stale, reused, repeated, good[2]])

    # then every command has its own outcome
    assert [type(outcome) for outcome in outcomes] == [
        Receipt,
        VersionConflict,
        Receipt,
        VersionConflict,
        KeyReused,
        Receipt,
        Receipt,
    ]
    assert [conflict.found for conflict in outcomes if isinstance(conflict, VersionConflict)] == [1, 0]
    assert outcomes[5] == once._replace(repeated=True)

    # and the good ones were recorded in one commit, with numbers without gaps
    assert queue.commits([asked.key for asked in good]) == 1
    assert (first.first_number, once.first_number) == (1, 2)
    assert [outcomes[n] for n in (0, 2, 6)] == [
        Receipt(position, number, b"{}", repeated=False) for position, number in ((4, 3), (5, 4), (6, 5))
    ]
    assert log.head() == 6


def test_two_years_in_one_batch_are_counted_apart(queue: Queue, log: EventLog, typist: Typist) -> None:
    years = (2024, 2025, 2025, 2024, 2025)
    outcomes = queue.together([typist.report(at=datetime(year, 6, 1, tzinfo=UTC)) for year in years])
    numbers = [outcome.first_number for outcome in outcomes if isinstance(outcome, Receipt)]
    assert numbers == [1, 1, 2, 2, 3]
    assert [found.number for found in log.page(1, 10)] == numbers


def test_a_key_that_was_answered_comes_before_a_version_that_has_moved(
    queue: Queue, log: EventLog, typist: Typist
) -> None:
    asked = typist.report(key="k")
    log.append(asked)
    same, other = asked, asked._replace(request=b"other")
    (repeated,) = queue.together([same])
    (reused,) = queue.together([other])
    assert isinstance(repeated, Receipt)
    assert isinstance(reused, KeyReused)


def test_commands_for_one_stream_that_wait_together_go_in_order(queue: Queue, log: EventLog, typist: Typist) -> None:
    stream = uuid4()
    others = [typist.report() for _ in range(3)]
    mine = [typist.witnesses(stream, version) for version in range(4)]
    outcomes = queue.together([mine[0], others[0], mine[1], mine[2], others[1], others[2], mine[3]])
    assert all(isinstance(outcome, Receipt) for outcome in outcomes)
    assert log.load(stream) == (4, [asked.changes[0].events[0] for asked in mine])


def test_a_later_command_never_overtakes_an_earlier_one_for_the_same_stream(
    queue: Queue, log: EventLog, typist: Typist
) -> None:
    # given commands for a, for a and b, and for b, in this order
    a, b = uuid4(), uuid4()
    both = command(Change(a, 1, [typist.witness(a)]), Change(b, 0, [typist.witness(b)]))
    outcomes = queue.together([typist.witnesses(a, 0), both, typist.witnesses(b, 1)])
    positions = [outcome.position for outcome in outcomes if isinstance(outcome, Receipt)]
    assert len(positions) == 3
    assert all(earlier < later for earlier, later in pairwise(positions))


def test_one_key_twice_in_the_same_queue_is_carried_out_once(queue: Queue, log: EventLog, typist: Typist) -> None:
    first, second = queue.together([typist.report(key="k"), typist.report(key="k")])
    assert isinstance(first, Receipt)
    assert second == first._replace(repeated=True)
    assert log.head() == 2


def test_a_command_without_events_travels_with_others(queue: Queue, log: EventLog, typist: Typist) -> None:
    outcomes = queue.together([typist.report(), command(key="nothing"), typist.report()])
    assert outcomes == [
        Receipt(2, 1, b"{}", repeated=False),
        Receipt(2, None, b"{}", repeated=False),
        Receipt(3, 2, b"{}", repeated=False),
    ]


def test_more_commands_than_fit_go_in_the_next_batches_in_order(queue: Queue, typist: Typist) -> None:
    count = 2 * MAX_BATCH + 10
    commands = [typist.witnesses(uuid4(), 0) for _ in range(count)]
    outcomes = queue.together(commands)
    assert [outcome.position for outcome in outcomes if isinstance(outcome, Receipt)] == list(range(2, count + 2))
    assert queue.commits([asked.key for asked in commands]) == 3


# Those who gave up


def test_who_gave_up_before_it_was_sent_is_never_recorded(queue: Queue, log: EventLog, typist: Typist) -> None:
    kept, given_up = typist.report(), typist.report()
    with queue.gate():
        outcome = queue.submit(given_up)
        waiting = queue.submit(kept)
        assert outcome.cancel()
    assert waiting.result(SECONDS).position == 2
    assert log.answered(given_up.key, given_up.request) is None
    assert log.load(only_stream(given_up)) == (0, [])


def test_the_writer_goes_on_when_all_who_waited_gave_up(queue: Queue, log: EventLog, typist: Typist) -> None:
    with queue.gate():
        outcomes = [queue.submit(typist.report()) for _ in range(3)]
        assert all(outcome.cancel() for outcome in outcomes)
    assert queue.submit(typist.report()).result(SECONDS).first_number == 1


def test_a_coroutine_that_gave_up_before_it_was_sent_is_never_recorded(
    queue: Queue, log: EventLog, typist: Typist
) -> None:
    async def give_up() -> None:
        outcome = queue.writer.submit_soon(typist.report(), [])
        outcome.cancel()

    with queue.gate():
        asyncio.run(give_up())
    assert queue.submit(typist.report()).result(SECONDS).position == 2


def test_a_loop_that_ended_takes_nobody_along(queue: Queue, log: EventLog, typist: Typist) -> None:
    async def leave() -> None:
        queue.writer.submit_soon(typist.report(), [])

    with queue.gate():
        asyncio.run(leave())
        of_thread = queue.submit(typist.report())
    assert of_thread.result(SECONDS).first_number == 1


# Bad parameters: the edge refuses them, and if one slips through it fails alone


def _bad_commands(typist: Typist) -> dict[str, Command]:
    stream = uuid4()
    sound = typist.report()
    twice = Change(stream, 0, [typist.witness(stream)])
    return {
        "a zero byte in a key": sound._replace(key="a\x00b"),
        "half a surrogate pair in a key": sound._replace(key="a\ud800b"),
        "a version beyond int4": command(Change(stream, 2**31)),
        "a moment without a zone": sound._replace(recorded_at=datetime(2024, 9, 17)),  # noqa: DTZ001 - that is the case
        "one stream twice": command(twice, twice),
        "no request": sound._replace(request=None),  # type: ignore[arg-type]  # that is the case
    }


@pytest.mark.parametrize(
    "bad",
    [
        "a zero byte in a key",
        "half a surrogate pair in a key",
        "a version beyond int4",
        "a moment without a zone",
        "one stream twice",
        "no request",
    ],
)
def test_a_bad_parameter_fails_alone(queue: Queue, log: EventLog, typist: Typist, bad: str) -> None:
    outcomes = queue.together([typist.report(), _bad_commands(typist)[bad], typist.report()])
    assert [type(outcome) for outcome in outcomes] == [Receipt, StoreUnavailable, Receipt]
    assert queue.submit(typist.report()).result(SECONDS).first_number == 3
    assert log.head() == 4


# Closing


def test_what_is_queued_is_recorded_before_the_writer_stops(
    database: Database, organisation: UUID, log: EventLog, typist: Typist
) -> None:
    queue = Queue(database, organisation, typist)
    outcomes = [queue.submit(typist.report()) for _ in range(20)]
    queue.writer.close()
    assert [outcome.result(0).first_number for outcome in outcomes] == list(range(1, 21))
    with pytest.raises(StoreUnavailable):
        queue.submit(typist.report())

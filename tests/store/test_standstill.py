"""PostgreSQL is gone or stands still: an answer within the deadline of a request, and no trace of it afterwards."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from uuid import UUID, uuid4

import psycopg
import pytest

from store.command import Command, Receipt
from store.errors import StoreUnavailable
from store.log import EventLog
from tests.store.facts import Typist, only_stream
from tests.store.trouble import Victim, victim
from tests.store.waiting import await_true

pytestmark = pytest.mark.slow

DEADLINE_SECONDS = 5.0
SLACK_SECONDS = 1.0
"""For a busy machine."""


@pytest.fixture(scope="module")
def server() -> Iterator[Victim]:
    """One server for this module: each test gives it back running."""
    with victim() as made:
        yield made


@pytest.fixture
def organisation(server: Victim) -> UUID:
    return server.database.new_organisation()


@pytest.fixture
def log(server: Victim, organisation: UUID) -> Iterator[EventLog]:
    opened = EventLog(server.database.app, organisation)
    yield opened
    opened.close()


def test_a_paused_server_gives_an_answer_in_time_and_works_again(server: Victim, log: EventLog, typist: Typist) -> None:
    # given a log in use, and a server that stands still
    before = typist.report()
    log.append(before)
    asked = typist.report()
    with server.paused():
        # when everything is asked of it at once
        calls: list[Callable[[], object]] = [
            lambda: log.append(asked),
            lambda: log.append(typist.report(key="another")),
            lambda: log.load(only_stream(before)),
            lambda: log.page(0, 10),
            log.head,
            lambda: log.answered(before.key, before.request),
        ]
        took = seconds_until_refused(calls)

        # and some more while the first is still on its way
        took += seconds_until_refused([lambda: log.append(typist.report(key="given up"))])

    # then nobody waited longer than a request may
    assert max(took) < DEADLINE_SECONDS + SLACK_SECONDS

    # and afterwards the same key sent again makes one event
    receipt = append_until_done(log, asked)
    assert log.load(only_stream(asked)) == (1, [asked.changes[0].events[0]])
    assert log.append(asked) == receipt._replace(repeated=True)
    assert [found.position for found in log.page(0, 10)] == list(range(1, log.head() + 1))


def test_a_server_that_is_gone_gives_an_answer_in_time_and_is_found_back(
    server: Victim, log: EventLog, typist: Typist
) -> None:
    # given a log in use, and a server that was killed
    before, asked = typist.report(), typist.report()
    log.append(before)
    server.kill()

    # when it is written and read, then the answer comes in time
    took = seconds_until_refused([lambda: log.append(asked), lambda: log.load(only_stream(before)), log.head])
    assert max(took) < DEADLINE_SECONDS + SLACK_SECONDS

    # and when the server is back, the same log works without being opened again
    server.start_again()
    receipt = append_until_done(log, asked)
    assert (receipt.position, receipt.first_number) == (2, 2)
    assert log.load(only_stream(before))[0] == 1
    assert log.head() == 2


def test_a_service_that_starts_before_its_server_works_when_that_is_there(server: Victim, typist: Typist) -> None:
    server.kill()
    log = EventLog(server.database.app, typist.organisation)
    asked = typist.report()
    assert max(seconds_until_refused([lambda: log.append(asked), log.head])) < DEADLINE_SECONDS + SLACK_SECONDS
    server.start_again()
    assert append_until_done(log, asked).position == 1
    assert log.head() == 1
    log.close()


def test_a_log_that_somebody_holds_gives_an_answer_in_time(server: Victim, log: EventLog, typist: Typist) -> None:
    asked = typist.report()
    log.append(typist.report())
    with psycopg.connect(server.database.owner) as holder:
        holder.execute("lock table par.events in access exclusive mode")
        took = seconds_until_refused([lambda: log.append(asked), lambda: log.load(uuid4())])
        holder.rollback()
    assert max(took) < DEADLINE_SECONDS + SLACK_SECONDS
    assert append_until_done(log, asked).position == 2


def test_a_commit_that_its_standby_did_not_confirm_is_not_acknowledged(
    server: Victim, log: EventLog, typist: Typist
) -> None:
    # given a server that must wait for a standby that is not there
    log.append(typist.report())
    with closing(server.database.superuser()) as conn, ExitStack() as restoring, ThreadPoolExecutor(1) as threads:
        restoring.enter_context(waiting_for_a_standby(conn))
        outcome = threads.submit(log.append, typist.report())
        waiting = await_standby(conn)

        # when its wait is cancelled, which PostgreSQL calls a success with a warning
        conn.execute("select pg_cancel_backend(%s)", (waiting,))

        # then it is not acknowledged, but sent again, and waits again
        assert await_standby(conn, other_than=waiting) != waiting
        assert not outcome.done()

        # until the standby is no longer needed
        restoring.close()
        assert outcome.result(10).position == 2
    assert log.head() == 2


def seconds_until_refused(calls: list[Callable[[], object]]) -> list[float]:
    """How long each call took to say that the store is unavailable, all made at once."""

    def refused(call: Callable[[], object]) -> float:
        began = time.monotonic()
        with pytest.raises(StoreUnavailable):
            call()
        return time.monotonic() - began

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(refused, calls))


def append_until_done(log: EventLog, asked: Command) -> Receipt:
    """Send the same again until it is recorded, as a client does."""
    receipts: list[Receipt] = []

    def sent() -> bool:
        try:
            receipts.append(log.append(asked))
        except StoreUnavailable:
            return False
        return True

    await_true(sent, "the command is recorded")
    return receipts[0]


@contextmanager
def waiting_for_a_standby(conn: "psycopg.Connection[tuple[object, ...]]") -> Iterator[None]:
    conn.execute("alter system set synchronous_standby_names = 'nobody'")
    conn.execute("select pg_reload_conf()")
    try:
        yield
    finally:
        conn.execute("alter system reset synchronous_standby_names")
        conn.execute("select pg_reload_conf()")


def await_standby(conn: "psycopg.Connection[tuple[object, ...]]", other_than: object = None) -> object:
    """Wait until a writer waits for the standby; its process number."""
    found: list[object] = []

    def waits() -> bool:
        rows = conn.execute(
            "select pid from pg_stat_activity where wait_event = 'SyncRep' and application_name = 'par_writer'"
        ).fetchall()
        found[:] = [pid for (pid,) in rows if pid != other_than]
        return bool(found)

    await_true(waits, "a writer waits for the standby")
    return found[0]

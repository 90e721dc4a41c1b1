"""The line breaks after the commit, before its answer: no false conflict, and nothing twice."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import psycopg
import pytest

from store.command import Receipt
from store.errors import StoreUnavailable, VersionConflict
from store.log import EventLog
from tests.postgres import Database, data_directory
from tests.store.facts import Typist
from tests.store.journal import Acknowledged, faults
from tests.store.trouble import Line

BROKEN = 60


@pytest.fixture
def line(database: Database) -> Iterator[Line]:
    folder = data_directory()
    with closing(Line(folder, database.app)) as made:
        yield made
    shutil.rmtree(folder)


@pytest.fixture
def log_over_line(line: Line, typist: Typist) -> Iterator[EventLog]:
    with closing(EventLog(line.conninfo, typist.organisation)) as opened:
        opened.append(typist.report(key="the first, which prepares the statement"))
        yield opened


def test_a_lost_reply_is_no_conflict_and_leaves_nothing_twice(
    database: Database, line: Line, log_over_line: EventLog, typist: Typist
) -> None:
    # when the line breaks after each of many commits
    told: list[Acknowledged] = []
    for n in range(BROKEN):
        asked = typist.report(key=f"k{n}")
        line.arm()
        told.append(Acknowledged.of(asked.key, log_over_line.append(asked)))

    # then each was told where its one event is
    assert line.broken == BROKEN
    assert [(one.position, one.number) for one in told] == [(n + 2, n + 2) for n in range(BROKEN)]
    assert faults(database.owner, typist.organisation, told) == []


def test_a_lost_reply_to_a_batch_is_no_conflict_for_any_of_its_members(
    database: Database, line: Line, log_over_line: EventLog, typist: Typist
) -> None:
    commands = [typist.report(key=f"k{n}") for n in range(160)]

    def tell(n: int) -> Receipt:
        if n % 16 == 0:
            line.arm()
        return log_over_line.append(commands[n])

    with ThreadPoolExecutor(8) as threads:
        receipts = list(threads.map(tell, range(len(commands))))
    told = [Acknowledged.of(asked.key, receipt) for asked, receipt in zip(commands, receipts, strict=True)]
    assert line.broken >= 5
    assert len({one.position for one in told}) == len(commands)
    assert faults(database.owner, typist.organisation, told) == []


def test_without_its_key_the_same_command_would_be_a_false_conflict(
    line: Line, log_over_line: EventLog, typist: Typist
) -> None:
    # A control: the command was recorded although its answer was lost, and it is the key that makes it harmless.
    asked = typist.report()
    line.arm()
    log_over_line.append(asked)
    with pytest.raises(VersionConflict):
        log_over_line.append(asked._replace(key="as if there were none"))


def test_a_reading_connection_that_breaks_is_replaced(line: Line, log_over_line: EventLog) -> None:
    for _ in range(20):
        line.arm()
        assert log_over_line.head() == 1
    assert line.broken == 20


def test_a_connection_that_goes_silent_is_given_up_and_replaced(
    line: Line, log_over_line: EventLog, typist: Typist, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given someone who does not wait long
    monkeypatch.setattr("store.connections.ANSWER_SECONDS", 1.0)

    # when an answer to a command never comes, then it is sent again over another connection
    line.arm(silent=True)
    assert log_over_line.append(typist.report()).position == 2

    # when an answer to a reader never comes, then he is told, and the next one is served
    line.arm(silent=True)
    with pytest.raises(StoreUnavailable):
        log_over_line.head()
    assert log_over_line.head() == 2
    assert line.broken == 2


def test_a_killed_backend_is_replaced(database: Database, log: EventLog, typist: Typist) -> None:
    for n in range(1, 6):
        assert log.append(typist.report()).position == n
        with psycopg.connect(database.owner) as conn:
            conn.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity"
                " where datname = current_database() and usename = 'par_app'"
            )
        assert log.head() == n

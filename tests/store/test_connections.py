"""How PAR connects: as one role per purpose, with bounded waits, reading without any right to write."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import get_args

import psycopg
import pytest

from store.connections import ANSWER_SECONDS, STATEMENT_SECONDS, BoundedConnection, Reading, Role, as_role
from store.errors import StoreUnavailable
from store.log import ACKNOWLEDGE_SECONDS
from store.writer import GIVE_UP_SECONDS
from tests.postgres import Database
from tests.store.waiting import await_true

REQUEST_SECONDS = 5.0


@pytest.mark.parametrize("role", get_args(Role))
def test_a_session_acts_as_its_role_and_waits_for_nothing_without_end(database: Database, role: Role) -> None:
    with psycopg.connect(as_role(database.app, role)) as conn:
        shown = {name: conn.execute(f"show {name}").fetchone() for name in EXPECTED}
        logged_in_as = conn.execute("select session_user::text, current_user::text").fetchone()
    assert shown == {name: (value,) for name, value in EXPECTED.items()} | {"application_name": (role,)}
    assert logged_in_as == ("par_app", role)


EXPECTED = {
    "statement_timeout": "4s",
    "lock_timeout": "4s",
    "idle_in_transaction_session_timeout": "10s",
    "search_path": "pg_catalog",
    "application_name": "",
}


def test_everybody_gives_up_before_the_request_does() -> None:
    assert STATEMENT_SECONDS < ANSWER_SECONDS < REQUEST_SECONDS
    assert STATEMENT_SECONDS < GIVE_UP_SECONDS < ACKNOWLEDGE_SECONDS <= REQUEST_SECONDS


@pytest.fixture
def reading(database: Database) -> Iterator[Reading]:
    with closing(Reading(database.app, size=1)) as opened:
        yield opened


def test_reading_cannot_write(reading: Reading) -> None:
    with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
        reading.fetch("create temporary table mine ()")


def test_an_error_in_a_question_is_told_as_it_is_and_harms_nobody_after_it(reading: Reading) -> None:
    with pytest.raises(psycopg.errors.UndefinedTable):
        reading.fetch("select * from par.nothing")
    assert reading.fetch("select %s::int", (1,)) == [(1,)]


def test_an_answer_that_came_too_late_is_never_taken_for_the_next_one(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given a connection that gives up on an answer
    monkeypatch.setattr("store.connections.ANSWER_SECONDS", 0.2)
    with (
        closing(psycopg.connect(database.owner)) as holder,
        closing(BoundedConnection.connect(database.owner, autocommit=True)) as conn,
    ):
        holder.execute("lock table par.heads in access exclusive mode")
        with pytest.raises(psycopg.errors.ConnectionTimeout):
            conn.execute("select count(*) from par.heads")

        # then it is closed, and asks nothing any more
        holder.rollback()
        assert conn.closed
        with pytest.raises(psycopg.OperationalError):
            conn.execute("select 'another question'")


def test_when_all_connections_are_busy_the_next_reader_is_told_in_time(database: Database, reading: Reading) -> None:
    # given the only connection of a pool, which waits for a lock
    with (
        closing(psycopg.connect(database.owner)) as holder,
        closing(database.superuser()) as watcher,
        ThreadPoolExecutor(1) as threads,
    ):
        holder.execute("lock table par.heads in access exclusive mode")
        first = threads.submit(reading.fetch, "select count(*) from par.heads")
        await_true(lambda: waiting_readers(watcher) == 1, "the first reader waits")

        # when another wants to read
        began = time.monotonic()
        with pytest.raises(StoreUnavailable):
            reading.fetch("select 1")

        # then it did not wait as long as a request may, and the first is served as soon as it can be
        assert time.monotonic() - began < REQUEST_SECONDS
        holder.rollback()
        assert first.result(10) == [(0,)]


def waiting_readers(conn: "psycopg.Connection[tuple[object, ...]]") -> object:
    row = conn.execute(
        "select count(*) from pg_stat_activity where datname = current_database()"
        " and application_name = 'par_reader' and wait_event_type = 'Lock'"
    ).fetchone()
    return row and row[0]

"""Who starts the server, who keeps it, and when it stops."""

import fcntl
import os
import shutil
import signal
from pathlib import Path
from typing import Any

import psutil
import psycopg
import pytest

from store.embedded import cluster, watchdog
from store.embedded.cluster import await_stop, ensure
from store.embedded.locks import Lease, lock
from store.embedded.processes import PidFile, head_processes, server_processes
from store.embedded.server import start_server
from tests.store.embedded.conftest import layout_of
from tests.store.embedded.users import User

pytestmark = pytest.mark.slow


def test_data_are_there_again_after_the_server_was_stopped(base: Path) -> None:
    # given a server with a row, of which the last user left
    first = ensure(base)
    with psycopg.connect(first.dsn()) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    first.close()
    assert await_stop(first.data_dir, 30)

    # when someone comes back
    with ensure(base) as again, psycopg.connect(again.dsn()) as connection:
        # then the row is there
        assert connection.execute("SELECT answer FROM kept").fetchone() == (42,)


def test_the_server_stays_for_the_second_process_and_stops_after_it(base: Path) -> None:
    first, second = User(base), User(base)
    head = first.await_ready()
    assert second.await_ready() == head

    first.leave()
    with ensure(base) as server:
        assert head_processes(server.data_dir) == {head}
    second.leave()

    assert await_stop(server.data_dir, 30)


def test_eight_processes_at_once_on_a_fresh_directory_share_one_server(base: Path) -> None:
    users = [User(base) for _ in range(8)]

    heads = {user.await_ready() for user in users}

    assert len(heads) == 1
    for user in users:
        user.leave()
    with ensure(base) as server:
        pass
    assert await_stop(server.data_dir, 30)


def test_a_killed_last_user_leaves_no_server_behind(base: Path) -> None:
    user = User(base)
    head = user.await_ready()
    data = layout_of(base).data
    assert server_processes(data) >= {head}

    user.kill()

    assert await_stop(data, 30)
    assert (data / "PG_VERSION").exists()


@pytest.mark.parametrize("steps", [1, 2], ids=["during initdb", "during the start"])
def test_a_user_killed_halfway_leaves_no_server_and_a_good_directory(base: Path, steps: int) -> None:
    # given a first start that is killed in its first or second step
    user = User(base)
    for _ in range(steps):
        assert user.next_line()
    user.kill()

    # when the next one starts, whatever the first left behind
    with ensure(base) as server, psycopg.connect(server.dsn()) as connection:
        # then there is a good database, and nobody's server is left after it
        assert connection.execute("SELECT count(*) > 0 FROM pg_class").fetchone() == (True,)
    assert await_stop(server.data_dir, 30)


def test_a_server_that_lost_its_watchdog_gets_a_new_one(base: Path) -> None:
    # given a server whose watchdog was killed
    with ensure(base) as server:
        watchdog = _watchdog(str(base))
        watchdog.kill()
        watchdog.wait(30)
        # when another user comes by
        ensure(base).close()
        # then there is one again
        assert _watchdog(str(base)).pid != watchdog.pid
    # and it does its work
    assert await_stop(server.data_dir, 30)


def test_a_watchdog_that_dies_during_the_start_is_replaced(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # given the watchdog of a container that is being killed: it still holds its lock when we look
    ensure(base).close()
    layout = layout_of(base)
    assert await_stop(layout.data, 30)
    dying = Lease(layout.watchdog_lock)
    lock(dying.descriptor, fcntl.LOCK_EX, 30)
    monkeypatch.setattr(watchdog, "STARTED_SECONDS", 0.2)
    start = start_server

    def start_while_it_dies(*arguments: Any) -> PidFile:
        dying.close()
        return start(*arguments)

    monkeypatch.setattr(cluster, "start_server", start_while_it_dies)

    # when the server starts
    with ensure(base) as server:
        # then there is a watchdog, which stops it
        assert watchdog.watchdog_lives(layout)
    assert await_stop(server.data_dir, 30)


def test_one_process_may_ask_for_the_server_twice(base: Path) -> None:
    with ensure(base) as first, ensure(base) as second:
        assert first == second
        second.close()
        with psycopg.connect(first.dsn()) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)


def test_an_interrupt_from_the_keyboard_does_not_reach_the_server(base: Path) -> None:
    with ensure(base) as server:
        (head,) = head_processes(server.data_dir)
        # Ctrl-C goes to the process group in the foreground of the terminal.
        assert os.getpgid(head) != os.getpgrp()
        assert os.getsid(head) != os.getsid(0)


def test_a_removed_data_directory_does_not_keep_the_server_alive(base: Path) -> None:
    server = ensure(base)
    (head,) = head_processes(server.data_dir)
    process = psutil.Process(head)
    shutil.rmtree(base / "postgres")

    server.close()

    gone, _ = psutil.wait_procs([process], timeout=30)
    assert gone or process.status() == psutil.STATUS_ZOMBIE


def _watchdog(base: str) -> psutil.Process:
    (found,) = [
        process
        for process in psutil.process_iter(["cmdline"])
        if base in (process.info["cmdline"] or []) and any("watchdog" in word for word in process.info["cmdline"])
    ]
    return found


def test_a_stop_rolls_back_what_is_open_and_keeps_what_was_acknowledged(base: Path) -> None:
    # given a user killed with one committed and one open transaction
    user = User(base)
    user.await_ready()
    with ensure(base) as server:
        kept, opened = psycopg.connect(server.dsn(), autocommit=True), psycopg.connect(server.dsn())
        kept.execute("CREATE TABLE rows (n int)")
        kept.execute("INSERT INTO rows VALUES (1)")
        opened.execute("INSERT INTO rows VALUES (2)")
    user.process.send_signal(signal.SIGKILL)
    user.process.wait(30)
    assert await_stop(server.data_dir, 30)
    kept.close()
    opened.close()

    with ensure(base) as again, psycopg.connect(again.dsn()) as connection:
        assert connection.execute("SELECT n FROM rows").fetchall() == [(1,)]

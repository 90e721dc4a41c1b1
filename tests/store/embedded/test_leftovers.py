"""What a crash leaves behind: stale pid files, zombies, orphans, another container's server."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from store.embedded.cluster import EmbeddedPostgres, await_stop, ensure
from store.embedded.errors import InUseElsewhereError
from store.embedded.processes import head_processes
from tests.store.embedded.conftest import layout_of
from tests.store.embedded.users import User

pytestmark = pytest.mark.slow


def test_acknowledged_rows_survive_a_killed_server(base: Path) -> None:
    # given a server that is killed with kill -9 after a commit
    with ensure(base) as server:
        with psycopg.connect(server.dsn(), autocommit=True) as connection:
            connection.execute("CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n")
            (head,) = head_processes(server.data_dir)
            os.kill(head, signal.SIGKILL)

        # when the same process asks for the server again
        with ensure(base) as again, psycopg.connect(again.dsn()) as connection:
            # then it is another one, with all the rows
            assert head_processes(again.data_dir) != {head}
            assert connection.execute("SELECT count(*) FROM kept").fetchone() == (1000,)
    assert await_stop(again.data_dir, 30)


def test_a_killed_server_and_owner_leave_nothing_in_the_way(base: Path) -> None:
    user = User(base)
    head = user.await_ready()
    os.kill(head, signal.SIGKILL)
    user.kill()

    with ensure(base) as server, psycopg.connect(server.dsn()) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


@pytest.mark.parametrize("port", ["5432", "nonsense"])
def test_a_stale_pid_file_that_names_a_live_stranger_is_not_believed(base: Path, port: str) -> None:
    # given a stopped server whose pid file and socket lock name a process of somebody else
    server = ensure(base)
    server.close()
    assert await_stop(server.data_dir, 30)
    stranger = subprocess.Popen(["cat"], stdin=subprocess.PIPE)
    lines = [str(stranger.pid), str(server.data_dir), "1700000000", port, server.host, "", "", "ready   ", ""]
    (server.data_dir / "postmaster.pid").write_text("\n".join(lines))
    Path(server.host, ".s.PGSQL.5432.lock").write_text("\n".join(lines))

    # when PAR starts
    with ensure(base) as again, psycopg.connect(again.dsn()) as connection:
        # then the server runs, and the stranger was left alone
        assert connection.execute("SELECT 1").fetchone() == (1,)
        assert stranger.poll() is None
    assert await_stop(again.data_dir, 30)
    assert stranger.poll() is None
    stranger.communicate()


def test_a_stale_pid_file_that_names_another_live_server_is_not_believed(
    base: Path, shared_server: EmbeddedPostgres
) -> None:
    (other,) = head_processes(shared_server.data_dir)
    server = ensure(base)
    server.close()
    assert await_stop(server.data_dir, 30)
    lines = [str(other), str(server.data_dir), "1700000000", "5432", server.host, "", "", "ready   ", ""]
    (server.data_dir / "postmaster.pid").write_text("\n".join(lines))

    with ensure(base) as again:
        assert head_processes(again.data_dir) != {other}
    assert await_stop(again.data_dir, 30)
    assert head_processes(shared_server.data_dir) == {other}


UNREAPED = """
import ctypes, os, signal, sys, psutil
from pathlib import Path
from store.embedded.cluster import ensure
from store.embedded.errors import InUseElsewhereError
from store.embedded.processes import head_processes
PR_SET_CHILD_SUBREAPER = 36
assert ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0
server = ensure(Path(sys.argv[1]))
(head,) = head_processes(server.data_dir)
os.kill(head, signal.SIGKILL)
again = ensure(Path(sys.argv[1]))
print(psutil.Process(head).status(), head_processes(again.data_dir) not in ({head}, set()))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="makes a zombie that nobody reaps, with Linux's subreaper")
def test_a_killed_server_that_nobody_reaps_does_not_count_as_running(base: Path) -> None:
    # given a process tree like a container without init: the killed server stays a zombie
    answer = subprocess.run(
        [sys.executable, "-c", UNREAPED, str(base)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=Path(__file__).parents[3],
    )

    assert answer.stdout == "zombie True\n", answer.stderr


def test_a_half_made_cluster_is_thrown_away(base: Path) -> None:
    # given what a killed initdb leaves
    layout = layout_of(base)
    server = ensure(base)
    server.close()
    assert await_stop(server.data_dir, 30)
    half = layout.cluster / "init-1"
    shutil.move(layout.data, half)
    (half / "postgresql.conf").unlink()

    with ensure(base) as again, psycopg.connect(again.dsn()) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert not half.exists()


@pytest.fixture
def container() -> list[str]:
    """How to run a process in a pid namespace of its own, as in one of two containers on the same volume."""
    command = ["unshare", "--pid", "--fork", "--mount-proc", "--kill-child"]
    if not shutil.which("unshare") or subprocess.run([*command, "true"], check=False, capture_output=True).returncode:
        pytest.skip("this machine does not let us make a pid namespace")
    return [*command, sys.executable]


def test_the_server_of_another_container_is_refused_and_taken_over_when_that_is_gone(
    base: Path, container: list[str]
) -> None:
    # given a server in use in one container, with a row
    first = User(base, container)
    first.await_ready()
    host = str(layout_of(base).cluster)
    with psycopg.connect(host=host, user="postgres", dbname="postgres") as connection:
        connection.execute("CREATE TABLE elsewhere AS SELECT 1 AS n")

    # when PAR starts in another container, and here, then it refuses
    second = User(base, container)
    _, complaint = second.process.communicate(timeout=60)
    assert second.process.returncode == 1
    assert "InUseElsewhereError" in complaint
    with pytest.raises(InUseElsewhereError, match="andere container"):
        ensure(base)

    # until the first container is gone, however it went: then the row is there
    first.kill()
    with ensure(base) as server, psycopg.connect(server.dsn()) as connection:
        assert connection.execute("SELECT n FROM elsewhere").fetchone() == (1,)

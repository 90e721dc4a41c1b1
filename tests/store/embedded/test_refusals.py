"""What someone reads when the database cannot be had."""

import fcntl
from pathlib import Path

import pytest

from store.embedded import cluster
from store.embedded.binaries import Binaries, find_binaries
from store.embedded.cluster import await_stop, ensure
from store.embedded.errors import (
    BinariesMissingError,
    BusyError,
    DiskFullError,
    EmbeddedPostgresError,
    StartFailedError,
)
from store.embedded.locks import Lease, lock
from store.embedded.processes import server_processes
from tests.store.embedded.conftest import layout_of


def test_missing_programs_are_named_with_the_way_to_get_them(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAR_PG_BIN", str(base / "nowhere"))
    with pytest.raises(BinariesMissingError, match=r"nowhere.*\./par.*PAR_PG_BIN"):
        ensure(base)


def test_programs_that_do_not_run_are_refused(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _program(base / "bin", "postgres", "exit 3")
    monkeypatch.setenv("PAR_PG_BIN", str(base / "bin"))
    with pytest.raises(BinariesMissingError):
        ensure(base)


def test_a_missing_package_is_named(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PAR_PG_BIN", raising=False)
    monkeypatch.setattr("store.embedded.binaries.WHEEL_PACKAGE", "package_that_is_not_there")
    with pytest.raises(BinariesMissingError, match="package_that_is_not_there"):
        ensure(base)


@pytest.mark.parametrize(
    ("last_words", "expected"),
    [
        ('initdb: error: could not write "x": No space left on device', DiskFullError),
        ("initdb: error: something else", StartFailedError),
    ],
)
def test_a_failed_initdb_says_why_and_leaves_nothing(
    base: Path, monkeypatch: pytest.MonkeyPatch, last_words: str, expected: type[EmbeddedPostgresError]
) -> None:
    _program(base / "bin", "postgres", "echo 'postgres (PostgreSQL) 18.6'")
    _program(base / "bin", "initdb", f"mkdir \"$2\"; echo '{last_words}' >&2; exit 1")
    base.chmod(0o711)
    monkeypatch.setenv("PAR_PG_BIN", str(base / "bin"))

    with pytest.raises(expected) as refusal:
        ensure(base / "par")

    assert ("schijf" in str(refusal.value)) == (expected is DiskFullError)
    assert [path.name for path in (base / "par" / "postgres" / "18").iterdir()] == []


def test_a_failed_start_shows_the_end_of_the_log(base: Path) -> None:
    with pytest.raises(StartFailedError, match=r"(?s)server\.log.*shared_buffers.*nonsense"):
        ensure(base, settings=["shared_buffers=nonsense"])
    # and the directory is good afterwards
    with ensure(base) as server:
        assert server_processes(server.data_dir)


def test_a_full_disk_at_the_start_is_called_a_full_disk(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # given a good cluster, and a server that finds the disk full
    server = ensure(base)
    server.close()
    assert await_stop(server.data_dir, 30)
    _program(base / "bin", "postgres", "echo 'FATAL:  could not write lock file: No space left on device'; exit 1")
    full = Binaries(base / "bin", find_binaries().version)
    monkeypatch.setattr(cluster, "find_binaries", lambda: full)
    monkeypatch.setattr(cluster, "reachable_binaries", lambda *_: full)

    with pytest.raises(DiskFullError, match="vol"):
        ensure(base)


def test_a_starter_that_takes_too_long_is_named(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # given another process that holds the start lock
    ensure(base).close()
    monkeypatch.setattr(cluster, "BUSY_SECONDS", 0.1)
    other = Lease(layout_of(base).start_lock)
    lock(other.descriptor, fcntl.LOCK_EX, 30)

    with pytest.raises(BusyError, match="Een andere PAR"):
        ensure(base)

    other.close()


def _program(directory: Path, name: str, script: str) -> None:
    directory.mkdir(exist_ok=True)
    program = directory / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)

"""The disk is full: an answer in time, nothing half-stored, and it goes on when there is room again."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from store.command import Change
from store.embedded.cluster import await_stop, ensure
from store.errors import StoreUnavailable
from store.log import EventLog
from tests.postgres import data_directory
from tests.store.facts import Typist, command
from tests.store.journal import gaps
from tests.store.trouble import Victim
from tests.store.waiting import await_true

pytestmark = pytest.mark.slow

DISK_MEGABYTES = 200


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A data directory on a file system of its own, in memory."""
    directory = data_directory()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={DISK_MEGABYTES}m,mode=0711", "tmpfs", str(directory)],
        check=False,
        capture_output=True,
        text=True,
    )
    if mounted.returncode:
        directory.rmdir()
        pytest.skip(f"a small disk cannot be mounted here: {mounted.stderr.strip()}")
    yield directory
    await_true(lambda: subprocess.run(["umount", str(directory)], check=False).returncode == 0, "it is unmounted")
    directory.rmdir()


@pytest.fixture
def on_small_disk(small_disk: Path) -> Iterator[Victim]:
    started = ensure(small_disk)
    yield Victim(started)
    started.close()
    assert await_stop(started.data_dir, 30)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a small disk")
def test_a_full_disk_refuses_in_time_and_loses_nothing(on_small_disk: Victim, small_disk: Path, typist: Typist) -> None:
    # given a log in use on a disk that is then filled to the last byte
    organisation = on_small_disk.database.new_organisation()
    log = EventLog(on_small_disk.database.app, organisation)
    told = [log.append(typist.report()).position for _ in range(20)]
    ballast = small_disk / "ballast"
    fill(ballast)

    # when more is written than fits
    refused = None
    fact = typist.witness(organisation)
    while refused is None:
        asked = command(*(Change(command().command_id, 0, [fact] * 100) for _ in range(10)))
        began = time.monotonic()
        try:
            told.append(log.append(asked).position)
        except StoreUnavailable:
            refused = asked

    # then that was refused in time, and what was acknowledged can be read
    assert time.monotonic() - began < 6
    assert len(log.page(0, 10)) == 10

    # and when there is room again, the same command is recorded once
    ballast.unlink()

    def sent_again() -> bool:
        try:
            return log.append(refused).position == log.head()
        except StoreUnavailable:
            return False

    await_true(sent_again, "the log takes commands again")
    positions = [found.position for found in log.page(0, 100_000)]
    assert set(told) < set(positions)
    assert gaps("position", positions, log.head()) == []
    assert log.head() == told[-1] + 1_000
    log.close()


def fill(ballast: Path) -> None:
    """Write until nothing fits any more."""
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(65536)):
            pass
    with ballast.open("ab", buffering=0) as file, suppress(OSError):
        while file.write(b"x"):
            pass

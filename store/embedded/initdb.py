"""The first time: make a cluster aside and rename it, so that a killed initdb leaves no half cluster to be trusted."""

import os
import shutil
import tempfile
from pathlib import Path

from store.embedded.account import Account, run_as
from store.embedded.binaries import Binaries
from store.embedded.errors import DiskFullError, StartFailedError
from store.embedded.layout import Layout
from store.embedded.settings import INITDB_OPTIONS

NO_SPACE = "No space left on device"
# A full disk may have no room for the message about it either.
ROOM_FOR_A_MESSAGE = 1_000_000


def create_cluster(layout: Layout, binaries: Binaries, account: Account | None) -> None:
    """Make the cluster. Hold the start lock. Raises DiskFullError or StartFailedError, and leaves nothing behind."""
    for leftover in layout.cluster.glob("init-*"):
        # An initdb whose starter was killed may still be writing in it; what is left goes next time.
        shutil.rmtree(leftover, ignore_errors=True)
    aside = layout.cluster / f"init-{os.getpid()}"
    with tempfile.TemporaryFile() as output:
        code = run_as([binaries.program("initdb"), "-D", str(aside), *INITDB_OPTIONS], account, output)
        output.seek(0)
        text = output.read().decode(errors="replace")
    if code != 0:
        full = disk_is_full(layout.cluster, text)
        shutil.rmtree(aside, ignore_errors=True)
        if full:
            raise DiskFullError(layout.base)
        raise StartFailedError(f"initdb stopte met code {code}", None, "\n".join(text.splitlines()[-15:]))
    aside.rename(layout.data)
    _make_rename_durable(layout.cluster)


def disk_is_full(directory: Path, output: str) -> bool:
    """Whether a program of PostgreSQL failed for want of disk space, by its output or by the disk itself."""
    disk = os.statvfs(directory)
    return NO_SPACE in output or disk.f_bavail * disk.f_frsize < ROOM_FOR_A_MESSAGE


def _make_rename_durable(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

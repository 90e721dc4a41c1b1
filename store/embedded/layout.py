"""What lies where below the data directory, and who owns it.

    BASE/                      the user who runs PAR; for root open for passage only (0711)
    BASE/postgres/             the user who runs PAR: locks, the mark of the last start, copied programs
    BASE/postgres/18/          the server's account, 0700: `data/`, `server.log`, the socket

Root opens nothing for writing in the server's own directory, so a server that was taken over cannot lead root astray
with a link. Other directories in BASE (`keys/`) are not touched and not readable for the server's account.
"""

import os
import stat
import tempfile
from pathlib import Path
from typing import NamedTuple

from store.embedded.account import Account, succeeds_as
from store.embedded.errors import CannotEnterError, OtherMajorError

PORT = 5432
SHORT_DIRECTORIES = Path("/tmp")  # noqa: S108 - only for a private 0700 directory, when the path is too long for a socket
SHORT_PREFIX = "par-pg-"
# A socket address holds 107 bytes on Linux and 103 on macOS, ".s.PGSQL.5432" included.
LONGEST_SOCKET_DIRECTORY = 85


class Layout(NamedTuple):
    """The paths of one embedded server, for one data directory and one PostgreSQL major."""

    base: Path
    major: str

    @property
    def own(self) -> Path:
        return self.base / "postgres"

    @property
    def start_lock(self) -> Path:
        return self.own / "start.lock"

    @property
    def users_lock(self) -> Path:
        return self.own / "users.lock"

    @property
    def watchdog_lock(self) -> Path:
        return self.own / "watchdog.lock"

    @property
    def last_start(self) -> Path:
        return self.own / "last-start"

    @property
    def cluster(self) -> Path:
        return self.own / self.major

    @property
    def data(self) -> Path:
        return self.cluster / "data"

    @property
    def log(self) -> Path:
        return self.cluster / "server.log"


def prepare_base(base: Path) -> None:
    """Make the data directory, and for root open it for passage to the server's account.

    An existing directory is opened only while it is empty: what an operator closed on purpose stays closed.
    """
    base.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.geteuid() == 0 and not any(base.iterdir()):
        base.chmod(stat.S_IMODE(base.stat().st_mode) | 0o711)


def prepare_directories(layout: Layout, account: Account | None) -> None:
    """Make the directories below the base; the server's own one goes to `account`.

    Raises CannotEnterError when the account cannot reach it.
    """
    layout.own.mkdir(mode=0o700, exist_ok=True)
    if account is None:
        layout.cluster.mkdir(mode=0o700, exist_ok=True)
        return
    _give(layout.own, layout.base.stat().st_uid, layout.base.stat().st_gid, 0o711)
    if not layout.cluster.exists():
        layout.cluster.mkdir(mode=0o700)
        _give(layout.cluster, account.uid, account.gid, 0o700)
    if not succeeds_as(["/bin/sh", "-c", 'cd -- "$1"', "sh", str(layout.cluster)], account):
        raise CannotEnterError(layout.base, account.name)


def _give(directory: Path, uid: int, gid: int, mode: int) -> None:
    os.chown(directory, uid, gid, follow_symlinks=False)
    directory.chmod(mode)


def refuse_other_major(layout: Layout) -> None:
    """Raises OtherMajorError when the data directory holds a cluster of another PostgreSQL major."""
    for marker in sorted(layout.own.glob("*/data/PG_VERSION")):
        found = marker.read_text().strip()
        if found != layout.major:
            raise OtherMajorError(layout.base, found, layout.major)


def socket_directory(layout: Layout, account: Account | None) -> Path:
    """The cluster directory, or a fresh private one below /tmp when its path cannot hold a socket.

    A comma separates directories, both for the server and for libpq.
    """
    if len(os.fsencode(layout.cluster)) <= LONGEST_SOCKET_DIRECTORY and "," not in str(layout.cluster):
        return layout.cluster
    short = Path(tempfile.mkdtemp(prefix=SHORT_PREFIX, dir=SHORT_DIRECTORIES))
    if account:
        _give(short, account.uid, account.gid, 0o700)
    return short

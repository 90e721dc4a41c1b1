"""The way in: `ensure(base)` gives a running PostgreSQL below a data directory."""

import contextlib
import errno
import re
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from psycopg.conninfo import make_conninfo

from store.embedded.account import Account, server_account
from store.embedded.binaries import Binaries, find_binaries, reachable_binaries, remove_old_copies
from store.embedded.errors import BusyError, DiskFullError, NotWritableError, StartFailedError
from store.embedded.initdb import create_cluster
from store.embedded.layout import Layout, prepare_base, prepare_directories, refuse_other_major
from store.embedded.locks import POLL_SECONDS, Lease, LockTimeoutError, locked, share
from store.embedded.processes import PidFile, server_processes
from store.embedded.server import READY_SECONDS, clear_leftovers, refuse_elsewhere, running_server, start_server
from store.embedded.watchdog import await_watchdog, post_watchdog, watchdog_lives

SUPERUSER = "postgres"
# Another starter may be in crash recovery, and after it the server may have to be stopped and started once.
BUSY_SECONDS = READY_SECONDS + 60
ROLE_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")

Announce = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class EmbeddedPostgres:
    """A running server and how to reach it. The process is one of its users until `close()` or its own end.

    `host` is the directory of the socket: there is no TCP. `user` is the superuser, for making roles and databases
    only; the service connects with `dsn(user=...)` as a role without such rights.
    """

    host: str
    port: int
    user: str
    dbname: str
    data_dir: Path
    log_file: Path
    lease: Lease = field(repr=False, compare=False)

    def dsn(self, *, user: str | None = None, dbname: str | None = None, role: str | None = None, **more: str) -> str:
        """A libpq connection string. `role` is set at the start of the session; `more` are libpq parameters.

        Raises ValueError on a role name that is not plain lower case.
        """
        if role is not None:
            if not ROLE_NAME.fullmatch(role):
                raise ValueError("a role name is lower case letters, digits and underscores")
            more = {**more, "options": f"{more.get('options', '')} -c role={role}".strip()}
        return make_conninfo(
            "", host=self.host, port=self.port, user=user or self.user, dbname=dbname or self.dbname, **more
        )

    def close(self) -> None:
        """Be a user no longer. After the last user, the server stops; `await_stop` waits for that."""
        self.lease.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _quiet(_line: str) -> None:
    """Announce nothing."""


def ensure(base: Path, *, settings: Sequence[str] = (), announce: Announce = _quiet) -> EmbeddedPostgres:
    """A PostgreSQL that is ready for connections, with its data below `base`: found, started, or made first.

    Call it again when the server is gone: it is started anew. `settings` ("name=value") come after our own and count
    only for a server that this call starts. `announce` gets a Dutch line before each step that can take over a second.

    Raises an EmbeddedPostgresError with a text for the operator; never starts empty beside existing data.
    """
    with _system_errors(base):
        binaries = find_binaries()
        base = base.expanduser().absolute()
        if "\n" in str(base):
            raise NotWritableError(base, "er staat een regeleinde in de naam")
        prepare_base(base)
        layout = Layout(base.resolve(), binaries.major)
        account = server_account(layout.base, layout.cluster)
        refuse_other_major(layout)
        prepare_directories(layout, account)
        try:
            with locked(layout.start_lock, BUSY_SECONDS):
                return _join(layout, binaries, account, settings, announce)
        except LockTimeoutError as error:
            raise BusyError(layout.base, BUSY_SECONDS) from error


def await_stop(data_dir: Path, seconds: float) -> bool:
    """Whether the server in `data_dir` and its watchdog ended within `seconds`. Close your own lease first."""
    layout = Layout(data_dir.parents[2], data_dir.parent.name)
    deadline = time.monotonic() + seconds
    while server_processes(layout.data) or watchdog_lives(layout):
        if time.monotonic() > deadline:
            return False
        time.sleep(POLL_SECONDS)
    return True


def _join(
    layout: Layout, binaries: Binaries, account: Account | None, settings: Sequence[str], announce: Announce
) -> EmbeddedPostgres:
    """Become a user of the server and see to it that it runs. Holds the start lock."""
    lease = Lease(layout.users_lock)
    try:
        # Waits for a watchdog that is stopping the server.
        sole_user = share(lease.descriptor, BUSY_SECONDS)
        refuse_elsewhere(layout, sole_user=sole_user)
        if not layout.data.exists():
            announce("De database wordt voor het eerst klaargezet …")
            create_cluster(layout, reachable_binaries(binaries, account, layout.own), account)
        post_watchdog(layout)
        info = running_server(layout)
        if info is None:
            clear_leftovers(layout)
            info = _start(layout, binaries, account, settings, announce)
        if not await_watchdog(layout):
            raise StartFailedError("de bewaker die hem later stopt, start niet", None, "")
    except BaseException:
        lease.close()
        raise
    return _connection(layout, info, lease)


def _start(
    layout: Layout, binaries: Binaries, account: Account | None, settings: Sequence[str], announce: Announce
) -> PidFile:
    announce("De database start …")
    reachable = reachable_binaries(binaries, account, layout.own)
    info = start_server(layout, reachable, account, settings)
    remove_old_copies(reachable, layout.own)
    return info


def _connection(layout: Layout, info: PidFile, lease: Lease) -> EmbeddedPostgres:
    return EmbeddedPostgres(
        host=str(info.socket_directory),
        port=info.port,
        user=SUPERUSER,
        dbname="postgres",
        data_dir=layout.data,
        log_file=layout.log,
        lease=lease,
    )


@contextlib.contextmanager
def _system_errors(base: Path) -> Iterator[None]:
    """Errors of the file system in words for the operator."""
    try:
        yield
    except subprocess.CalledProcessError as error:
        raise StartFailedError(f"een hulpprogramma stopte met code {error.returncode}", None, "") from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFullError(base) from error
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST, errno.ELOOP):
            raise NotWritableError(base, f"{error.strerror} ({error.filename or base})") from error
        raise

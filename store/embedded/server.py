"""Start the server, wait until it is ready, and tell a live server from what a dead one left behind."""

import contextlib
import os
import time
from collections.abc import Sequence
from pathlib import Path

import psutil

from store.embedded.account import Account, detach_as
from store.embedded.binaries import Binaries
from store.embedded.errors import DiskFullError, InUseElsewhereError, OrphansError, StartFailedError
from store.embedded.initdb import disk_is_full
from store.embedded.layout import PORT, SHORT_DIRECTORIES, SHORT_PREFIX, Layout, socket_directory
from store.embedded.locks import open_own_file
from store.embedded.processes import PidFile, process_world, read_pid_file, server_processes
from store.embedded.settings import SERVER_SETTINGS

# Crash recovery after a busy day takes minutes; giving up in the middle would only repeat it.
READY_SECONDS = 600.0
# Backends of a killed head process notice it and leave within moments.
ORPHAN_SECONDS = 10.0
POLL_SECONDS = 0.02
LOG_BYTES = 10_000_000
TAIL_LINES = 15
TAIL_BYTES = 20_000


def running_server(layout: Layout) -> PidFile | None:
    """The server that is ready in this data directory, or None when no process of one lives.

    Waits for one that is starting or stopping. Raises OrphansError, StartFailedError.
    """
    started = time.monotonic()
    while True:
        live = server_processes(layout.data)
        if not live:
            return None
        info = read_pid_file(layout.data)
        known = info is not None and info.pid in live
        if info and known and info.ready:
            return info
        waited = time.monotonic() - started
        if not known and waited > ORPHAN_SECONDS:
            raise OrphansError(layout.base, live)
        if waited > READY_SECONDS:
            raise StartFailedError(f"hij is na {waited:.0f} seconden niet klaar", layout.log, log_tail(layout.log, 0))
        time.sleep(POLL_SECONDS)


def refuse_elsewhere(layout: Layout, *, sole_user: bool) -> None:
    """Raises InUseElsewhereError when the server belongs to another container or host that still uses it.

    Process numbers of another boot or container cannot be checked from here. There the locks decide: when nobody else
    holds one, that server is gone.
    """
    started_elsewhere = (layout.data / "postmaster.pid").exists() and _last_world(layout) != process_world()
    if started_elsewhere and not sole_user:
        raise InUseElsewhereError(layout.base)


def clear_leftovers(layout: Layout) -> None:
    """Remove the pid file and socket lock of a server of which no process lives."""
    info = read_pid_file(layout.data)
    if info:
        remove_short_directory(info.socket_directory)
    # The socket's own lock file holds the same process number, and the server believes it as it believes the pid file.
    (layout.cluster / f".s.PGSQL.{PORT}.lock").unlink(missing_ok=True)
    (layout.data / "postmaster.pid").unlink(missing_ok=True)


def remove_short_directory(directory: Path) -> None:
    """Remove the private socket directory below /tmp of a server that is gone; any other directory stays."""
    if directory.parent != SHORT_DIRECTORIES or not directory.name.startswith(SHORT_PREFIX):
        return
    with contextlib.suppress(OSError):
        for name in (f".s.PGSQL.{PORT}", f".s.PGSQL.{PORT}.lock"):
            (directory / name).unlink(missing_ok=True)
        directory.rmdir()


def _last_world(layout: Layout) -> str:
    try:
        return layout.last_start.read_text()
    except OSError:
        return ""


def _mark_world(layout: Layout) -> None:
    with open(open_own_file(layout.last_start), "r+") as file:
        file.write(process_world())
        file.truncate()


def start_server(layout: Layout, binaries: Binaries, account: Account | None, settings: Sequence[str]) -> PidFile:
    """Start the server and wait until it takes connections. Raises DiskFullError or StartFailedError."""
    _turn_log(layout.log)
    logged = layout.log.stat().st_size if layout.log.exists() else 0
    _mark_world(layout)
    pid = detach_as(_command(layout, binaries, account, settings), account, layout.log)
    info = _await_ready(layout, pid)
    if info:
        return info
    tail = log_tail(layout.log, logged)
    if disk_is_full(layout.cluster, tail):
        raise DiskFullError(layout.base)
    raise StartFailedError("PostgreSQL stopte meteen weer", layout.log, tail)


def _command(layout: Layout, binaries: Binaries, account: Account | None, settings: Sequence[str]) -> list[str]:
    sockets = socket_directory(layout, account)
    options = [f"unix_socket_directories={_quoted(sockets)}", f"port={PORT}", *SERVER_SETTINGS, *settings]
    switches = [word for option in options for word in ("-c", option)]
    return [binaries.program("postgres"), "-D", str(layout.data), *switches]


def _quoted(directory: Path) -> str:
    """A name in a list of directories: in double quotes, so that spaces and capitals stay as they are."""
    return '"' + str(directory).replace('"', '""') + '"'


def _await_ready(layout: Layout, pid: int) -> PidFile | None:
    """The started server once it is ready, or None when it ended."""
    deadline = time.monotonic() + READY_SECONDS
    while _lives(pid):
        info = read_pid_file(layout.data)
        if info and info.pid == pid and info.ready:
            return info
        if time.monotonic() > deadline:
            raise StartFailedError(f"niet klaar na {READY_SECONDS:.0f} seconden", layout.log, log_tail(layout.log, 0))
        time.sleep(POLL_SECONDS)
    return None


def _lives(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _turn_log(log: Path) -> None:
    """Keep one older log of at most 10 MB besides the current one."""
    if log.exists() and log.stat().st_size > LOG_BYTES:
        log.replace(log.with_suffix(".log.1"))


def log_tail(log: Path, offset: int) -> str:
    """The last lines of the log, none from before byte `offset`. A log that cannot be read has no lines."""
    try:
        descriptor = os.open(log, os.O_RDONLY | os.O_NOFOLLOW)
    except OSError:
        return ""
    with open(descriptor, "rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(offset, size - TAIL_BYTES))
        text = file.read().decode(errors="replace")
    return "\n".join(text.splitlines()[-TAIL_LINES:])

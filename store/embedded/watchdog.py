"""The process that stops the server when its last user is gone, however that user ended.

One per server, told apart by its own lock. It waits for the exclusive lock on the file that all users hold a shared
lock on. It runs as the user of PAR (root may signal the server's account), in its own session, without output.
It uses no PostgreSQL program, so the server also stops when its programs were removed in the meantime.
"""

import contextlib
import fcntl
import os
import signal
import sys
import time
from pathlib import Path

from store.embedded.account import detach_as
from store.embedded.layout import Layout
from store.embedded.locks import Lease, LockTimeoutError, lock, try_lock
from store.embedded.processes import head_processes, read_pid_file, server_processes
from store.embedded.server import remove_short_directory

# It is there within 0.2 s, unless the machine is very busy.
STARTED_SECONDS = 5.0
ATTEMPTS = 4
POLL_SECONDS = 0.05
# Isolated from the environment and the working directory; only the place of this package is added.
BOOT = "import sys; sys.path.insert(0, sys.argv.pop(1)); from store.embedded.watchdog import main; main(sys.argv[1:])"


def post_watchdog(layout: Layout) -> None:
    """Start the watchdog when there is none. Hold the start lock and a user's lock."""
    if not watchdog_lives(layout):
        root = Path(__file__).resolve().parents[2]
        detach_as([sys.executable, "-I", "-c", BOOT, str(root), str(layout.base), layout.major], None)


def await_watchdog(layout: Layout) -> bool:
    """Whether the watchdog is on its post, within some seconds.

    Posts it again when it is not: the one that was there may have been dying with a container that was killed.
    """
    for _ in range(ATTEMPTS):
        deadline = time.monotonic() + STARTED_SECONDS
        while time.monotonic() < deadline:
            if watchdog_lives(layout):
                return True
            time.sleep(POLL_SECONDS)
        post_watchdog(layout)
    return False


def watchdog_lives(layout: Layout) -> bool:
    """Whether some process is on watch: it holds the watchdog's lock."""
    lease = Lease(layout.watchdog_lock)
    try:
        return not try_lock(lease.descriptor, fcntl.LOCK_SH)
    finally:
        lease.close()


def main(arguments: list[str]) -> None:
    """Watch over one server: `BASE MAJOR`."""
    layout = Layout(Path(arguments[0]), arguments[1])
    # The lock files are there, unless the whole directory was removed again: then there is nothing to watch over.
    with contextlib.suppress(FileNotFoundError, LockTimeoutError):
        watch, users = Lease(layout.watchdog_lock, create=False), Lease(layout.users_lock, create=False)
        lock(watch.descriptor, fcntl.LOCK_EX, STARTED_SECONDS)
        fcntl.flock(users.descriptor, fcntl.LOCK_EX)
        stop_server(layout.data)
        # In this order: the next user waits for the users' lock and must then find no watchdog any more.
        watch.close()
        users.close()


def stop_server(data: Path) -> None:
    """Stop the server in `data` (fast shutdown: open transactions roll back) and wait until its processes are gone."""
    info = read_pid_file(data)
    while server_processes(data):
        # Again and again: a head process that has only just started ignores the first signals.
        for pid in head_processes(data):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGINT)
        time.sleep(POLL_SECONDS)
    if info:
        remove_short_directory(info.socket_directory)

"""Which processes of a server really live, and what its pid file says.

A pid file alone proves nothing: its process may be dead, a zombie, or by now somebody else's. Live server processes
have the data directory as their working directory, and the head process names it on its command line too.
"""

import contextlib
import itertools
import os
from pathlib import Path
from typing import NamedTuple

import psutil

# The shell that lets go of a new server, in the moment before it becomes that server.
SHELLS = frozenset({"sh", "dash", "bash", "ash", "busybox"})


class PidFile(NamedTuple):
    """The lines of `postmaster.pid` that matter: the head process, where its socket is, and how far it is."""

    pid: int
    port: int
    socket_directory: Path
    ready: bool


def read_pid_file(data: Path) -> PidFile | None:
    """What `postmaster.pid` says, or None when it is not there or not written completely yet."""
    try:
        lines = (data / "postmaster.pid").read_text().split("\n")
        ready = len(lines) > 7 and lines[7].strip() == "ready"
        return PidFile(int(lines[0]), int(lines[3]), Path(lines[4]), ready)
    except (OSError, ValueError, IndexError):
        return None


def server_processes(data: Path) -> frozenset[int]:
    """The live processes of the server in `data`: head, backends, and one that is only just starting."""
    return frozenset(process.pid for process in _server_processes(data))


def head_processes(data: Path) -> frozenset[int]:
    """The live head process (postmaster) in `data`. More than one only while a second start is being refused."""
    named = {process.pid: process for process in _server_processes(data) if _names_directory(process, data)}
    # A child has the command line of its parent, until it gives itself a title.
    return frozenset(pid for pid, process in named.items() if _parent(process) not in named)


def _parent(process: psutil.Process) -> int | None:
    with contextlib.suppress(psutil.Error):
        return process.ppid()
    return None


def _server_processes(data: Path) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            if process.status() != psutil.STATUS_ZOMBIE and _works_in(process, data):
                found.append(process)
    return found


def _works_in(process: psutil.Process, data: Path) -> bool:
    if process.name().startswith("postgres"):
        return process.cwd() == str(data) or _names_directory(process, data)
    return process.name() in SHELLS and _names_directory(process, data)


def _names_directory(process: psutil.Process, data: Path) -> bool:
    with contextlib.suppress(psutil.Error):
        return ("-D", str(data)) in itertools.pairwise(process.cmdline())
    return False


def process_world() -> str:
    """A mark of this boot and this pid namespace: only within one of them do process numbers mean something."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        return f"{boot} {os.readlink('/proc/self/ns/pid')}"
    except OSError:
        return str(int(psutil.boot_time()))

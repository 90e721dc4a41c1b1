"""File locks of the kernel, as a reference count that nothing can leave stale.

Every process that uses the server holds a shared lock on one file. However a process ends, the kernel drops its lock;
the watchdog waits for the exclusive one. A forked child holds its parent's lock along with it.
"""

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

POLL_SECONDS = 0.02


class LockTimeoutError(Exception):
    """The lock was not free within the time given."""


class Lease:
    """An open lock file. It holds its lock until `close()`, or else until the process ends.

    It is not closed when it is garbage collected: a caller that keeps only the connection data remains a user.
    """

    def __init__(self, path: Path, *, create: bool = True) -> None:
        self._descriptor: int | None = open_own_file(path, create=create)

    @property
    def descriptor(self) -> int:
        if self._descriptor is None:
            raise ValueError("this lease was closed")
        return self._descriptor

    def close(self) -> None:
        """Let go. Does nothing the second time."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def open_own_file(path: Path, *, create: bool = True) -> int:
    """Open or make a small file, private to the owner of its directory; never through a link."""
    descriptor = os.open(path, os.O_RDWR | (os.O_CREAT if create else 0) | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    owner = path.parent.stat()
    if os.geteuid() == 0 and os.fstat(descriptor).st_uid != owner.st_uid:
        os.fchown(descriptor, owner.st_uid, owner.st_gid)
    return descriptor


def try_lock(descriptor: int, operation: int) -> bool:
    """Take the lock (`fcntl.LOCK_SH` or `LOCK_EX`) when it is free at once."""
    try:
        fcntl.flock(descriptor, operation | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def lock(descriptor: int, operation: int, seconds: float) -> None:
    """Take the lock, waiting at most `seconds`. Raises LockTimeoutError."""
    deadline = time.monotonic() + seconds
    while not try_lock(descriptor, operation):
        if time.monotonic() > deadline:
            raise LockTimeoutError
        time.sleep(POLL_SECONDS)


def share(descriptor: int, seconds: float) -> bool:
    """Take the shared lock, waiting at most `seconds`; whether nobody else has a lock. Raises LockTimeoutError."""
    alone = try_lock(descriptor, fcntl.LOCK_EX)
    lock(descriptor, fcntl.LOCK_SH, seconds)
    if not alone:
        # Whoever made us wait may have been the last: ask again.
        alone = try_lock(descriptor, fcntl.LOCK_EX)
        lock(descriptor, fcntl.LOCK_SH, seconds)
    return alone


@contextlib.contextmanager
def locked(path: Path, seconds: float) -> Iterator[None]:
    """Hold the exclusive lock of `path`, waiting at most `seconds`. Raises LockTimeoutError."""
    lease = Lease(path)
    try:
        lock(lease.descriptor, fcntl.LOCK_EX, seconds)
        yield
    finally:
        lease.close()

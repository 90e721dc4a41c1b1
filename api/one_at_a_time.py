"""Work in memory that only one thread does at a time, while others wait for it no longer than they said."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class OneAtATime:
    """The place of the one thread that works."""

    def __init__(self) -> None:
        self._working = threading.Lock()

    @contextmanager
    def alone(self, seconds: float | None) -> Iterator[bool]:
        """Whether the place came free within so many seconds; without a number it is waited for until it does."""
        mine = self._working.acquire(timeout=-1 if seconds is None else seconds)
        try:
            yield mine
        finally:
            if mine:
                self._working.release()

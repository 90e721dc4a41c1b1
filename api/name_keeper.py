"""Keeps the names for the search at hand, so that the first search of the day is as fast as the next."""

import threading
import time
from types import TracebackType
from typing import Final, Protocol, Self

import structlog

from store.errors import StoreError

REFRESH_SECONDS: Final = 5.0
RENEW_SECONDS: Final = 600.0
"""The longest that an erased name which nobody searches for stays in memory."""


class KeepsNames(Protocol):
    """Whatever holds opened names in memory."""

    def refresh(self) -> None:
        """Take in what changed. Raises `StoreError`."""

    def renew(self) -> None:
        """Make it anew, without what was erased. Raises `StoreError`."""


class NameKeeper:
    """A thread that opens the names at the start, takes in changes, and now and then makes the index anew."""

    def __init__(
        self, names: KeepsNames, *, refresh_seconds: float = REFRESH_SECONDS, renew_seconds: float = RENEW_SECONDS
    ) -> None:
        self._names = names
        self._refresh_seconds, self._renew_seconds = refresh_seconds, renew_seconds
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="par-names", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopping.set()
        self._thread.join()

    def is_alive(self) -> bool:
        """Whether the thread runs."""
        return self._thread.is_alive()

    def _run(self) -> None:
        renew_at = time.monotonic() + self._renew_seconds
        while not self._stopping.is_set():
            try:
                if time.monotonic() < renew_at:
                    self._names.refresh()
                else:
                    self._names.renew()
                    renew_at = time.monotonic() + self._renew_seconds
            except StoreError as failed:
                structlog.get_logger(__name__).warning("names_not_refreshed", error=type(failed).__qualname__)
            self._stopping.wait(self._refresh_seconds)

"""Keeps the names for the search at hand, so that the first search of the day is as fast as the next."""

import time
from typing import Final, Protocol

import structlog

from api.rounds import Rounds
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


class NameKeeper(Rounds):
    """A thread that opens the names at the start, takes in changes, and now and then makes the index anew."""

    def __init__(
        self, names: KeepsNames, *, refresh_seconds: float = REFRESH_SECONDS, renew_seconds: float = RENEW_SECONDS
    ) -> None:
        super().__init__("par-names", self._keep)
        self._names = names
        self._refresh_seconds, self._renew_seconds = refresh_seconds, renew_seconds
        self._renew_at = time.monotonic() + renew_seconds

    def _keep(self) -> float:
        try:
            if time.monotonic() < self._renew_at:
                self._names.refresh()
            else:
                self._names.renew()
                self._renew_at = time.monotonic() + self._renew_seconds
        except StoreError as failed:
            structlog.get_logger(__name__).warning("names_not_refreshed", error=type(failed).__qualname__)
        return self._refresh_seconds

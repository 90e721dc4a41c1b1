"""The versions of the catalogue, at hand for every request: read from the log, and again when the log has moved."""

import threading
from datetime import date
from typing import Final

import structlog

from api.rounds import Rounds
from domain.catalogue.catalogue import Catalogue
from domain.catalogue.events import CatalogueEvent
from domain.catalogue.state import INITIAL, State, fold, in_force
from domain.catalogue.stream import catalogue_stream
from store.errors import StoreError
from store.log import EventLog

REFRESH_SECONDS: Final = 1.0
"""The longest that a version which another process adopted stays unknown here."""


class Catalogues:
    """What was adopted so far. Safe for many threads; only `refresh` waits for the database."""

    def __init__(self, log: EventLog) -> None:
        self._log = log
        self._lock = threading.Lock()
        self._seen = -1
        self._state = INITIAL

    @property
    def state(self) -> State:
        """Every version that is known here."""
        return self._state

    def in_force(self, day: date) -> Catalogue:
        """The version that holds on a day."""
        return in_force(self._state, day)

    def refresh(self) -> None:
        """Take in what was adopted, also by another process; one small question when nothing happened.

        Raises `StoreUnavailable`.
        """
        with self._lock:
            head = self._log.head()
            if head == self._seen:
                return
            _, self._state = load_catalogue(self._log)
            self._seen = head


def load_catalogue(log: EventLog) -> tuple[int, State]:
    """The version at which the stream stands, and what its facts add up to. Raises `StoreUnavailable`."""
    version, events = log.load(catalogue_stream(log.organisation))
    return version, fold(event for event in events if isinstance(event, CatalogueEvent))


class CatalogueKeeper(Rounds):
    """A thread that takes in what other processes adopt."""

    def __init__(self, catalogues: Catalogues, *, refresh_seconds: float = REFRESH_SECONDS) -> None:
        super().__init__("par-catalogue", self._keep)
        self._catalogues = catalogues
        self._refresh_seconds = refresh_seconds

    def _keep(self) -> float:
        try:
            self._catalogues.refresh()
        except StoreError as failed:
            structlog.get_logger(__name__).warning("catalogue_not_refreshed", error=type(failed).__qualname__)
        return self._refresh_seconds

"""The thread that keeps the names at hand."""

import threading

from structlog.testing import capture_logs

from api.name_keeper import NameKeeper
from api.search import NameFinder
from store.errors import StoreUnavailable


class Finder(NameFinder):
    """Tells when it was asked, and fails when it is told to."""

    def __init__(self, failing: int = 0) -> None:
        self.asked = threading.Semaphore(0)
        self._failing = failing

    def refresh(self) -> None:
        self.asked.release()
        self._failing -= 1
        if self._failing >= 0:
            raise StoreUnavailable


def test_names_are_opened_at_the_start_without_anyone_searching() -> None:
    finder = Finder()

    with NameKeeper(finder):
        assert finder.asked.acquire(timeout=30)


def test_a_database_that_is_gone_is_said_and_tried_again() -> None:
    finder = Finder(failing=1)

    with capture_logs() as lines, NameKeeper(finder, refresh_seconds=0.001):
        assert finder.asked.acquire(timeout=30)
        assert finder.asked.acquire(timeout=30)

    assert lines == [{"event": "names_not_refreshed", "error": "StoreUnavailable", "log_level": "warning"}]


def test_the_index_is_made_anew_now_and_then() -> None:
    renewed = threading.Event()

    class Renewing(Finder):
        def renew(self) -> None:
            renewed.set()

    with NameKeeper(Renewing(), refresh_seconds=0.001, renew_seconds=0.01):
        assert renewed.wait(30)


def test_it_stops_at_once() -> None:
    finder = Finder()
    with NameKeeper(finder, refresh_seconds=3600) as keeper:
        assert finder.asked.acquire(timeout=30)

    assert not keeper.is_alive()

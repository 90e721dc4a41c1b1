"""The thread that starts an embedded PostgreSQL again. That it does is shown in `test_serving`."""

import threading
from pathlib import Path

from structlog.testing import capture_logs

from api.database_keeper import DatabaseKeeper
from store.errors import StoreUnavailable


class Database:
    """One that never answers, and tells when it was asked."""

    def __init__(self) -> None:
        self.asked = threading.Semaphore(0)

    def ask(self) -> None:
        self.asked.release()
        raise StoreUnavailable


def keeper_at_work(data_dir: Path) -> list[str]:
    """The events that a keeper logs while it is asked three times about a database that does not answer."""
    database = Database()
    with capture_logs() as lines, DatabaseKeeper(data_dir, database.ask, check_seconds=0.001, retry_seconds=0.001):
        for _ in range(3):
            assert database.asked.acquire(timeout=30)
    return [line["event"] for line in lines]


def test_data_that_vanished_is_not_replaced_by_an_empty_database(tmp_path: Path) -> None:
    assert keeper_at_work(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_does_not_start_is_said_and_tried_again(tmp_path: Path) -> None:
    of_another_major = tmp_path / "postgres" / "9" / "data"
    of_another_major.mkdir(parents=True)
    (of_another_major / "PG_VERSION").write_text("9\n")

    said = keeper_at_work(tmp_path)

    assert len(said) >= 2
    assert set(said) == {"database_not_started"}

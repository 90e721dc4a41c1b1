"""Waiting until something is so, and not a moment longer."""

import threading
import time
from collections.abc import Callable

import psycopg

POLL_SECONDS = 0.01


def await_true(condition: Callable[[], bool], what: str, seconds: float = 30) -> None:
    """Wait until the condition holds. Fails with `what` did not happen after so many seconds."""
    deadline = time.monotonic() + seconds
    never = threading.Event()
    while not condition():
        assert time.monotonic() < deadline, f"it took over {seconds} seconds, and still not: {what}"
        never.wait(POLL_SECONDS)


def await_blocked_writer(conn: "psycopg.Connection[tuple[object, ...]]", writers: int = 1) -> None:
    """Wait until so many writers of this database wait for a lock."""

    def blocked() -> bool:
        row = conn.execute(
            "select count(*) from pg_stat_activity where datname = current_database()"
            " and application_name = 'par_writer' and wait_event_type = 'Lock'"
        ).fetchone()
        return row is not None and row[0] == writers

    await_true(blocked, f"{writers} writers wait for the head")

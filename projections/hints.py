"""A hint that the log grew, so that nobody has to poll fast. Everything works without it, only later."""

import contextlib
import threading
from collections.abc import Callable
from typing import LiteralString
from uuid import UUID, uuid4

import psycopg

from projections.connection import connect

CHANNEL: LiteralString = "par_recorded"
EVERY_SECONDS = 0.005
"""Announcements are at least so far apart: each of them holds up all others in the whole server for a moment."""
RETRY_SECONDS = 1.0
STATEMENT_SECONDS = 10
STOP_SECONDS = 10.0


class Hints:
    """Within one process: who records tells, who projects waits."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._closed = False
        self.count = 0
        """Hints given so far. Look at it before you look at the log: then no hint is missed."""

    def recorded(self) -> None:
        """The log has grown."""
        with self._changed:
            self.count += 1
            self._changed.notify_all()

    def wait(self, seen: int, seconds: float) -> None:
        """Until there are more hints than those seen, or the time is over, or `close`."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self.count > seen, seconds)

    def close(self) -> None:
        """Let everyone go who waits."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()


class BetweenProcesses:
    """Passes hints on to other processes and takes theirs, over PostgreSQL, outside any append."""

    def __init__(self, conninfo: str, organisation: UUID, hints: Hints) -> None:
        self._conninfo, self._hints = conninfo, hints
        self._organisation, self._sender = str(organisation), str(uuid4())
        self._stopping = threading.Event()
        self._news = threading.Event()
        self._threads = [
            threading.Thread(target=self._keep_trying, args=(work,), name="par-hints", daemon=True)
            for work in (self._announce, self._listen)
        ]

    def start(self) -> None:
        """Begin; returns at once."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """End, after a last announcement."""
        self._stopping.set()
        self._news.set()
        for thread in self._threads:
            thread.join(STOP_SECONDS)

    def recorded(self) -> None:
        """Tell the others soon: many commits in a short time are one announcement, and the last is always told."""
        self._news.set()

    def _keep_trying(self, work: Callable[[psycopg.Connection], None]) -> None:
        while not self._stopping.is_set():
            with (
                contextlib.suppress(psycopg.OperationalError),
                connect(self._conninfo, statement_seconds=STATEMENT_SECONDS) as conn,
            ):
                work(conn)
            self._stopping.wait(RETRY_SECONDS)

    def _announce(self, conn: psycopg.Connection) -> None:
        while True:
            self._news.wait()
            self._news.clear()
            try:
                conn.execute("select pg_notify(%s, %s)", (CHANNEL, f"{self._organisation} {self._sender}"))
            except psycopg.OperationalError:
                self._news.set()
                raise
            if self._stopping.is_set():
                return
            self._stopping.wait(EVERY_SECONDS)

    def _listen(self, conn: psycopg.Connection) -> None:
        conn.execute("listen par_recorded")
        # What was recorded while nobody listened.
        self._hints.recorded()
        while not self._stopping.is_set():
            for notice in conn.notifies(timeout=0.2):
                organisation, _, sender = notice.payload.partition(" ")
                if organisation == self._organisation and sender != self._sender:
                    self._hints.recorded()

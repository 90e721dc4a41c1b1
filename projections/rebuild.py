"""A view from the start of the log: beside the one in use, then one switch. Who reads it notices nothing else.

A projection is rebuilt for every organisation in the database, because they share its tables. Runners need not stop:
after the switch their checkpoint is not where they left it, so they read it again and go on in the new tables.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg

from domain.registry import REGISTRY, Registry
from projections.checkpoint import lock_key
from projections.connection import connect
from projections.ddl import BUILDING, drop_tables, table_names
from projections.new_tables import NewTables
from projections.projection import Projection
from projections.switch import switch

STATEMENT_SECONDS = 3600
NEARLY_THERE = 1_000
"""Events that may still be folded while the switch holds the live view still."""
SWITCH_ATTEMPTS = 5
BUSY_TIMEOUT = "2s"
"""Longer than the server takes to notice that a rebuild was killed."""

Progress = Callable[[int, int], None]
"""Called with the events done and the events there are."""


class RebuildBusy(Exception):
    """Another process is rebuilding this view."""

    def __init__(self, projection: str) -> None:
        super().__init__(
            f"Het overzicht {projection} wordt al opnieuw opgebouwd door een ander proces. "
            "Wacht tot dat klaar is; daarna is dit niet meer nodig."
        )


def rebuild(
    conninfo: str,
    projection: Projection,
    *,
    registry: Registry = REGISTRY,
    progress: Progress = lambda _done, _total: None,
) -> None:
    """Build the view anew and put it in use. Until then, and when this fails or is killed, the old one stays as it is.

    Raises `RebuildStopped` at a fact that cannot be taken in, `RebuildBusy`, or psycopg.OperationalError.
    """
    with (
        connect(conninfo, statement_seconds=STATEMENT_SECONDS) as conn,
        connect(conninfo, statement_seconds=STATEMENT_SECONDS) as reading,
        _alone(conn, projection),
        _leaving_nothing(conn, projection),
    ):
        tables = NewTables(conn, reading, projection, registry, progress)
        while tables.catch_up() > NEARLY_THERE:
            pass
        tables.add_indexes()
        while tables.catch_up() > NEARLY_THERE:
            pass
        _switch(conn, projection, tables)


def _switch(conn: psycopg.Connection, projection: Projection, tables: NewTables) -> None:
    for attempts_left in reversed(range(SWITCH_ATTEMPTS)):
        try:
            switch(conn, projection, tables)
            return
        except (psycopg.errors.LockNotAvailable, psycopg.errors.DeadlockDetected):
            if not attempts_left:
                raise


@contextmanager
def _alone(conn: psycopg.Connection, projection: Projection) -> Iterator[None]:
    key = lock_key("rebuild", projection.name)
    try:
        with conn.transaction():
            conn.execute("select set_config('lock_timeout', %s, true)", (BUSY_TIMEOUT,))
            conn.execute("select pg_advisory_lock(%s)", (key,))
    except psycopg.errors.LockNotAvailable as busy:
        raise RebuildBusy(projection.name) from busy
    try:
        yield
    finally:
        if not conn.closed:
            conn.execute("select pg_advisory_unlock(%s)", (key,))


@contextmanager
def _leaving_nothing(conn: psycopg.Connection, projection: Projection) -> Iterator[None]:
    """Without what an earlier attempt left behind, and without leaving anything behind when this one fails."""
    drop_tables(conn, table_names(projection, BUILDING))
    try:
        yield
    except BaseException:
        if not conn.closed:
            drop_tables(conn, table_names(projection, BUILDING))
        raise

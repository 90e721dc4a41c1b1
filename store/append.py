"""The one statement that records a batch: its parameters, its outcomes, and the connection it runs on."""

import contextlib
import time
from collections.abc import Sequence
from itertools import accumulate
from typing import LiteralString
from uuid import UUID

import psycopg
from psycopg.errors import Diagnostic
from psycopg.rows import TupleRow

from store.batch import BatchTypes, Numbering, Request
from store.command import Receipt
from store.connections import BoundedConnection, as_role
from store.errors import KeyReused, StoreError, UnknownOrganisation, VersionConflict

Outcome = Receipt | StoreError

APPEND: LiteralString = "select * from par.append(%b, %b, %b, %b, %b)"
RECORDED, REPEATED, STALE, REUSED, LAST_NUMBER = range(5)
NOT_ON_THE_STANDBY = "canceling wait for synchronous replication"


class AppendStatement:
    """A connection that does nothing but append for one organisation."""

    def __init__(self, conninfo: str, organisation: UUID) -> None:
        self._conninfo = as_role(conninfo, "par_writer", enable_seqscan="off", plan_cache_mode="force_generic_plan")
        self._organisation = organisation
        self._conn: psycopg.Connection | None = None
        self._doubted = False

    def run(self, batch: Sequence[Request]) -> list[Outcome]:
        """Record the batch durably; one outcome per command, in order.

        Raises psycopg.OperationalError when the connection was lost: then it is unknown what was recorded, and
        sending the same again is right.
        """
        outcomes: dict[int, Outcome] = {}
        going = dict(enumerate(batch))
        while going:
            places = list(going)
            count = Numbering([facts for _, facts in going.values()])
            rows = self._execute(list(going.values()), count)
            settled = _receipts(rows, list(going.values()), count) or _refusals(rows)
            outcomes |= {places[n]: outcome for n, outcome in settled.items()}
            going = {n: request for n, request in going.items() if n not in outcomes}
        return [outcomes[n] for n in range(len(batch))]

    def _execute(self, batch: Sequence[Request], count: Numbering) -> list[TupleRow]:
        conn = self._connection()
        parameters = self._types.parameters(batch, count)
        try:
            rows = conn.execute(APPEND, (self._organisation, *parameters), prepare=True, binary=True).fetchall()
        except psycopg.DatabaseError as refused:
            if refused.sqlstate == "PAR01":
                raise UnknownOrganisation(self._organisation) from refused
            raise
        if self._doubted:
            self.close()
            raise psycopg.OperationalError("a standby did not confirm the commit")
        return rows

    def reconnect(self, give_up: float) -> None:
        """Drop the connection and try for a new one until `give_up` (by the monotonic clock)."""
        self.close()
        while time.monotonic() < give_up:
            with contextlib.suppress(psycopg.OperationalError):
                self._connection()
                return
            time.sleep(0.05)

    def close(self) -> None:
        """Drop the connection."""
        if self._conn is not None:
            self._conn.close()
        self._conn = None
        self._doubted = False

    def _connection(self) -> psycopg.Connection:
        if self._conn is None or self._conn.closed:
            with contextlib.ExitStack() as undo:
                conn = undo.enter_context(BoundedConnection.connect(self._conninfo, autocommit=True))
                conn.add_notice_handler(self._on_notice)
                self._types = BatchTypes.known_to(conn)
                self._conn = conn
                undo.pop_all()
        return self._conn

    def _on_notice(self, notice: Diagnostic) -> None:
        # PostgreSQL calls a commit that was cancelled while it waited for its standby a success, with a warning.
        if NOT_ON_THE_STANDBY in (notice.message_primary or ""):
            self._doubted = True


def _receipts(rows: Sequence[TupleRow], batch: Sequence[Request], count: Numbering) -> dict[int, Outcome]:
    """The outcome of every command when the batch was recorded, else nothing."""
    head = next((row[2] for row in rows if row[1] == RECORDED), None)
    if head is None:
        return {}
    last_number = {row[0]: row[3] for row in rows if row[1] == LAST_NUMBER}
    ends = accumulate(len(facts) for _, facts in batch)
    return {
        n: Receipt(head + end, None if nth is None else last_number[series] + nth, command.answer, repeated=False)
        for n, ((command, _), end, (series, nth)) in enumerate(zip(batch, ends, count.first, strict=True))
    }


def _refusals(rows: Sequence[TupleRow]) -> dict[int, Outcome]:
    """The outcomes of the commands that could not go along; a key that was answered before comes first."""
    outcomes: dict[int, Outcome] = {}
    for command, outcome, position, number, answer, version in rows:
        if outcome == REPEATED:
            outcomes[command - 1] = Receipt(position, number, answer, repeated=True)
        elif outcome == REUSED:
            outcomes[command - 1] = KeyReused()
        else:
            outcomes.setdefault(command - 1, VersionConflict(version))
    return outcomes

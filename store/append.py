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

from store.columns import Column, blobs, ints, moments, send_columns, texts, uuids
from store.command import Command, Receipt
from store.connections import as_role
from store.errors import KeyReused, StoreError, UnknownOrganisation, VersionConflict
from store.mapper import StoredFact

Outcome = Receipt | StoreError
Request = tuple[Command, Sequence[StoredFact]]

APPEND: LiteralString = "select * from par.append(%b" + ",%b" * 23 + ")"
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
            rows = self._execute(columns(list(going.values()), count))
            settled = _receipts(rows, list(going.values()), count) or _refusals(rows)
            outcomes |= {places[n]: outcome for n, outcome in settled.items()}
            going = {n: request for n, request in going.items() if n not in outcomes}
        return [outcomes[n] for n in range(len(batch))]

    def _execute(self, parameters: Sequence[Column]) -> list[TupleRow]:
        conn = self._connection()
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
            self._conn = psycopg.connect(self._conninfo, autocommit=True)
            self._conn.add_notice_handler(self._on_notice)
            send_columns(self._conn)
        return self._conn

    def _on_notice(self, notice: Diagnostic) -> None:
        # PostgreSQL calls a commit that was cancelled while it waited for its standby a success, with a warning.
        if NOT_ON_THE_STANDBY in (notice.message_primary or ""):
            self._doubted = True


class Numbering:
    """Counts, per series, the events of a batch that get a number: their order is known before the numbers are."""

    def __init__(self, facts: Sequence[Sequence[StoredFact]]) -> None:
        self.counts: dict[int, int] = {}
        self.nth: list[tuple[int | None, int | None]] = []
        """Per event: which series (an index from 1) and the how manieth of the batch in it."""
        self.first: list[tuple[int | None, int | None]] = []
        """Per command: the same for its first numbered event."""
        for of_command in facts:
            mine = [self._count(fact.series) for fact in of_command]
            self.nth += mine
            self.first.append(next((entry for entry in mine if entry[0] is not None), (None, None)))

    def _count(self, series: int | None) -> tuple[int | None, int | None]:
        if series is None:
            return None, None
        self.counts[series] = self.counts.get(series, 0) + 1
        return list(self.counts).index(series) + 1, self.counts[series]


def columns(batch: Sequence[Request], count: Numbering) -> tuple[Column, ...]:
    """The parameters of `par.append`, column by column."""
    commands = [command for command, _ in batch]
    changes = [(n, change) for n, (command, _) in enumerate(batch, 1) for change in command.changes]
    facts = [(command, fact) for command, of_command in batch for fact in of_command]
    return (
        texts([c.key for c in commands]),
        blobs([c.request for c in commands]),
        blobs([c.answer for c in commands]),
        ints(accumulate(len(of_command) for _, of_command in batch)),
        ints([series for series, _ in count.first]),
        ints([nth for _, nth in count.first]),
        ints([n for n, _ in changes]),
        uuids([change.stream_id for _, change in changes]),
        ints([change.expected for _, change in changes]),
        uuids([f.stream_id for _, f in facts]),
        ints([f.originator_version for _, f in facts]),
        texts([f.topic for _, f in facts]),
        ints([series for series, _ in count.nth]),
        ints([nth for _, nth in count.nth]),
        uuids([f.event_id for _, f in facts]),
        blobs([f.state for _, f in facts]),
        uuids([c.command_id for c, _ in facts]),
        uuids([c.actor for c, _ in facts]),
        uuids([c.correlation_id for c, _ in facts]),
        uuids([c.causation_id for c, _ in facts]),
        moments([c.recorded_at for c, _ in facts]),
        ints(count.counts),
        ints(count.counts.values()),
    )


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

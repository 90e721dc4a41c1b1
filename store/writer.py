"""One writer per process: everything that waits to be recorded is recorded together, in one statement, one commit.

Request threads and coroutines hand in a command and wait for its own outcome. While one batch is on its way to disk
the next one gathers, so a flush is shared by all who wait for it. A command is acknowledged only when it is durable.
A lost connection is survived by sending the same batch again: the keys in it make that harmless.
"""

import asyncio
import contextlib
import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import NamedTuple
from uuid import UUID

import psycopg

from store.append import AppendStatement, Outcome
from store.command import Command, Receipt
from store.errors import StoreError, StoreUnavailable
from store.mapper import StoredFact

MAX_BATCH = 256
"""Commands in one statement; beyond this a batch gains nothing and its first member waits longer."""
GIVE_UP_SECONDS = 4.5
"""How long a batch may be retried over lost connections; below the deadline of a request."""
RETRY_SECONDS = 0.02
"""How much longer to wait before each next try: the first is at once, a full disk is not hammered on."""
LOGGER = logging.getLogger(__name__)


class Waiting(NamedTuple):
    """A command on its way, and who waits for its outcome."""

    command: Command
    facts: Sequence[StoredFact]
    outcome: "Future[Receipt] | asyncio.Future[Receipt]"
    since: float

    def still_waiting(self) -> bool:
        """False when the caller gave up before the command was sent: then it is never sent."""
        if isinstance(self.outcome, asyncio.Future):
            return not self.outcome.cancelled()
        return self.outcome.set_running_or_notify_cancel()


class GroupCommit:
    """The queue, the thread and its connection. `on_recorded` is called after each commit with the last position."""

    def __init__(self, conninfo: str, organisation: UUID, on_recorded: Callable[[int], None]) -> None:
        self._append = AppendStatement(conninfo, organisation)
        self._on_recorded = on_recorded
        self._queue: deque[Waiting] = deque()
        self._wake = threading.Condition(threading.Lock())
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="par-writer", daemon=True)
        self._thread.start()

    def submit(self, command: Command, facts: Sequence[StoredFact]) -> "Future[Receipt]":
        """Queue a command of a thread."""
        outcome: Future[Receipt] = Future()
        self._enqueue(Waiting(command, facts, outcome, time.monotonic()))
        return outcome

    def submit_soon(self, command: Command, facts: Sequence[StoredFact]) -> "asyncio.Future[Receipt]":
        """Queue a command of a coroutine: all of one loop who wait for one commit are woken at once."""
        loop = asyncio.get_running_loop()
        outcome: asyncio.Future[Receipt] = loop.create_future()
        self._enqueue(Waiting(command, facts, outcome, time.monotonic()), wake=False)
        # Whoever was woken with this coroutine comes in the same turn of the loop, and can go along.
        loop.call_soon(self._wake_writer)
        return outcome

    def close(self) -> None:
        """Record what is queued, then stop."""
        with self._wake:
            self._closing = True
            self._wake.notify()
        self._thread.join()
        self._append.close()

    def _enqueue(self, waiting: Waiting, *, wake: bool = True) -> None:
        with self._wake:
            if self._closing:
                raise StoreUnavailable
            self._queue.append(waiting)
            if wake:
                self._wake.notify()

    def _wake_writer(self) -> None:
        with self._wake:
            self._wake.notify()

    def _run(self) -> None:
        while (batch := self._next_batch()) is not None:
            outcomes = self._record(batch) if batch else []
            _deliver(batch, outcomes)
            positions = [o.position for o in outcomes if isinstance(o, Receipt) and not o.repeated]
            if positions:
                self._tell(max(positions))

    def _tell(self, position: int) -> None:
        try:
            self._on_recorded(position)
        except Exception:
            LOGGER.exception("whoever waits for news of the log failed; the log goes on")

    def _next_batch(self) -> list[Waiting] | None:
        """What can go together: no two of one batch touch the same stream or use the same key; order is kept.

        Empty when all who waited gave up; None when it is time to stop.
        """
        with self._wake:
            while not self._queue and not self._closing:
                self._wake.wait()
            if not self._queue:
                return None
            taken, left = _disjoint(self._queue)
            self._queue = left
        return taken

    def _record(self, batch: list[Waiting]) -> list[Outcome]:
        give_up = min(w.since for w in batch) + GIVE_UP_SECONDS
        pause = 0.0
        while True:
            try:
                return self._append.run([(w.command, w.facts) for w in batch])
            except psycopg.OperationalError as lost:
                if time.monotonic() > give_up:
                    return [_unavailable(lost) for _ in batch]
                time.sleep(pause)
                pause += RETRY_SECONDS
                self._append.reconnect(give_up)
            except StoreError as refused:
                return [refused for _ in batch]
            except Exception as failed:  # noqa: BLE001 - what is wrong with one command must not stop the others
                if len(batch) == 1:
                    return [_unavailable(failed)]
                return [outcome for one in batch for outcome in self._record([one])]


def _unavailable(cause: Exception) -> StoreUnavailable:
    unavailable = StoreUnavailable()
    unavailable.__cause__ = cause
    return unavailable


def _disjoint(queue: deque[Waiting]) -> tuple[list[Waiting], deque[Waiting]]:
    taken: list[Waiting] = []
    left: deque[Waiting] = deque()
    claimed: set[UUID | str] = set()
    for waiting in queue:
        claims: set[UUID | str] = {waiting.command.key, *(change.stream_id for change in waiting.command.changes)}
        if len(taken) == MAX_BATCH or claims & claimed:
            left.append(waiting)
        elif waiting.still_waiting():
            taken.append(waiting)
        claimed |= claims
    return taken, left


def _deliver(batch: Sequence[Waiting], outcomes: Sequence[Outcome]) -> None:
    per_loop: dict[asyncio.AbstractEventLoop, list[tuple[Waiting, Outcome]]] = {}
    for waiting, outcome in zip(batch, outcomes, strict=True):
        if isinstance(waiting.outcome, asyncio.Future):
            per_loop.setdefault(waiting.outcome.get_loop(), []).append((waiting, outcome))
        else:
            _settle([(waiting, outcome)])
    for loop, settled in per_loop.items():
        with contextlib.suppress(RuntimeError):  # the loop is gone, and with it everyone who waited
            loop.call_soon_threadsafe(_settle, settled)


def _settle(settled: Sequence[tuple[Waiting, Outcome]]) -> None:
    for waiting, outcome in settled:
        if waiting.outcome.cancelled():
            continue
        if isinstance(outcome, Receipt):
            waiting.outcome.set_result(outcome)
        else:
            waiting.outcome.set_exception(outcome)

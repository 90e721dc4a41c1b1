"""Keeps one view of one organisation up to date: page, fold, commit; once it is there, together with the others.

One thread and one connection for each view, so that one that is behind, or fails, is on its own.
"""

import logging
import threading
from typing import Literal
from uuid import UUID

import psycopg

from domain.registry import REGISTRY, Registry
from projections import checkpoint as checkpoints
from projections.checkpoint import Checkpoint, Overtaken, lock_key
from projections.collecting import collecting_later
from projections.connection import connect
from projections.hints import Hints
from projections.joint_step import advance_together
from projections.projection import Projection
from projections.source import Source
from projections.step import advance
from projections.together import Member, Together
from projections.waiting import Reached
from projections.writing import make_stages

PAGE = 5_000
"""Events in one transaction of one view."""
NEWS = 1_000
"""Events that may wait for views that go together; of more, each takes pages by itself, which suits many better."""
POLL_SECONDS = 0.25
"""How long a missed hint can delay a view, and a stand-by its taking over."""
STATEMENT_SECONDS = 60
LONGEST_PAUSE = 5.0
STOP_SECONDS = 10.0

RunnerState = Literal["starting", "standby", "running", "no_database", "newer_event", "outdated", "failing", "stopped"]
"""`standby`: another process does the work. `newer_event`, `outdated`: the log, or the tables of the view, are of
another version of PAR than this program; it tries again later. `failing`: the log tells why."""

logger = logging.getLogger("par.projections")


class _Pause(Exception):
    """Something is the matter that time or a person must solve: try again later."""

    def __init__(self, state: RunnerState) -> None:
        super().__init__(state)
        self.state = state


class Runner:
    """A thread that follows the log until `stop`. Of all runners of a view in all processes, one works at a time."""

    def __init__(
        self,
        conninfo: str,
        organisation: UUID,
        projection: Projection,
        *,
        hints: Hints,
        reached: Reached,
        together: Together,
        registry: Registry = REGISTRY,
        poll_seconds: float = POLL_SECONDS,
    ) -> None:
        self.projection = projection
        self.state: RunnerState = "starting"
        self._conninfo, self._organisation = conninfo, organisation
        self._source = Source(organisation, projection.interests, registry)
        self._everything = Source(organisation, registry, registry)
        self._hints, self._reached, self._together, self._poll = hints, reached, together, poll_seconds
        self._pause = poll_seconds
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"par-view-{projection.name}", daemon=True)

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def ask_to_stop(self) -> None:
        """Let it finish the page at hand and end. It notices at its next hint or poll."""
        self._stopping.set()

    def join(self) -> None:
        """Until it ended, or hangs on a server that stands still: that must not keep the process."""
        if self._thread.is_alive():
            self._thread.join(STOP_SECONDS)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                with connect(self._conninfo, statement_seconds=STATEMENT_SECONDS) as conn:
                    self._take_turns(conn)
            except _Pause as reason:
                self._say(reason.state)
            except psycopg.OperationalError:
                self._say("no_database")
            except Exception as failed:  # noqa: BLE001 - whatever it is: a view that stands still must say so and go on
                # The name only: the text of an error may hold values.
                logger.error("projection failing: projection=%s error=%s", self.projection.name, type(failed).__name__)
                self._say("failing")
            self._stopping.wait(self._pause)
            self._pause = min(self._pause * 2, LONGEST_PAUSE)
        self._say("stopped")

    def _take_turns(self, conn: psycopg.Connection) -> None:
        """Stand by until no other process follows this view, then follow it. The lock goes with the connection."""
        key = lock_key("run", self._organisation, self.projection.name)
        while not self._stopping.is_set():
            row = conn.execute("select pg_try_advisory_lock(%s)", (key,)).fetchone()
            if row == (True,):
                self._follow(conn)
                return
            self._say("standby")
            self._stopping.wait(self._poll)

    def _follow(self, conn: psycopg.Connection) -> None:
        make_stages(conn, self.projection)
        at = self._checkpoint(conn)
        self._say("running")
        while not self._stopping.is_set():
            hints_seen = self._hints.count
            try:
                with collecting_later():
                    at, up_to_date = self._one_page(conn, at)
            except Overtaken:
                at = self._checkpoint(conn)
                continue
            self._pause = self._poll
            self._reached.tell(self.projection.name, at.position)
            if up_to_date and self._together.apart:
                self._hints.wait(hints_seen, self._poll)
            elif up_to_date:
                self._go_together(conn, at)
                at = self._checkpoint(conn)

    def _one_page(self, conn: psycopg.Connection, at: Checkpoint) -> tuple[Checkpoint, bool]:
        """Where the view stands after its next page, and whether that was the end of the log."""
        head = self._source.head(conn)
        if head <= at.position:
            return at, True
        page = self._source.page(conn, at.position, min(head, at.position + PAGE))
        if page.upto > at.position:
            at = advance(conn, self.projection, at, page)
        if page.newer is not None:
            self._reached.tell(self.projection.name, at.position)
            raise _Pause("newer_event")
        return at, at.position == head

    def _go_together(self, conn: psycopg.Connection, at: Checkpoint) -> None:
        """Be followed together with the other views that are up to date, or follow them all, until they part."""
        if not self._together.join(Member(self.projection, self._source.ignored, at)):
            return
        fault = True
        try:
            self._lead(conn)
            fault = False
        except Exception as failed:  # noqa: BLE001 - each view goes on by itself, and meets what is its own fault there
            logger.warning("views go on one by one: error=%s", type(failed).__name__)
        finally:
            self._together.part(fault=fault)

    def _lead(self, conn: psycopg.Connection) -> None:
        """Follow the log for all who are together, until more is new than is better done one by one."""
        while not self._stopping.is_set():
            hints_seen = self._hints.count
            members = self._together.members()
            after = min(member.at.position for member in members)
            with collecting_later():
                news = self._everything.page(conn, after, after + NEWS)
                if news.facts:
                    members = advance_together(conn, members, news.facts)
            self._together.moved(members)
            for member in members:
                self._reached.tell(member.projection.name, member.at.position)
            if news.newer is not None or len(news.facts) == NEWS:
                return
            if not news.facts:
                self._hints.wait(hints_seen, self._poll)

    def _checkpoint(self, conn: psycopg.Connection) -> Checkpoint:
        name = self.projection.name
        checkpoints.start(conn, self._organisation, name)
        built = checkpoints.read(conn, self._organisation, name)
        if built is None or (built.version, built.shape) != (self.projection.version, self.projection.shape):
            raise _Pause("outdated")
        return built.checkpoint

    def _say(self, state: RunnerState) -> None:
        if state != self.state:
            logger.info("projection %s: %s", self.projection.name, state)
        self.state = state

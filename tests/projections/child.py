"""A process that projects or rebuilds, says how far it is, and waits there to be killed.

    python -m tests.projections.child CONNINFO ORGANISATION VIEW WHAT

WHAT is one of: `before_rows`, `after_rows` (a page is being written: the checkpoint is moved, the rows are not or are
written, nothing is committed), `together_before_rows`, `together_after_rows` (the same for a page of all views; it says
`joined` for each that is up to date), `apart` (a naive runner, that commits the checkpoint before it writes the rows),
`follow` (a runner that goes on, and prints each position it commits), `rebuild` (new tables are half full).
"""

import sys
import threading
from collections.abc import Callable
from typing import Any, NoReturn
from uuid import UUID

import psycopg

import projections.building
import projections.joint_step
import projections.new_tables
import projections.runner
import projections.step
import projections.writing
from projections import checkpoint
from projections.checkpoint import Checkpoint
from projections.connection import connect
from projections.hints import Hints
from projections.projection import Known, Projection
from projections.rebuild import rebuild
from projections.runner import Runner
from projections.together import Member, Together
from projections.views import VIEWS
from projections.waiting import Reached

WAITS_AT = {"together_before_rows": "put_all", "together_after_rows": "park"}
move, write_all = checkpoint.move, projections.writing.write_all


def say(line: object) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def wait_to_be_killed() -> NoReturn:
    say("here")
    threading.Event().wait()
    raise AssertionError


def before_rows(*_: object) -> None:
    wait_to_be_killed()


def after_rows(conn: psycopg.Connection, known: Known) -> None:
    write_all(conn, known)
    wait_to_be_killed()


class Telling(Reached):
    """Says each position that was committed."""

    def tell(self, projection: str, position: int) -> None:
        super().tell(projection, position)
        say(position)


def follow(conninfo: str, organisation: UUID, view: Projection) -> None:
    hints = Hints()
    meeting = {"hints": hints, "reached": Telling(), "together": Together(hints)}
    runner = Runner(conninfo, organisation, view, **meeting, poll_seconds=0.01)
    runner.start()
    runner.join()
    threading.Event().wait()


class Meeting(Together):
    """Says who comes."""

    def join(self, member: Member) -> bool:
        say("joined")
        return super().join(member)


def follow_all(conninfo: str, organisation: UUID) -> NoReturn:
    hints = Hints()
    meeting = {"hints": hints, "reached": Reached(), "together": Meeting(hints)}
    for view in VIEWS:
        Runner(conninfo, organisation, view, **meeting, poll_seconds=0.01).start()
    threading.Event().wait()
    raise AssertionError


def spoil(write: Callable[..., None]) -> None:
    """Let pages be written like this."""
    setattr(projections.step, "write_all", write)  # noqa: B010 - the child is spoiled on purpose


def be_naive(conninfo: str) -> None:
    """Commit the checkpoint by itself, and only then write the rows."""

    def move_apart(_conn: psycopg.Connection, at: Checkpoint, position: int) -> Checkpoint:
        with connect(conninfo, statement_seconds=10) as own:
            return move(own, at, position)

    setattr(checkpoint, "move", move_apart)  # noqa: B010 - the child is spoiled on purpose
    spoil(before_rows)


def stop_half_way() -> None:
    """Wait to be killed when the second lot of rows has been written."""
    projections.building.ROWS_IN_MEMORY = 20
    projections.new_tables.PAGE = 10
    lots: list[Any] = []

    def write_lot(conn: psycopg.Connection, known: Known, suffix: str) -> None:
        if len(lots) == 2:
            wait_to_be_killed()
        lots.append(known)
        write_all(conn, known, suffix)

    setattr(projections.building, "write_all", write_lot)  # noqa: B010 - the child is spoiled on purpose


def main(conninfo: str, organisation: str, name: str, what: str) -> None:
    (view,) = (view for view in VIEWS if view.name == name)
    projections.runner.PAGE = 7
    if what == "rebuild":
        stop_half_way()
        rebuild(conninfo, view)
        return
    if what in WAITS_AT:
        setattr(projections.joint_step, WAITS_AT[what], before_rows)
        follow_all(conninfo, UUID(organisation))
    if what == "apart":
        be_naive(conninfo)
    elif what != "follow":
        spoil(before_rows if what == "before_rows" else after_rows)
    follow(conninfo, UUID(organisation), view)


if __name__ == "__main__":
    main(*sys.argv[1:])

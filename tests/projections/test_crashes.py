"""kill -9 of a projecting process, at the worst moments: afterwards every view is right.

With a positive control: the same check catches a runner that commits rows and checkpoint apart.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from projections.ddl import BUILDING
from projections.incident_overview.fold import INCIDENT_OVERVIEW
from projections.projection import Projection
from projections.schema import prepare
from projections.views import VIEWS
from tests.projections.checks import assert_as_rebuilt, rows_of
from tests.projections.random_log import World
from tests.projections.register import Register

ROOT = Path(__file__).parents[2]
VIEW = INCIDENT_OVERVIEW


class Child:
    """The process, and what it says."""

    def __init__(self, register: Register, view: Projection, what: str) -> None:
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-m", "tests.projections.child"),
                *(register.database.app, str(register.organisation), view.name, what),
            ],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )

    def await_here(self) -> None:
        """Until it waits to be killed."""
        assert self._next_line() == "here"

    def await_joined(self) -> None:
        """Until one more of its views is up to date."""
        assert self._next_line() == "joined"

    def await_position(self, position: int) -> None:
        """Until it has committed up to there."""
        while int(self._next_line()) < position:
            pass

    def kill(self) -> None:
        """`kill -9`."""
        os.kill(self._process.pid, signal.SIGKILL)
        self._process.wait()
        if self._process.stdout:
            self._process.stdout.close()

    def _next_line(self) -> str:
        assert self._process.stdout
        line = self._process.stdout.readline().strip()
        assert line, "it ended by itself"
        return line


@contextmanager
def child(register: Register, view: Projection, what: str) -> Iterator[Child]:
    started = Child(register, view, what)
    try:
        yield started
    finally:
        started.kill()


@pytest.mark.parametrize("moment", ["before_rows", "after_rows"])
def test_killed_in_the_middle_of_a_page_the_next_runner_does_it_again(lone_register: Register, moment: str) -> None:
    lone_register.record_all(World(21).log(60))
    with child(lone_register, VIEW, moment) as runner:
        runner.await_here()

    assert lone_register.checkpoint(VIEW).position == 0
    lone_register.project(VIEW)
    assert_as_rebuilt(lone_register, [VIEW])


@pytest.mark.parametrize("moment", ["together_before_rows", "together_after_rows"])
def test_killed_in_the_middle_of_a_page_of_all_views_none_has_moved(lone_register: Register, moment: str) -> None:
    position = lone_register.record_all(World(25).log(60))
    lone_register.project()
    with child(lone_register, VIEW, moment) as runner:
        for _ in VIEWS:
            runner.await_joined()
        lone_register.record_all(World(26).log(20))
        runner.await_here()

    assert {lone_register.checkpoint(view).position for view in VIEWS} == {position}
    lone_register.project()
    assert_as_rebuilt(lone_register, VIEWS)


def test_a_runner_that_commits_checkpoint_and_rows_apart_is_caught(lone_register: Register) -> None:
    lone_register.record_all(World(21).log(60))
    with child(lone_register, VIEW, "apart") as runner:
        runner.await_here()

    lone_register.project(VIEW)
    with pytest.raises(AssertionError):
        assert_as_rebuilt(lone_register, [VIEW])


def test_killed_again_and_again_every_view_is_right_at_the_end(lone_register: Register) -> None:
    lone_register.record_all(World(22).log(120))
    for view in VIEWS:
        for position in (20, 60):
            with child(lone_register, view, "follow") as runner:
                runner.await_position(position)
    lone_register.project()

    assert_as_rebuilt(lone_register, VIEWS)


def test_killed_in_the_middle_of_a_rebuild_the_view_in_use_is_whole(lone_register: Register) -> None:
    register = lone_register
    register.record_all(World(23).log(120))
    register.project(VIEW)
    before = rows_of(register, VIEW)

    with child(register, VIEW, "rebuild") as rebuilding:
        rebuilding.await_here()
        assert tables(register) >= {"incident_overview__new"}

    # then what is in use is as it was
    assert rows_of(register, VIEW) == before
    register.project(VIEW)

    # and the next start clears up
    assert prepare(register.database.app, VIEWS) == []
    assert not {name for name in tables(register) if name.endswith(BUILDING)}
    assert_as_rebuilt(register, [VIEW])


def test_after_a_killed_rebuild_the_next_one_begins_anew(lone_register: Register) -> None:
    lone_register.record_all(World(24).log(120))
    lone_register.project(VIEW)
    with child(lone_register, VIEW, "rebuild") as rebuilding:
        rebuilding.await_here()

    assert_as_rebuilt(lone_register, [VIEW])


def tables(register: Register) -> set[str]:
    with register.database.superuser() as conn:
        return {str(name) for (name,) in conn.execute("select tablename from pg_tables where schemaname = 'views'")}

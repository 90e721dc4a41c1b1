"""The runner: follows the log, stands by, survives, stops."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from domain.event import Event
from domain.registry import EVENTS, UPCASTERS, Registry
from projections import runner as runner_module
from projections.checkpoint import lock_key
from projections.hints import Hints
from projections.incident_history.fold import INCIDENT_HISTORY
from projections.incident_overview.fold import INCIDENT_OVERVIEW
from projections.projection import Projection
from projections.projector import Projector
from projections.rebuild import rebuild
from projections.runner import Runner, RunnerState
from projections.statistics_facts.fold import STATISTICS_FACTS
from projections.together import Together
from projections.views import VIEWS
from projections.waiting import Reached
from tests.domain.examples import an_id, reported
from tests.projections.checks import assert_as_rebuilt, parked, rows_of
from tests.projections.random_log import World
from tests.projections.register import Register

SECONDS = 20.0
VIEW = STATISTICS_FACTS
NAMES = [view.name for view in VIEWS]


class ReportedInVersion2(Event):
    """A report as a program of tomorrow knows it."""

    NAME = "incident.reported"
    VERSION = 2


class Watched(Runner):
    """A runner that tells who waits for it in which state it is."""

    def __init__(self, register: Register, view: Projection = VIEW, registry: Registry | None = None) -> None:
        self.changed = threading.Condition()
        self.hints = Hints()
        more = {} if registry is None else {"registry": registry}
        super().__init__(
            register.database.app,
            register.organisation,
            view,
            hints=self.hints,
            reached=Reached(),
            together=Together(self.hints),
            poll_seconds=0.01,
            **more,
        )

    def await_state(self, state: RunnerState) -> None:
        with self.changed:
            assert self.changed.wait_for(lambda: self.state == state, SECONDS), (state, self.state)

    def end(self) -> None:
        self.ask_to_stop()
        self.hints.close()
        self.join()

    def _say(self, state: RunnerState) -> None:
        with self.changed:
            super()._say(state)
            self.changed.notify_all()


@contextmanager
def running(*runners: Watched) -> Iterator[None]:
    for runner in runners:
        runner.start()
    try:
        yield
    finally:
        for runner in runners:
            runner.end()


def projector_of(register: Register, poll_seconds: float = 0.25) -> Projector:
    register.projector = Projector(
        register.database.app, register.organisation, register.reading, poll_seconds=poll_seconds
    )
    return register.projector


def test_all_views_follow_what_is_recorded(lone_register: Register) -> None:
    with projector_of(lone_register) as projector:
        for entry in World(11).log(40):
            position = lone_register.record(*entry)
            assert projector.wait_for(NAMES, position, SECONDS)

    assert_as_rebuilt(lone_register, VIEWS)


def test_what_was_recorded_before_the_start_is_caught_up_with(lone_register: Register) -> None:
    position = lone_register.record_all(World(12).log(100))

    with projector_of(lone_register) as projector:
        assert projector.wait_for(NAMES, position, SECONDS)

    assert_as_rebuilt(lone_register, VIEWS)


def test_without_a_hint_polling_finds_it(register: Register) -> None:
    with projector_of(register, poll_seconds=0.01) as projector:
        register.projector = None
        position = register.record(an_id("incident"), reported())
        assert projector.wait_for([VIEW.name], position, SECONDS)


def test_with_a_hint_nobody_waits_for_the_poll(register: Register) -> None:
    with projector_of(register, poll_seconds=3_600) as projector:
        for n in range(5):
            position = register.record(an_id(f"incident {n}"), reported())
            assert projector.wait_for(NAMES, position, SECONDS)


def test_a_projector_can_start_again(register: Register) -> None:
    projector = projector_of(register)
    for n in range(2):
        with projector:
            position = register.record(an_id(f"incident {n}"), reported())
            assert projector.wait_for(NAMES, position, SECONDS)
        assert {status.state for status in projector.status()} == {"stopped"}


def test_a_second_runner_stands_by_and_takes_over(register: Register) -> None:
    first, second = Watched(register), Watched(register)
    with running(first):
        first.await_state("running")
        with running(second):
            second.await_state("standby")

            # when the first ends
            first.end()

            # then the second goes on where it stopped
            second.await_state("running")
            position = register.record(an_id("incident"), reported())
            assert second._reached.wait([VIEW.name], position, SECONDS)


def test_two_organisations_are_followed_at_the_same_time(register: Register) -> None:
    neighbour = Register(register.database, register.reading, register.database.new_organisation())
    with running(mine := Watched(register), theirs := Watched(neighbour)):
        mine.await_state("running")
        theirs.await_state("running")
    neighbour.close()


def test_a_lost_connection_is_replaced(register: Register) -> None:
    with running(runner := Watched(register)):
        runner.await_state("running")
        for n in range(3):
            # when the connection that holds the lock is cut
            cut_the_runner_of(register)

            # then what comes next is projected all the same
            position = register.record(an_id(f"incident {n}"), reported())
            assert runner._reached.wait([VIEW.name], position, SECONDS)

    assert [row for rows in rows_of(register, VIEW).values() for row in rows]
    assert register.checkpoint(VIEW).position == 3


def test_two_runners_that_both_think_they_have_the_lock_make_no_mess(
    lone_register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a network split in which the server freed the lock of a runner that still runs."""
    keys = iter(range(1_000_000))
    monkeypatch.setattr(runner_module, "lock_key", lambda *_: next(keys))
    monkeypatch.setattr(runner_module, "PAGE", 3)
    register = lone_register
    register.record_all(World(13).log(60))

    with running(*(runners := [Watched(register, INCIDENT_OVERVIEW) for _ in range(3)])):
        for runner in runners:
            runner.await_state("running")
        position = register.record_all(World(14).log(60))
        for runner in runners:
            assert runner._reached.wait([INCIDENT_OVERVIEW.name], position, SECONDS)

    assert_as_rebuilt(register, [INCIDENT_OVERVIEW])


def test_stopping_finishes_the_page_at_hand(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    register.record_all(World(15).log(50))
    writing, go_on = threading.Event(), threading.Event()

    def park_slowly(*_: object) -> None:
        writing.set()
        go_on.wait(SECONDS)

    monkeypatch.setattr("projections.step.park", park_slowly)
    runner = Watched(register)
    runner.start()
    assert writing.wait(SECONDS)

    # when it is asked to stop in the middle of a page
    runner.ask_to_stop()
    runner.hints.close()
    go_on.set()
    runner.join()

    # then that page is there
    assert runner.state == "stopped"
    assert register.checkpoint(VIEW).position == 50


def test_an_event_of_a_newer_version_stops_it_without_parking_until_the_program_is_upgraded(
    register: Register,
) -> None:
    register.record(an_id("incident"), reported())
    newer = register.record_raw("incident.reported.v2", b"{}")
    with running(runner := Watched(register)):
        runner.await_state("newer_event")
        assert register.checkpoint(VIEW).position == newer - 1, "what came before it is shown"
        assert parked(register) == []
    assert register.checkpoint(VIEW).position == newer - 1

    # when a program that knows it starts
    upgraded = Registry(
        (*(event for event in EVENTS if event.NAME != "incident.reported"), ReportedInVersion2),
        {**UPCASTERS, ("incident.reported", 1): lambda data: data},
    )
    with running(runner := Watched(register, replace(VIEW, interests=frozenset({ReportedInVersion2})), upgraded)):
        assert runner._reached.wait([VIEW.name], newer, SECONDS)


def test_it_does_not_touch_tables_that_another_version_made(lone_register: Register) -> None:
    register = lone_register
    register.record(an_id("incident"), reported())
    rebuild(register.database.app, replace(INCIDENT_HISTORY, version=INCIDENT_HISTORY.version + 1))
    before = register.checkpoint(INCIDENT_HISTORY)
    register.record(an_id("incident 2"), reported())

    with running(runner := Watched(register, INCIDENT_HISTORY)):
        runner.await_state("outdated")

    assert register.checkpoint(INCIDENT_HISTORY) == before


def test_whatever_goes_wrong_it_says_so_and_tries_again(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    position = register.record(an_id("incident"), reported())
    with monkeypatch.context() as broken:
        broken.setattr("projections.runner.advance", lambda *_: 1 // 0)
        runner = Watched(register)
        runner.start()
        runner.await_state("failing")
    assert runner._reached.wait([VIEW.name], position, SECONDS)
    runner.end()


def cut_the_runner_of(register: Register) -> None:
    """Cut the connection that holds the lock of the view."""
    key = lock_key("run", register.organisation, VIEW.name)
    with register.database.superuser() as conn:
        cut = conn.execute(
            "select pg_terminate_backend(pid, 5000) from pg_locks where locktype = 'advisory' and granted"
            " and classid = %s and objid = %s",
            ((key >> 32) & 0xFFFFFFFF, key & 0xFFFFFFFF),
        ).fetchall()
    assert cut == [(True,)]


def test_a_projector_that_runs_is_not_started_again(register: Register) -> None:
    projector = Projector(register.database.app, register.organisation, register.reading)
    with projector, pytest.raises(RuntimeError, match="runs already"):
        projector.start()
    with projector:
        register.record(an_id("incident"), reported())
        assert projector.wait_for(NAMES, 1, SECONDS)

"""Views that are up to date are followed as one, and whatever happens to one of them is its own affair."""

import threading
from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

import psycopg
import pytest

from projections import runner as runner_module
from projections.checkpoint import lock_key
from projections.damage.fold import DAMAGE
from projections.fact import Fact
from projections.hints import Hints
from projections.incident_history.fold import INCIDENT_HISTORY
from projections.incident_history.rows import HistoryRow
from projections.projection import Known, Projection
from projections.projector import Projector
from projections.rebuild import rebuild
from projections.source import Page, Source
from projections.statistics_facts.fold import STATISTICS_FACTS
from projections.together import APART_SECONDS, Member, Together
from projections.views import VIEWS
from tests.domain.examples import reported
from tests.projections.checks import assert_as_rebuilt, parked
from tests.projections.random_log import World
from tests.projections.register import Register
from tests.projections.test_damage import RECORDED, STREAM

SECONDS = 20.0
NAMES = [view.name for view in VIEWS]


def test_views_that_are_up_to_date_move_in_one_transaction(lone_register: Register) -> None:
    with projector_of(lone_register) as projector:
        go_together(lone_register, projector)
        for entry in World(60).log(20):
            position = lone_register.record(*entry)
            assert projector.wait_for(NAMES, position, SECONDS)
            assert transactions(lone_register) == 1, "they stay together"

    assert_as_rebuilt(lone_register, VIEWS)


def test_the_log_is_read_once_for_all(lone_register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    page = Source.page

    def noted(source: Source, conn: psycopg.Connection, after: int, upto: int) -> Page:
        found = page(source, conn, after, upto)
        read.extend(fact.position for fact in found.facts)
        return found

    monkeypatch.setattr(Source, "page", noted)
    with projector_of(lone_register) as projector:
        go_together(lone_register, projector)
        position = lone_register.record(uuid4(), reported())
        assert projector.wait_for(NAMES, position, SECONDS)

    assert read.count(position) == 1


def test_a_fact_that_one_view_cannot_write_is_parked_there_and_they_go_together_again(register: Register) -> None:
    views = [spoiling(view) if view is INCIDENT_HISTORY else view for view in VIEWS]
    with projector_of(register, views) as projector:
        go_together(register, projector)

        # when one view makes a row that the database refuses
        position = register.record(uuid4(), reported(unit="spoils"))
        assert projector.wait_for(NAMES, position, SECONDS)

        # then the others show it, and what comes next is shown by all, in one transaction
        assert parked(register) == [
            (INCIDENT_HISTORY.name, position, "incident.reported.v1", "CharacterNotInRepertoire")
        ]
        go_together(register, projector)
        assert len(parked(register)) == 1


def test_a_view_that_fails_does_not_stop_the_others(lone_register: Register) -> None:
    register = lone_register
    others = [name for name in NAMES if name != DAMAGE.name]
    with projector_of(register) as projector:
        go_together(register, projector)

        # when a table of one view is not there
        rename(register, "damage", "elsewhere")
        position = register.record(STREAM, RECORDED)

        # then the others go on, and keep going on
        assert projector.wait_for(others, position, SECONDS)
        go_together(register, projector, others)
        assert register.checkpoint(DAMAGE).position < position

        # and it comes back by itself when the table is there
        rename(register, "elsewhere", "damage")
        assert projector.wait_for(NAMES, register.head(), SECONDS)
        go_together(register, projector)

    assert_as_rebuilt(register, VIEWS)


def test_a_view_that_is_being_switched_does_not_hold_up_the_others(lone_register: Register) -> None:
    register = lone_register
    others = [name for name in NAMES if name != STATISTICS_FACTS.name]
    with projector_of(register) as projector:
        go_together(register, projector)

        # when a rebuild holds one view still, waiting for its readers
        with psycopg.connect(register.database.owner) as rebuilding:
            hold = "select from views.checkpoints where projection = %s for update"
            rebuilding.execute(hold, (STATISTICS_FACTS.name,))
            position = register.record(uuid4(), reported())

            # then the others go on
            assert projector.wait_for(others, position, SECONDS)
            go_together(register, projector, others)
            assert register.checkpoint(STATISTICS_FACTS).position < position
            rebuilding.rollback()

        # and it follows when it may
        assert projector.wait_for(NAMES, register.head(), SECONDS)
        go_together(register, projector)

    assert_as_rebuilt(register, VIEWS)


def test_after_a_rebuild_the_view_goes_with_the_others_again(lone_register: Register) -> None:
    register = lone_register
    with projector_of(register) as projector:
        go_together(register, projector)
        for view in VIEWS[:3]:
            rebuild(register.database.app, view)
            go_together(register, projector)

    assert_as_rebuilt(register, VIEWS)


def test_of_two_processes_one_does_the_work_and_the_other_takes_over(lone_register: Register) -> None:
    register = lone_register
    second = Projector(register.database.app, register.organisation, register.reading, poll_seconds=0.01)
    log = iter(World(61).log(200))
    with second:
        with projector_of(register, poll_seconds=0.01) as first:
            for _ in range(100):
                position = register.record(*next(log))
                assert first.wait_for(NAMES, position, SECONDS)
        for _ in range(100):
            position = register.record(*next(log))
            assert second.wait_for(NAMES, position, SECONDS)

    assert_as_rebuilt(register, VIEWS)


def test_two_processes_that_both_think_they_have_the_locks_make_no_mess(
    lone_register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = iter(range(1_000_000))
    monkeypatch.setattr(runner_module, "lock_key", lambda *_: next(keys))
    register = lone_register
    second = Projector(register.database.app, register.organisation, register.reading, poll_seconds=0.001)
    with second, projector_of(register, poll_seconds=0.001):
        for entry in World(62).log(150):
            position = register.record(*entry)
        assert second.wait_for(NAMES, position, SECONDS)

    assert_as_rebuilt(register, VIEWS)


def test_whichever_connection_is_lost_all_go_on(lone_register: Register) -> None:
    register = lone_register
    with projector_of(register) as projector:
        for view in VIEWS:
            go_together(register, projector)
            cut(register, view)
            position = register.record(uuid4(), reported())
            assert projector.wait_for(NAMES, position, SECONDS)

    assert_as_rebuilt(register, VIEWS)


def test_a_burst_is_taken_in_one_by_one_and_then_they_go_together_again(
    lone_register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner_module, "NEWS", 10)
    register = lone_register
    with projector_of(register) as projector:
        for seed in (63, 64):
            go_together(register, projector)
            position = register.record_all(World(seed).log(100))
            assert projector.wait_for(NAMES, position, SECONDS)
        go_together(register, projector)

    assert_as_rebuilt(register, VIEWS)


def test_when_going_together_fails_each_goes_on_by_itself(
    lone_register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = lone_register
    monkeypatch.setattr("projections.together.APART_SECONDS", 3_600)
    with projector_of(register) as projector:
        go_together(register, projector)
        tried: list[object] = []
        monkeypatch.setattr(runner_module, "advance_together", lambda *asked: tried.append(asked) or 1 // 0)
        for entry in World(65).log(30):
            position = register.record(*entry)
            assert projector.wait_for(NAMES, position, SECONDS)

    assert len(tried) == 1, "what fails again and again is not tried again and again"
    assert_as_rebuilt(register, VIEWS)


def test_an_event_of_a_newer_version_stops_all_of_them_without_parking(register: Register) -> None:
    with projector_of(register, poll_seconds=0.01) as projector:
        go_together(register, projector)
        newer = register.record_raw("incident.reported.v99")
        projector.recorded(newer)

        await_states(projector, {"newer_event"})

    assert {register.checkpoint(view).position for view in VIEWS} == {newer - 1}
    assert parked(register) == []


def test_the_first_to_come_leads_and_the_others_are_free_when_it_parts(register: Register) -> None:
    together = Together(Hints())
    first, second = (Member(view, frozenset(), register.checkpoint(view)) for view in VIEWS[:2])
    assert together.join(first)
    answers: list[bool] = []
    waiting = threading.Thread(target=lambda: answers.append(together.join(second)), daemon=True)
    waiting.start()
    while together.members() != [first, second]:
        assert waiting.is_alive()

    together.part(fault=False)
    waiting.join(SECONDS)

    assert answers == [False]
    assert together.members() == []
    assert not together.apart
    assert together.join(second), "and then the next to come leads"


def test_who_comes_to_the_others_wakes_the_one_that_follows_the_log(register: Register) -> None:
    """It may be behind by a fact for which the hint has been used up."""
    hints = Hints()
    together = Together(hints)
    first, second = (Member(view, frozenset(), register.checkpoint(view)) for view in VIEWS[:2])
    together.join(first)
    waiting = threading.Thread(target=together.join, args=(second,), daemon=True)
    waiting.start()
    hints.wait(0, SECONDS)

    assert hints.count == 1
    assert together.members() == [first, second]
    together.part(fault=False)
    waiting.join(SECONDS)


def test_who_comes_while_they_move_is_not_lost(register: Register) -> None:
    together = Together(Hints())
    first, second = (Member(view, frozenset(), register.checkpoint(view)) for view in VIEWS[:2])
    together.join(first)
    moving = together.members()
    waiting = threading.Thread(target=together.join, args=(second,), daemon=True)
    waiting.start()
    while len(together.members()) < 2:
        assert waiting.is_alive()

    moved = [member._replace(at=member.at._replace(position=9)) for member in moving]
    together.moved(moved)

    assert together.members() == [*moved, second]
    together.part(fault=False)
    waiting.join(SECONDS)


def test_after_a_fault_they_stay_apart_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("projections.together.time.monotonic", lambda: now[0])
    together = Together(Hints())
    together.part(fault=True)
    assert together.apart

    now[0] += APART_SECONDS
    assert not together.apart


def projector_of(register: Register, views: Sequence[Projection] = VIEWS, poll_seconds: float = 0.25) -> Projector:
    register.projector = Projector(
        register.database.app, register.organisation, register.reading, views=views, poll_seconds=poll_seconds
    )
    return register.projector


def go_together(register: Register, projector: Projector, names: Sequence[str] = NAMES) -> None:
    """Record facts until one transaction moves all of these views."""
    for _ in range(5_000):
        position = register.record(uuid4(), reported())
        assert projector.wait_for(names, position, SECONDS)
        if transactions(register, names) == 1:
            return
    raise AssertionError("they do not go together")


def transactions(register: Register, names: Sequence[str] = NAMES) -> int:
    """By how many transactions these views were moved to where they are."""
    ((moved_by,),) = register.reading.fetch(
        "select count(distinct xmin::text) from views.checkpoints where organisation = %s and projection = any(%s)",
        (register.organisation, list(names)),
    )
    return int(moved_by)


def await_states(projector: Projector, states: set[str]) -> None:
    for _ in range(100_000):
        if {status.state for status in projector.status()} == states:
            return
    raise AssertionError({status.state for status in projector.status()})


def spoiling(view: Projection) -> Projection:
    """The history with a fault: of a unit that is called so it makes a row that PostgreSQL does not take."""

    def fold(known: Known, fact: Fact) -> list[HistoryRow]:
        rows = [row for row in view.fold(known, fact) if isinstance(row, HistoryRow)]
        spoilt = getattr(fact.event, "unit", "") == "spoils"
        return [row._replace(note="nul\0") for row in rows] if spoilt else rows

    return replace(view, fold=fold)


def rename(register: Register, name: str, other: str) -> None:
    with register.database.superuser() as conn:
        conn.execute(f"alter table views.{name} rename to {other}")


def cut(register: Register, view: Projection) -> None:
    """Cut the connection of a runner: the one that holds the lock of its view."""
    key = lock_key("run", register.organisation, view.name)
    with register.database.superuser() as conn:
        cut = conn.execute(
            "select pg_terminate_backend(pid, 5000) from pg_locks where locktype = 'advisory' and granted"
            " and classid = %s and objid = %s",
            ((key >> 32) & 0xFFFFFFFF, key & 0xFFFFFFFF),
        ).fetchall()
    assert cut == [(True,)]

"""One transaction for all views that are up to date: the same rows as each by itself, all of them or none."""

from collections.abc import Sequence
from dataclasses import replace

import psycopg
import pytest

from domain.aftercare.events import AftercareEvent
from domain.registry import REGISTRY
from projections.aftercare.fold import AFTERCARE
from projections.checkpoint import Overtaken
from projections.damage.fold import DAMAGE
from projections.fact import Fact
from projections.incident_overview.fold import INCIDENT_OVERVIEW
from projections.incident_overview.queries import incidents
from projections.joint_step import advance_together
from projections.projection import Projection
from projections.source import Source
from projections.statistics_facts.fold import STATISTICS_FACTS
from projections.together import Member
from projections.views import VIEWS
from tests.domain.examples import an_id, reported
from tests.projections.checks import assert_as_rebuilt, parked, rows_of
from tests.projections.random_log import World
from tests.projections.register import Register
from tests.projections.test_dead_letters import breaking

EVENTS_IN_LOG = 130


@pytest.mark.parametrize(("seed", "size"), [(41, 1), (42, 7), (43, 1_000)])
def test_together_gives_the_rows_of_each_by_itself(lone_register: Register, seed: int, size: int) -> None:
    lone_register.record_all(World(seed).log(EVENTS_IN_LOG))

    step(lone_register, VIEWS, size)

    assert_as_rebuilt(lone_register, VIEWS)


@pytest.mark.parametrize("seed", [44, 45])
def test_the_order_of_the_views_makes_no_difference(lone_register: Register, seed: int) -> None:
    lone_register.record_all(World(seed).log(EVENTS_IN_LOG))

    step(lone_register, VIEWS[::-1], 13)

    assert_as_rebuilt(lone_register, VIEWS)


def test_who_is_further_than_others_gets_only_what_is_new_to_it(lone_register: Register) -> None:
    register = lone_register
    for nth, view in enumerate(VIEWS):
        register.record_all(World(50 + nth).log(9))
        register.project(view)
    register.record_all(World(70).log(9))
    assert len({register.checkpoint(view).position for view in VIEWS}) == len(VIEWS)

    step(register, VIEWS, 1_000)

    assert_as_rebuilt(register, VIEWS)


def test_who_is_further_than_the_last_fact_stays_where_it_is(register: Register) -> None:
    register.record(an_id("incident"), reported())
    register.record(an_id("incident 2"), reported())
    register.project(STATISTICS_FACTS)

    with register.connect() as conn:
        members = [member_of(register, view) for view in (STATISTICS_FACTS, INCIDENT_OVERVIEW)]
        moved = advance_together(conn, members, facts_of(register, conn, 0, 1))

    assert [member.at.position for member in moved] == [2, 1]
    assert [register.checkpoint(member.projection) for member in members] == [member.at for member in moved]


@pytest.mark.parametrize("unit", ['Ĳ "plein", {\\}', "null", "[1, 2]", "a\u2028\t😀"])
def test_a_text_arrives_as_it_is(register: Register, unit: str) -> None:
    register.record(an_id("incident"), reported(unit=unit))

    step(register, VIEWS, 1)

    (line,) = incidents(register.reading, register.organisation).lines
    assert line.unit == unit


def test_a_view_is_not_asked_about_facts_that_do_not_interest_it(register: Register) -> None:
    asked: list[Fact] = []
    aftercare = replace(AFTERCARE, fold=lambda _known, fact: asked.append(fact) or [])
    register.record_all(World(46).log(EVENTS_IN_LOG))

    step(register, [INCIDENT_OVERVIEW, aftercare], 50)

    assert asked
    assert all(isinstance(fact.event, AftercareEvent) for fact in asked)
    assert register.checkpoint(AFTERCARE).position == register.head()


def test_what_cannot_be_read_is_parked_by_those_whom_it_interests(register: Register) -> None:
    register.record(an_id("before"), reported())
    register.record_raw("incident.reported.v1", b'{"damaged": true}')
    register.record_raw("incident.teleported.v1")
    register.record(an_id("after"), reported())

    step(register, [INCIDENT_OVERVIEW, DAMAGE], 1_000)

    assert parked(register) == [
        ("damage", 3, "incident.teleported.v1", "UnknownEvent"),
        ("incident_overview", 2, "incident.reported.v1", "ValidationError"),
        ("incident_overview", 3, "incident.teleported.v1", "UnknownEvent"),
    ]
    assert len(incidents(register.reading, register.organisation).lines) == 2


def test_a_fact_whose_fold_raises_in_one_view_is_parked_there_and_shown_by_the_others(register: Register) -> None:
    for n in range(3):
        register.record(an_id(f"incident {n}"), reported(unit="breaks" if n == 1 else "Toezicht"))

    step(register, [breaking(INCIDENT_OVERVIEW), STATISTICS_FACTS], 1_000)

    assert parked(register) == [(INCIDENT_OVERVIEW.name, 2, "incident.reported.v1", "ZeroDivisionError")]
    assert len(incidents(register.reading, register.organisation).lines) == 2
    assert len(rows_of(register, STATISTICS_FACTS)["incident_facts"]) == 3


def test_a_fact_that_the_database_refuses_in_one_view_changes_none(register: Register) -> None:
    register.record(an_id("incident"), reported(unit="nul\0"))

    assert_nothing_happens(register, [DAMAGE, INCIDENT_OVERVIEW], psycopg.DataError)


def test_when_one_of_them_was_overtaken_none_moves(register: Register) -> None:
    register.record(an_id("incident"), reported())
    members = [member_of(register, view) for view in VIEWS]
    register.project(STATISTICS_FACTS)

    with register.connect() as conn, pytest.raises(Overtaken):
        advance_together(conn, members, facts_of(register, conn, 0, 1))

    assert {register.checkpoint(view).position for view in VIEWS if view is not STATISTICS_FACTS} == {0}
    assert not any(rows_of(register, INCIDENT_OVERVIEW).values())


def test_when_one_of_them_was_rebuilt_none_moves(lone_register: Register) -> None:
    register = lone_register
    at = register.checkpoint(STATISTICS_FACTS)
    register.record(an_id("incident"), reported())
    older = member_of(register, STATISTICS_FACTS)._replace(at=at._replace(generation=at.generation - 1))
    members = [member_of(register, INCIDENT_OVERVIEW), older]

    with register.connect() as conn, pytest.raises(Overtaken):
        advance_together(conn, members, facts_of(register, conn, 0, 1))

    assert register.checkpoint(INCIDENT_OVERVIEW).position == 0


def test_one_that_is_held_is_not_waited_for(register: Register) -> None:
    """As during the switch of a rebuild, which waits for readers in turn."""
    register.record(an_id("incident"), reported())
    members = [member_of(register, view) for view in VIEWS]
    with psycopg.connect(register.database.owner) as rebuilding:
        rebuilding.execute(
            "select from views.checkpoints where organisation = %s and projection = %s for update",
            (register.organisation, INCIDENT_OVERVIEW.name),
        )
        with register.connect() as conn, pytest.raises(psycopg.errors.LockNotAvailable, match="could not obtain lock"):
            advance_together(conn, members, facts_of(register, conn, 0, 1))

    assert {register.checkpoint(view).position for view in VIEWS} == {0}


def test_after_a_failure_the_connection_is_as_before(register: Register) -> None:
    register.record(an_id("incident"), reported(unit="nul\0"))
    register.record(an_id("incident 2"), reported())
    register.project(INCIDENT_OVERVIEW, page=1)
    with register.connect() as conn:
        with pytest.raises(psycopg.DataError):
            advance_together(conn, [member_of(register, STATISTICS_FACTS)], facts_of(register, conn, 0, 2))

        (moved,) = advance_together(conn, [member_of(register, DAMAGE)], facts_of(register, conn, 0, 2))

    assert register.checkpoint(DAMAGE) == moved.at


def test_rows_and_checkpoints_move_together_or_not_at_all(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> None:
        raise psycopg.OperationalError("the server closed the connection")

    register.record(an_id("incident"), reported())
    monkeypatch.setattr("projections.joint_step.park", gone)

    assert_nothing_happens(register, VIEWS, psycopg.OperationalError)


def assert_nothing_happens(register: Register, views: Sequence[Projection], error: type[Exception]) -> None:
    members = [member_of(register, view) for view in views]
    with register.connect() as conn:
        facts = facts_of(register, conn, 0, register.head())
        with pytest.raises(error):
            advance_together(conn, members, facts)

    assert {register.checkpoint(view).position for view in views} == {0}
    assert not any(rows for view in views for rows in rows_of(register, view).values())
    assert parked(register) == []


def step(register: Register, views: Sequence[Projection], size: int) -> None:
    """Bring these views up to the head together, so many positions at a time."""
    members = [member_of(register, view) for view in views]
    with register.connect() as conn:
        while (after := min(member.at.position for member in members)) < register.head():
            members = advance_together(conn, members, facts_of(register, conn, after, after + size))


def member_of(register: Register, view: Projection) -> Member:
    ignored = Source(register.organisation, view.interests).ignored
    return Member(view, ignored, register.checkpoint(view))


def facts_of(register: Register, conn: psycopg.Connection, after: int, upto: int) -> list[Fact]:
    return Source(register.organisation, REGISTRY).page(conn, after, upto).facts

"""Laws that hold for every view and every log."""

import pytest

import projections.building
import projections.new_tables
from domain.event import Event
from domain.registry import topic_of
from projections.fact import Fact
from projections.folding import take_in, touched
from projections.projection import Known, Projection
from projections.rebuild import rebuild
from projections.views import VIEWS
from store.mapper import Unreadable
from tests.domain.examples import an_id
from tests.domain.golden import samples
from tests.projections.checks import assert_as_rebuilt, parked, rows_of, set_back, start_over
from tests.projections.random_log import World
from tests.projections.register import AN_OFFICIAL, RECORDED_AT, Register

EVENTS_IN_LOG = 170


@pytest.mark.parametrize("seed", [1, 2])
def test_any_page_size_gives_the_rows_of_a_rebuild(lone_register: Register, seed: int) -> None:
    lone_register.record_all(World(seed).log(EVENTS_IN_LOG))
    lone_register.project()
    for view in VIEWS:
        in_one_page = rows_of(lone_register, view)
        assert any(in_one_page.values())
        for page in (1, 13):
            start_over(lone_register, view)
            lone_register.project(view, page=page)
            assert rows_of(lone_register, view) == in_one_page, (view.name, page)

    assert_as_rebuilt(lone_register, VIEWS)


@pytest.mark.parametrize("seed", [3, 4])
def test_folding_facts_again_changes_nothing(lone_register: Register, seed: int) -> None:
    head = lone_register.record_all(World(seed).log(EVENTS_IN_LOG))
    lone_register.project()
    for view in VIEWS:
        before = rows_of(lone_register, view)
        for back in (0, 1, head // 2, head - 1):
            for page in (7, 5_000):
                set_back(lone_register, view, back)
                lone_register.project(view, page=page)
                assert rows_of(lone_register, view) == before, (view.name, back, page)

    assert parked(lone_register) == []


@pytest.mark.parametrize("lots", [(10, 3), (1, 1), (64, 1_000_000)])
def test_a_rebuild_gives_the_same_rows_whatever_fits_in_memory(
    lone_register: Register, monkeypatch: pytest.MonkeyPatch, lots: tuple[int, int]
) -> None:
    lone_register.record_all(World(5).log(EVENTS_IN_LOG))
    lone_register.project()
    monkeypatch.setattr(projections.new_tables, "PAGE", lots[0])
    monkeypatch.setattr(projections.building, "ROWS_IN_MEMORY", lots[1])

    assert_as_rebuilt(lone_register, VIEWS)


def test_a_rebuild_takes_every_organisation_along(lone_register: Register) -> None:
    neighbour = Register(lone_register.database, lone_register.reading, lone_register.database.new_organisation())
    neighbour.record_all(World(7).log(60))
    lone_register.record_all(World(6).log(60))
    lone_register.project()
    neighbour.project()
    before = [rows_of(register, view) for register in (lone_register, neighbour) for view in VIEWS]

    for view in VIEWS:
        rebuild(lone_register.database.app, view)

    assert [rows_of(register, view) for register in (lone_register, neighbour) for view in VIEWS] == before
    assert before[: len(VIEWS)] != before[len(VIEWS) :]
    neighbour.close()


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_a_fold_knows_every_kind_of_fact_and_announces_the_rows_it_asks_for(view: Projection) -> None:
    """Also when the row is not there."""
    events = [event for event in (sample.load() for sample in samples()) if type(event) in view.interests]
    for event in events:
        fact = a_fact(event)
        known = Known(view.tables)
        for kind, keys in touched(view, [fact]).items():
            known.of[kind].rows.update(dict.fromkeys(keys))
        take_in(view, known, fact)

    assert {type(event) for event in events} == view.interests


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_an_unreadable_fact_touches_nothing(view: Projection) -> None:
    assert not any(touched(view, [a_fact(Unreadable(topic="x", why="y"))]).values())


def a_fact(event: Event) -> Fact:
    """The first fact of a stream of its own."""
    return Fact(an_id("org"), 1, an_id("stream"), 1, 1, RECORDED_AT, AN_OFFICIAL, topic_of(type(event)), event)

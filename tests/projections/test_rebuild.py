"""A rebuild: beside the view in use, while the log grows, for every organisation, with one switch."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import psycopg
import pytest

from domain.incident.events import Retracted
from projections.checkpoint import lock_key
from projections.ddl import add_indexes
from projections.incident_overview.fold import INCIDENT_OVERVIEW
from projections.incident_overview.queries import incidents
from projections.projection import Projection
from projections.projector import Projector
from projections.rebuild import RebuildBusy, rebuild
from projections.schema import prepare
from projections.statistics_facts.fold import STATISTICS_FACTS
from projections.table import Index
from projections.views import VIEWS
from tests.domain.examples import REASON, an_id, reported
from tests.projections.checks import assert_as_rebuilt, rows_of
from tests.projections.random_log import World
from tests.projections.register import Register

VIEW = INCIDENT_OVERVIEW


def test_a_rebuild_while_facts_keep_coming_and_people_keep_reading_misses_nothing(lone_register: Register) -> None:
    register = lone_register
    register.record_all(World(31).log(80))
    register.project(VIEW)
    register.projector = Projector(register.database.app, register.organisation, register.reading)
    with register.projector, busy(register) as (recorded, unreadable):
        for _ in range(4):
            before = recorded.value
            rebuild(register.database.app, VIEW)
            recorded.await_more_than(before)
    assert unreadable == []

    with register.projector as projector:
        assert projector.wait_for([VIEW.name], register.head(), 20)
    assert_as_rebuilt(register, [VIEW])


def test_a_rebuild_starts_the_next_generation_at_the_head(lone_register: Register) -> None:
    register = lone_register
    register.record_all(World(32).log(50))
    register.project(VIEW, page=10)
    generation = register.checkpoint(VIEW).generation

    rebuild(register.database.app, VIEW)

    after = register.checkpoint(VIEW)
    assert (after.generation, after.position) == (generation + 1, register.head())


def test_a_rebuild_serves_organisations_that_nobody_followed_yet(lone_register: Register) -> None:
    register = lone_register
    neighbour = Register(register.database, register.reading, register.database.new_organisation())
    empty = Register(register.database, register.reading, register.database.new_organisation())
    neighbour.record(an_id("incident"), reported())

    rebuild(register.database.app, VIEW)

    assert [line.number for line in incidents(neighbour.reading, neighbour.organisation).lines] == ["2024-0001"]
    assert [one.checkpoint(VIEW).position for one in (register, neighbour, empty)] == [0, 1, 0]
    for one in (neighbour, empty):
        one.close()


def test_what_was_recorded_during_the_rebuild_is_in_it_at_the_switch(
    lone_register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = lone_register
    register.record(an_id("incident"), reported())
    later = iter([[Retracted(reason=REASON)]])

    def add_indexes_late(conn: psycopg.Connection, view: Projection, suffix: str) -> None:
        register.record(an_id("incident"), *next(later))
        register.record(an_id("incident 2"), reported())
        add_indexes(conn, view, suffix)

    monkeypatch.setattr("projections.new_tables.add_indexes", add_indexes_late)
    rebuild(register.database.app, VIEW)

    lines = incidents(register.reading, register.organisation).lines
    assert [(line.number, line.status) for line in lines] == [("2024-0002", "reported"), ("2024-0001", "retracted")]
    assert register.checkpoint(VIEW).position == 3


def test_progress_is_told_up_to_the_end(lone_register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("projections.new_tables.PAGE", 20)
    lone_register.record_all(World(33).log(70))
    told: list[tuple[int, int]] = []

    rebuild(lone_register.database.app, VIEW, progress=lambda done, total: told.append((done, total)))

    assert told == [(20, 70), (40, 70), (60, 70), (70, 70)]


def test_two_rebuilds_of_one_view_do_not_meet(lone_register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("projections.rebuild.BUSY_TIMEOUT", "10ms")
    with lone_register.connect() as other:
        other.execute("select pg_advisory_lock(%s)", (lock_key("rebuild", VIEW.name),))
        with pytest.raises(RebuildBusy, match="al opnieuw opgebouwd"):
            rebuild(lone_register.database.app, VIEW)


def test_a_new_version_with_other_tables_takes_the_place_of_the_old(lone_register: Register) -> None:
    register = lone_register
    register.record_all(World(34).log(50))
    register.project(VIEW)
    (first, second) = VIEW.tables
    index = Index("incident_overview_by_channel", "(organisation, channel)")
    newer = replace(
        VIEW,
        version=2,
        tables=(replace(first, indexes=(*first.indexes, index)), replace(second, name="incident_words")),
    )

    # when the newer program prepares its tables
    assert prepare(register.database.app, [newer]) == [newer]
    rebuild(register.database.app, newer)

    # then it finds them, and what the old one had is gone
    assert prepare(register.database.app, [newer]) == []
    with register.database.superuser() as conn:
        names = conn.execute("select relname from pg_class where relnamespace = 'views'::regnamespace").fetchall()
    assert {("incident_words",), ("incident_words_pkey",), ("incident_overview_by_channel",)} <= set(names)
    assert ("incident_texts",) not in names
    assert_as_rebuilt(register, [newer])

    # and the other way round for the older program
    assert prepare(register.database.app, VIEWS) == [VIEW]


def test_readers_in_the_way_of_the_switch_are_waited_for(lone_register: Register) -> None:
    register = lone_register
    register.record(an_id("incident"), reported())
    with psycopg.connect(register.database.owner) as reader:
        reader.execute("select count(*) from views.incident_facts")
        waiting = threading.Thread(target=rebuild, args=(register.database.app, STATISTICS_FACTS))
        waiting.start()
        await_blocked(register)
        reader.rollback()
        waiting.join(20)

    assert register.checkpoint(STATISTICS_FACTS).generation == 2
    assert rows_of(register, STATISTICS_FACTS)["incident_facts"]


def test_everyone_may_read_the_new_tables(lone_register: Register) -> None:
    for view in VIEWS:
        rebuild(lone_register.database.app, view)
        for table in view.tables:
            assert lone_register.reading.fetch(f"select count(*) from views.{table.name}") == [(0,)]


class Count:
    """How many facts were recorded."""

    def __init__(self) -> None:
        self.value = 0
        self._more = threading.Condition()

    def add(self) -> None:
        with self._more:
            self.value += 1
            self._more.notify_all()

    def await_more_than(self, value: int) -> None:
        with self._more:
            assert self._more.wait_for(lambda: self.value > value, 20)


@contextmanager
def busy(register: Register) -> Iterator[tuple[Count, list[Exception]]]:
    """Someone records facts, and someone reads the list, until the end of the block."""
    stop, recorded, failed = threading.Event(), Count(), []

    def record() -> None:
        entries = iter(World(35).log(5_000))
        while not stop.is_set():
            register.record(*next(entries))
            recorded.add()

    def read() -> None:
        while not stop.is_set():
            try:
                assert incidents(register.reading, register.organisation).lines
            except Exception as error:  # noqa: BLE001 - whatever a reader meets is what the test is about
                failed.append(error)
                return

    threads = [threading.Thread(target=work) for work in (record, read)]
    for thread in threads:
        thread.start()
    try:
        yield recorded, failed
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def await_blocked(register: Register) -> None:
    """Until someone waits for a lock on a table."""
    with register.database.superuser() as conn:
        for _ in range(100_000):
            if conn.execute("select from pg_locks where not granted and locktype = 'relation'").fetchall():
                return
    raise AssertionError("nobody waits")

"""One bad fact: parked live, so that the rest goes on, and the end of a rebuild."""

import logging
from dataclasses import replace

import psycopg
import pytest

from domain.incident.events import IncidentReported, Retracted
from projections.building import RebuildStopped
from projections.ddl import BUILDING
from projections.fact import Fact
from projections.incident_overview.fold import INCIDENT_OVERVIEW
from projections.incident_overview.queries import incidents
from projections.projection import Known, Projection
from projections.rebuild import rebuild
from projections.source import Source
from projections.step import advance
from projections.table import Row
from projections.views import VIEWS
from tests.domain.examples import REASON, an_id, reported, sealed
from tests.projections.checks import assert_as_rebuilt, parked, rows_of
from tests.projections.register import Register

VIEW = INCIDENT_OVERVIEW
SECRET = "Jan Jansen"


def test_an_unreadable_event_is_parked_by_every_view_that_folds_it_and_the_rest_goes_on(
    register: Register,
) -> None:
    register.record(an_id("before"), reported())
    register.record_raw("incident.reported.v1", b'{"damaged": true}')
    register.record_raw("incident.teleported.v1")
    register.record(an_id("after"), reported())

    register.project()

    assert parked(register) == [
        (view.name, position, topic, error)
        for view in sorted(VIEWS, key=lambda view: view.name)
        for position, topic, error in (
            (2, "incident.reported.v1", "ValidationError"),
            (3, "incident.teleported.v1", "UnknownEvent"),
        )
        if topic != "incident.reported.v1" or IncidentReported in view.interests
    ]
    assert [line.number for line in incidents(register.reading, register.organisation).lines] == [
        "2024-0002",
        "2024-0001",
    ]
    assert register.checkpoint(VIEW).position == 4


@pytest.mark.parametrize("page", [1, 3, 5_000])
def test_a_fact_whose_fold_raises_is_parked_and_the_rest_goes_on(register: Register, page: int) -> None:
    for n in range(8):
        register.record(an_id(f"incident {n}"), reported(unit="breaks" if n in {2, 5} else "Toezicht"))

    register.project(breaking(VIEW), page=page)

    assert parked(register) == [
        (VIEW.name, position, "incident.reported.v1", "ZeroDivisionError") for position in (3, 6)
    ]
    assert len(incidents(register.reading, register.organisation).lines) == 6


@pytest.mark.parametrize("page", [1, 3, 5_000])
def test_a_fact_that_the_database_refuses_is_found_and_parked(register: Register, page: int) -> None:
    """A text with a zero character: no fold trips over it, PostgreSQL does."""
    for n in range(9):
        register.record(an_id(f"incident {n}"), reported(unit="nul\0" if n in {0, 4, 8} else "Toezicht"))
    register.record(an_id("incident 4"), Retracted(reason=REASON))

    register.project(VIEW, page=page)

    assert [(position, topic) for _, position, topic, _ in parked(register)] == [
        (1, "incident.reported.v1"),
        (5, "incident.reported.v1"),
        (9, "incident.reported.v1"),
    ]
    assert len(incidents(register.reading, register.organisation).lines) == 6
    assert register.checkpoint(VIEW).position == 10


def test_parking_raises_an_alarm_that_holds_no_values(register: Register, caplog: pytest.LogCaptureFixture) -> None:
    register.record(an_id("incident"), reported(unit=f"breaks {SECRET}", description=sealed("text")))
    with caplog.at_level(logging.INFO, logger="par.projections"):
        register.project(breaking(VIEW))

    (alarm,) = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert "incident.reported.v1" in alarm.getMessage()
    assert "ZeroDivisionError" in alarm.getMessage()
    told = f"{alarm.getMessage()} {alarm.exc_info} {alarm.exc_text} {parked(register)}"
    assert SECRET not in told
    assert sealed("text") not in told


def test_a_server_that_is_gone_parks_nothing(register: Register) -> None:
    register.record(an_id("incident"), reported())
    at = register.checkpoint(VIEW)
    with register.connect() as conn:
        page = Source(register.organisation, VIEW.interests).page(conn, 0, 1)
        conn.close()
        with pytest.raises(psycopg.OperationalError):
            advance(conn, VIEW, at, page)

    assert parked(register) == []


def test_a_missing_table_is_not_blamed_on_an_event(register: Register) -> None:
    register.record(an_id("incident"), reported())
    at = register.checkpoint(VIEW)
    with register.connect() as conn:
        page = Source(register.organisation, VIEW.interests).page(conn, 0, 1)
        moved_away = replace(VIEW, tables=tuple(replace(table, name="nowhere") for table in VIEW.tables))
        with pytest.raises(psycopg.errors.UndefinedTable):
            advance(conn, moved_away, at, page)

    assert parked(register) == []
    assert register.checkpoint(VIEW) == at


def test_a_rebuild_stops_at_an_unreadable_event_and_leaves_the_view_in_use(lone_register: Register) -> None:
    register = lone_register
    register.record(an_id("before"), reported())
    register.record_raw("incident.reported.v1", b'{"damaged": true}')
    register.record(an_id("after"), reported())
    register.project(VIEW)
    before = rows_of(register, VIEW)

    with pytest.raises(RebuildStopped, match="incident_overview") as stopped:
        rebuild(register.database.app, VIEW)

    assert (stopped.value.position, stopped.value.topic) == (2, "incident.reported.v1")
    assert stopped.value.error == "ValidationError"
    assert "feit 2 (incident.reported.v1)" in str(stopped.value)
    assert rows_of(register, VIEW) == before
    assert tables_being_built(register) == []


def test_a_rebuild_stops_at_a_fact_whose_fold_raises(lone_register: Register) -> None:
    lone_register.record(an_id("good"), reported())
    lone_register.record(an_id("bad"), reported(unit="breaks"))

    with pytest.raises(RebuildStopped) as stopped:
        rebuild(lone_register.database.app, breaking(VIEW))

    assert (stopped.value.position, stopped.value.error) == (2, "ZeroDivisionError")


def test_a_rebuild_stops_at_a_fact_that_the_database_refuses(lone_register: Register) -> None:
    for n in range(20):
        lone_register.record(an_id(f"incident {n}"), reported(unit="nul\0" if n == 13 else "Toezicht"))

    with pytest.raises(RebuildStopped) as stopped:
        rebuild(lone_register.database.app, VIEW)

    assert (stopped.value.position, stopped.value.topic) == (14, "incident.reported.v1")
    assert tables_being_built(lone_register) == []


def test_a_rebuild_stops_at_an_event_of_a_newer_version(lone_register: Register) -> None:
    lone_register.record(an_id("good"), reported())
    lone_register.record_raw("incident.reported.v99")

    with pytest.raises(RebuildStopped) as stopped:
        rebuild(lone_register.database.app, VIEW)

    assert (stopped.value.position, stopped.value.error) == (2, "NewerEvent")


def test_after_the_cause_is_repaired_a_rebuild_takes_in_what_was_parked(lone_register: Register) -> None:
    register = lone_register
    register.record(an_id("good"), reported())
    register.record(an_id("bad"), reported(unit="breaks"))
    register.project(breaking(VIEW))
    assert len(parked(register)) == 1

    rebuild(register.database.app, VIEW)

    assert_as_rebuilt(register, [VIEW])
    assert len(incidents(register.reading, register.organisation).lines) == 2


def breaking(view: Projection) -> Projection:
    """The view with a fault in its fold: it trips over a unit that is called so."""

    def fold(known: Known, fact: Fact) -> list[Row]:
        rows = list(view.fold(known, fact))
        if getattr(fact.event, "unit", "").startswith("breaks"):
            raise ZeroDivisionError(fact.event)
        return rows

    return replace(view, fold=fold)


def tables_being_built(register: Register) -> list[str]:
    with register.database.superuser() as conn:
        rows = conn.execute("select tablename from pg_tables where schemaname = 'views'").fetchall()
    return [str(name) for (name,) in rows if str(name).endswith(BUILDING)]

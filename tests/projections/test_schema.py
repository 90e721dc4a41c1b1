"""The tables of the views: made once, by whoever comes first, and never by a login that only reads."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import NamedTuple
from uuid import UUID

import psycopg
import pytest

from projections.incident_overview.fold import INCIDENT_OVERVIEW
from projections.projection import Projection
from projections.schema import prepare
from projections.statistics_facts.fold import STATISTICS_FACTS
from projections.table import Table
from projections.views import VIEWS
from store.connections import as_role
from store.embedded.cluster import EmbeddedPostgres
from tests.domain.examples import an_id, reported
from tests.postgres import fresh_database
from tests.projections.register import Register


def test_several_processes_may_prepare_at_once(server: EmbeddedPostgres, template: str) -> None:
    with fresh_database(server, template) as empty, ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda _: prepare(empty.app, VIEWS), range(4))) == [[]] * 4


def test_preparing_again_keeps_what_is_there(register: Register) -> None:
    register.record(an_id("incident"), reported())
    register.project()

    assert prepare(register.database.app, VIEWS) == []

    assert register.checkpoint(STATISTICS_FACTS).position == 1


@pytest.mark.parametrize(
    "changed",
    [
        replace(STATISTICS_FACTS, version=STATISTICS_FACTS.version + 1),
        replace(STATISTICS_FACTS, tables=STATISTICS_FACTS.tables[:1]),
        replace(STATISTICS_FACTS, tables=tuple(replace(t, indexes=()) for t in STATISTICS_FACTS.tables)),
    ],
)
def test_a_view_of_another_version_or_shape_is_reported(register: Register, changed: Projection) -> None:
    assert prepare(register.database.app, [INCIDENT_OVERVIEW, changed]) == [changed]


def test_whoever_reads_may_not_write_and_whoever_writes_the_log_may_not_touch_views(register: Register) -> None:
    for role in ("par_reader", "par_writer"):
        with (
            psycopg.connect(as_role(register.database.app, role)) as conn,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            conn.execute("delete from views.incident_overview")


def test_the_projector_may_not_write_the_log(register: Register) -> None:
    with register.connect() as conn, pytest.raises(psycopg.errors.InsufficientPrivilege):
        conn.execute("insert into par.events select * from par.events")


def test_every_key_begins_with_the_organisation(register: Register) -> None:
    with register.database.superuser() as conn:
        rows = conn.execute(
            "select tablename, indexname, indexdef from pg_indexes where schemaname = 'views'"
            " and tablename <> 'projections'"
        ).fetchall()
    by_element = {"incident_overview_by_type"} | {
        f"{view}_by_incident" for view in ("dossiers", "markers", "police_cases", "sanctions")
    }

    assert len(rows) > 10
    assert [name for _, name, text in rows if "(organisation" not in str(text) and name not in by_element] == []


def test_a_row_class_must_begin_with_the_organisation_and_its_key() -> None:
    class Wrong(NamedTuple):
        incident_id: UUID
        organisation: UUID
        position: int

    with pytest.raises(ValueError, match="wrong: a row starts with organisation and its key"):
        _ = Table("wrong", Wrong, key=("incident_id",)).columns

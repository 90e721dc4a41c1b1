"""`par projections rebuild`: the same tables from the same events."""

from collections.abc import Iterator
from typing import Any

import pytest
from psycopg import sql

from projections.ddl import table_names
from projections.projection import Projection
from projections.views import VIEWS
from tests.api.cli.command import Par
from tests.postgres import Database

Rows = dict[str, list[tuple[Any, ...]]]


@pytest.mark.parametrize("times", [1, 2])
def test_all_views_are_the_same_after_a_rebuild(copied: Database, par: Par, times: int) -> None:
    assert par("incident", "list").code == 0
    before = rows_of_views(copied)
    for _ in range(times):
        assert par("projections", "rebuild").code == 0
    assert rows_of_views(copied) == before
    assert all(before.values())


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_a_view_that_was_spoilt_is_whole_after_its_own_rebuild(copied: Database, par: Par, view: Projection) -> None:
    assert par("incident", "list").code == 0
    before = rows_of_views(copied)
    with copied.superuser() as conn:
        for table in table_names(view):
            conn.execute(sql.SQL("delete from {}").format(sql.Identifier("views", table)))
    assert rows_of_views(copied) != before
    assert par("projections", "rebuild", view.name).code == 0
    assert rows_of_views(copied) == before


def test_after_a_rebuild_the_views_are_in_order_and_go_on(copied: Database, par: Par) -> None:
    assert par("projections", "rebuild").code == 0
    for one in par("projections", "status", "--json").data:
        assert (one["position"], one["lag"], one["unhealthy"]) == (one["head"], 0, None)
    total = par("report", "2024", "--json").data["total"]
    assert total == 9


def rows_of_views(database: Database) -> Rows:
    """Every row of every table of every view, in an order that does not depend on how they were written."""
    with database.superuser() as conn:
        return {
            name: conn.execute(
                sql.SQL("select row_to_json(t)::text from {} t order by 1").format(sql.Identifier("views", name))
            ).fetchall()
            for name in _all_tables()
        }


def _all_tables() -> Iterator[str]:
    for view in VIEWS:
        yield from table_names(view)

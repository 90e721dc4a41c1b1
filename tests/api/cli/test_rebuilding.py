"""`par projections rebuild`: the same tables from the same events."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from psycopg import sql

from api.local_user import LOCAL_USER
from api.register import open_register
from api.settings import Settings
from api.use_cases.asking import Ask, command
from api.use_cases.terms import say_what_came_of_terms
from domain.notification.events import NotificationAttempted
from projections.ddl import table_names
from projections.projection import Projection
from projections.views import VIEWS
from store.command import Change
from tests.api.cli.command import Par
from tests.postgres import Database

Rows = dict[str, list[tuple[Any, ...]]]


@pytest.fixture
def every_view(copied: Database) -> Database:
    """The practice register, in which terms were spoken of and a mail was begun: no view of it is empty."""
    with open_register(Settings()) as register:
        assert say_what_came_of_terms(register).facts
        stream = uuid4()
        begun = NotificationAttempted(attempt=1, unit=None, catalogue_version=1, about=(), lost_at=register.clock())
        ask = Ask(LOCAL_USER, register.clock(), None, b"test", uuid4())
        register.log.append(command(register, ask, [Change(stream, 0, [begun])], stream))
    return copied


@pytest.mark.parametrize("times", [1, 2])
def test_all_views_are_the_same_after_a_rebuild(every_view: Database, par: Par, times: int) -> None:
    assert par("incident", "list").code == 0
    before = rows_of_views(every_view)
    for _ in range(times):
        assert par("projections", "rebuild").code == 0
    assert rows_of_views(every_view) == before
    assert all(before.values())


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_a_view_that_was_spoilt_is_whole_after_its_own_rebuild(
    every_view: Database, par: Par, view: Projection
) -> None:
    assert par("incident", "list").code == 0
    before = rows_of_views(every_view)
    with every_view.superuser() as conn:
        for table in table_names(view):
            conn.execute(sql.SQL("delete from {}").format(sql.Identifier("views", table)))
    assert rows_of_views(every_view) != before
    assert par("projections", "rebuild", view.name).code == 0
    assert rows_of_views(every_view) == before


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

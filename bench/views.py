"""Emptying views and letting them catch up, ours and the library's, so that a measurement can begin again."""

import time
from collections.abc import Sequence
from typing import Final

import psycopg
from psycopg import sql

from bench.ground import Ground
from bench.stock_view import SAME, StatisticsProjection, StockRegister
from bench.stock_view import catch_up as stock_catch_up
from projections.projection import Projection
from projections.projector import Projector
from projections.views import VIEWS
from projections.waiting import Reached

LONGEST_SECONDS: Final = 600.0


class WatchedProjector(Projector):
    """The projector that `par serve` runs, with someone of ours to hear how far its views are."""

    def __init__(self, on: Ground, reached: Reached, views: Sequence[Projection] = VIEWS) -> None:
        super().__init__(on.conninfo, on.organisation, on.views, views=views)
        self._reached = reached


def catch_up(on: Ground, view: Projection, position: int) -> float:
    """Empty our view and let its live runner follow the log up to `position`. Returns the seconds it took."""
    empty(on, view)
    reached = Reached()
    begin = time.perf_counter()
    with WatchedProjector(on, reached, [view]) as projector:
        there = reached.wait([view.name], position, LONGEST_SECONDS)
        seconds = time.perf_counter() - begin
        if not there:
            raise TimeoutError(f"{view.name} did not get there: {projector.status()}")
    return seconds


def stock_from_start(on: Ground, last: int) -> float:
    """Empty the library's view and let its runner follow its log up to `last`. Returns the seconds it took."""
    with psycopg.connect(on.owner, autocommit=True) as conn:
        tracking = f"{StatisticsProjection.name}_tracking"
        for table in ("stock_incident_facts", "stock_sanction_facts", tracking):
            if conn.execute("select to_regclass(%s)", (table,)).fetchone() != (None,):
                mine = sql.SQL(" where application_name = {}").format(sql.Literal(StockRegister.name))
                where = mine if table == tracking else sql.SQL("")
                conn.execute(sql.SQL("delete from {}").format(sql.Identifier(table)) + where)
                conn.execute(sql.SQL("vacuum {}").format(sql.Identifier(table)))
        conn.execute("checkpoint")
    return stock_catch_up(on, last)


def empty(on: Ground, view: Projection) -> None:
    """As if our view had never seen a fact."""
    with psycopg.connect(on.owner, autocommit=True) as conn:
        for table in view.tables:
            conn.execute(sql.SQL("truncate {}").format(sql.Identifier("views", table.name)))
        conn.execute("update views.checkpoints set position = 0 where projection = %s", (view.name,))
        conn.execute("checkpoint")


def refuse_unless_same(on: Ground) -> int:
    """Raise AssertionError unless both views hold the same rows. Returns how many that are."""
    with psycopg.connect(on.owner) as conn:
        differing = [row for query in SAME for row in conn.execute(query).fetchall()]
        if differing != [(0,)] * len(SAME):
            raise AssertionError(f"the views differ: {differing}")
        ((rows,),) = conn.execute(
            "select (select count(*) from views.incident_facts) + (select count(*) from views.sanction_facts)"
        ).fetchall()
        return int(rows)

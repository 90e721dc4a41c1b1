"""What the tables of a view hold, and whether that is what a rebuild would make of the log."""

from collections.abc import Sequence
from typing import Any

from psycopg import sql

from projections.projection import Projection
from projections.rebuild import rebuild
from tests.projections.register import Register

Rows = dict[str, list[tuple[Any, ...]]]


def rows_of(register: Register, view: Projection) -> Rows:
    """Every row of the organisation in the tables of a view, as text, in the order of its key."""
    with register.database.superuser() as conn:
        return {
            table.name: conn.execute(
                sql.SQL("select ({columns})::text from views.{table} where organisation = %s order by {key}").format(
                    columns=sql.SQL(", ").join(sql.Identifier(column.name) for column in table.columns),
                    table=sql.Identifier(table.name),
                    key=sql.SQL(", ").join(map(sql.Identifier, table.key)),
                ),
                (register.organisation,),
            ).fetchall()
            for table in view.tables
        }


def assert_as_rebuilt(register: Register, views: Sequence[Projection]) -> None:
    """Each view stands at the head, with the rows that a rebuild makes, and nothing was parked."""
    assert parked(register) == []
    for view in views:
        assert register.checkpoint(view).position == register.head()
        live = rows_of(register, view)
        rebuild(register.database.app, view)
        assert live == rows_of(register, view)


def parked(register: Register) -> list[tuple[Any, ...]]:
    """Projection, position, topic and error of what was parked for the organisation."""
    with register.database.superuser() as conn:
        return conn.execute(
            "select projection, position, topic, error from views.dead_letters where organisation = %s"
            " order by projection, position",
            (register.organisation,),
        ).fetchall()


def set_back(register: Register, view: Projection, position: int) -> None:
    """As if the facts after a position had not been folded yet, while the rows say otherwise."""
    with register.database.superuser() as conn:
        conn.execute(
            "update views.checkpoints set position = %s where organisation = %s and projection = %s",
            (position, register.organisation, view.name),
        )


def start_over(register: Register, view: Projection) -> None:
    """Empty tables and a checkpoint at the start."""
    set_back(register, view, 0)
    with register.database.superuser() as conn:
        for table in view.tables:
            conn.execute(sql.SQL("truncate views.{}").format(sql.Identifier(table.name)))

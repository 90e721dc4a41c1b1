"""The moment at which new tables take the place of the old ones: one transaction."""

from typing import LiteralString

import psycopg

from projections.checkpoint import lock_key
from projections.ddl import drop_tables, put_in_use, table_names
from projections.new_tables import NewTables
from projections.projection import Projection

HOLD_STILL: LiteralString = "select from views.checkpoints where projection = %s order by organisation for update"
NEXT_GENERATION: LiteralString = (
    "insert into views.projections (projection, version, shape, tables, generation) values (%s, %s, %s, %s, 1)"
    " on conflict (projection) do update set version = excluded.version, shape = excluded.shape,"
    " tables = excluded.tables, generation = views.projections.generation + 1, built_at = now()"
    " returning generation"
)
SET_CHECKPOINT: LiteralString = (
    "insert into views.checkpoints (organisation, projection, generation, position) values (%s, %s, %s, %s)"
    " on conflict (organisation, projection) do update"
    " set generation = excluded.generation, position = excluded.position, moved_at = clock_timestamp()"
)


def switch(conn: psycopg.Connection, projection: Projection, tables: NewTables) -> None:
    """Hold the live view still, fold the last facts, and swap. Nothing has happened when this raises.

    Raises psycopg's LockNotAvailable or DeadlockDetected when readers were in the way: try again.
    """
    before = dict(tables.positions)
    try:
        with conn.transaction():
            conn.execute("set local lock_timeout = '2s'")
            conn.execute("select pg_advisory_xact_lock(%s)", (lock_key("switch", projection.name),))
            conn.execute(HOLD_STILL, (projection.name,))
            tables.catch_up()
            _swap(conn, projection, tables)
    except BaseException:
        tables.positions = before
        raise


def _swap(conn: psycopg.Connection, projection: Projection, tables: NewTables) -> None:
    old = conn.execute("select tables from views.projections where projection = %s", (projection.name,)).fetchone()
    drop_tables(conn, old[0] if old else [])
    put_in_use(conn, projection)
    values = (projection.name, projection.version, projection.shape, table_names(projection))
    row = conn.execute(NEXT_GENERATION, values).fetchone()
    generation = row[0] if row else 1
    for organisation, position in tables.positions.items():
        conn.execute(SET_CHECKPOINT, (organisation, projection.name, generation, position))
    conn.execute("delete from views.dead_letters where projection = %s", (projection.name,))

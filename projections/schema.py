"""What the views keep about themselves, and their tables: made when missing, reported when made by another version."""

from collections.abc import Sequence
from typing import LiteralString

import psycopg

from projections.checkpoint import lock_key
from projections.connection import connect
from projections.ddl import BUILDING, add_indexes, add_keys, create_tables, drop_tables, table_names
from projections.projection import Projection

BOOKKEEPING: LiteralString = """
create table if not exists views.projections (
    projection text primary key,
    version int not null,
    shape text not null,
    tables text[] not null,
    generation int not null,
    built_at timestamptz not null default now()
);
create table if not exists views.checkpoints (
    organisation uuid not null,
    projection text not null references views.projections,
    generation int not null,
    position bigint not null,
    moved_at timestamptz not null default now(),
    primary key (organisation, projection)
) with (fillfactor = 10);
create table if not exists views.dead_letters (
    organisation uuid not null,
    projection text not null references views.projections,
    position bigint not null,
    topic text not null,
    stream_id uuid not null,
    error text not null,
    since timestamptz not null default now(),
    primary key (organisation, projection, position)
);
"""
REGISTER: LiteralString = (
    "insert into views.projections (projection, version, shape, tables, generation) values (%s, %s, %s, %s, 1)"
)
LOCK = 0x504156
STATEMENT_SECONDS = 60


def prepare(conninfo: str, projections: Sequence[Projection]) -> list[Projection]:
    """Make every table that is missing. Returns the views that were made by another version: `rebuild` those.

    `conninfo` is a login that may act as par_projector. Safe to repeat, and from several processes at once.
    """
    with connect(conninfo, statement_seconds=STATEMENT_SECONDS) as conn, conn.transaction():
        conn.execute("select pg_advisory_xact_lock(%s)", (LOCK,))
        conn.execute(BOOKKEEPING)
        found = conn.execute("select projection, version, shape from views.projections").fetchall()
        made = {name: (version, shape) for name, version, shape in found}
        for projection in projections:
            if projection.name not in made:
                _make(conn, projection)
            else:
                _clear_up(conn, projection)
        return [p for p in projections if made.get(p.name, (p.version, p.shape)) != (p.version, p.shape)]


def _clear_up(conn: psycopg.Connection, projection: Projection) -> None:
    """Drop what a rebuild left behind that was killed, unless one is going on."""
    free = conn.execute("select pg_try_advisory_xact_lock(%s)", (lock_key("rebuild", projection.name),)).fetchone()
    if free == (True,):
        drop_tables(conn, table_names(projection, BUILDING))


def _make(conn: psycopg.Connection, projection: Projection) -> None:
    create_tables(conn, projection)
    add_keys(conn, projection)
    add_indexes(conn, projection)
    values = (projection.name, projection.version, projection.shape, table_names(projection))
    conn.execute(REGISTER, values)

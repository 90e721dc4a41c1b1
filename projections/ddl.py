"""The tables of a view: made, indexed, put in use. A suffix tells those being built from those in use."""

from collections.abc import Iterator, Sequence
from typing import Any

import psycopg
from psycopg import sql

from projections.projection import Projection
from projections.table import Column, Table
from projections.writing import SCHEMA, qualified

BUILDING = "__new"


def create_tables(conn: psycopg.Connection, projection: Projection, suffix: str = "") -> None:
    """The bare tables: no key or index yet, so that filling them is fast."""
    for table in projection.tables:
        columns = sql.SQL(", ").join(map(_defined, table.columns))
        # Rows of sealed texts pass 2 kB: a bigger target keeps them in one piece instead of in a side table.
        made = sql.SQL("create table {} ({}) with (toast_tuple_target = 8160)")
        conn.execute(made.format(qualified(table, suffix), columns))


def add_keys(conn: psycopg.Connection, projection: Projection, suffix: str = "") -> None:
    """The primary keys."""
    for table in projection.tables:
        keys = sql.SQL(", ").join(map(sql.Identifier, ("organisation", *table.key)))
        name = sql.Identifier(_key_name(table) + suffix)
        added = sql.SQL("alter table {} add constraint {} primary key ({})")
        conn.execute(added.format(qualified(table, suffix), name, keys))


def add_indexes(conn: psycopg.Connection, projection: Projection, suffix: str = "") -> None:
    """The other indexes."""
    for table in projection.tables:
        for index in table.indexes:
            parts = (sql.Identifier(index.name + suffix), qualified(table, suffix), sql.SQL(index.on))
            conn.execute(sql.SQL("create index {} on {} {}").format(*parts))


def analyze(conn: psycopg.Connection, projection: Projection, suffix: str = "") -> None:
    """Tell the planner what is in them."""
    for table in projection.tables:
        conn.execute(sql.SQL("analyze {}").format(qualified(table, suffix)))


def drop_tables(conn: psycopg.Connection, names: Sequence[str]) -> None:
    """Drop these tables of the views, where they exist."""
    for name in names:
        conn.execute(sql.SQL("drop table if exists {}").format(sql.Identifier(SCHEMA, name)))


def put_in_use(conn: psycopg.Connection, projection: Projection) -> None:
    """Give tables that were built, and their indexes, the names of those in use, which are gone."""
    for table in projection.tables:
        renamed = sql.SQL("alter table {} rename to {}")
        conn.execute(renamed.format(qualified(table, BUILDING), sql.Identifier(table.name)))
        for name in _index_names(table):
            renamed = sql.SQL("alter index {} rename to {}")
            conn.execute(renamed.format(sql.Identifier(SCHEMA, name + BUILDING), sql.Identifier(name)))


def table_names(projection: Projection, suffix: str = "") -> list[str]:
    """Of all its tables."""
    return [table.name + suffix for table in projection.tables]


def _defined(column: Column) -> sql.Composed:
    rest = sql.SQL("") if column.nullable else sql.SQL(" not null")
    return sql.SQL("{} ").format(sql.Identifier(column.name)) + sql.SQL(column.sql_type) + rest


def _index_names(table: Table[Any]) -> Iterator[str]:
    yield _key_name(table)
    yield from (index.name for index in table.indexes)


def _key_name(table: Table[Any]) -> str:
    return f"{table.name}_pkey"

"""Rows between memory and their tables, many at a time."""

from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Any, LiteralString, NamedTuple
from uuid import UUID

import orjson
import psycopg
from psycopg import sql

from projections.projection import Known, KnownRows, Projection
from projections.table import Table

SCHEMA = "views"


class Statements(NamedTuple):
    """What is said to PostgreSQL about one table."""

    load: bytes
    copy: bytes
    make_stage: bytes
    copy_to_stage: bytes
    settle: bytes
    """Moves what is staged into the table: rows that are there already are replaced."""
    clear_stage: bytes
    put: bytes
    """Adds rows, or replaces them where they are there, out of one JSON document."""


def qualified(table: Table[Any], suffix: str = "") -> sql.Identifier:
    """The table by schema and name. `suffix` tells a table that is being built from the one in use."""
    return sql.Identifier(SCHEMA, table.name + suffix)


def load(
    conn: psycopg.Connection, known: KnownRows, organisation: UUID, keys: Collection[UUID], suffix: str = ""
) -> None:
    """Bring these rows into memory, where they are not yet; keys without a row are known to have none."""
    keys = [key for key in keys if key not in known.rows]
    if keys:
        known.rows.update(dict.fromkeys(keys))
        take(known, ask(conn, known.table, organisation, keys, suffix))


def ask(
    conn: psycopg.Connection, table: Table[Any], organisation: UUID, keys: Collection[UUID], suffix: str = ""
) -> psycopg.Cursor:
    """Ask for the rows with these keys."""
    return conn.execute(_statements(table, suffix).load, (organisation, list(keys)), binary=True)


def take(known: KnownRows, found: psycopg.Cursor) -> None:
    """Bring the rows that were asked for into memory."""
    make = known.table.row._make
    for row in found:
        known.rows[row[1]] = make(row)
        known.stored.add(row[1])


def write(conn: psycopg.Connection, known: KnownRows, suffix: str = "") -> None:
    """Write what changed. New rows are copied in; what may be there already goes by a stage.

    A row that is appended may be there when a page is replayed; in a table that is being built, it is not.
    """
    table, changed = known.table, known.changed
    if table.appended and not suffix:
        settle(conn, table, changed.values(), suffix)
    else:
        copy(conn, table, [row for key, row in changed.items() if key not in known.stored], suffix)
        settle(conn, table, [row for key, row in changed.items() if key in known.stored], suffix)
    known.written()


def copy(conn: psycopg.Connection, table: Table[Any], rows: Collection[Any], suffix: str = "") -> None:
    """Add rows that are not there yet."""
    if rows:
        _copy(conn, table, _statements(table, suffix).copy, rows)


def settle(conn: psycopg.Connection, table: Table[Any], rows: Collection[Any], suffix: str = "") -> None:
    """Add rows, or replace them where they are there."""
    if not rows:
        return
    statements = _statements(table, suffix)
    _copy(conn, table, statements.copy_to_stage, rows)
    conn.execute(statements.settle, prepare=True)
    if suffix:
        # A live page is a transaction, and its end empties the stage; a switch writes several lots in one.
        conn.execute(statements.clear_stage)


def put_all(conn: psycopg.Connection, known: Known) -> None:
    """Write what changed in every table in use, a statement for each.

    Unlike `write_all` it fits in a pipeline; for thousands of rows it is the slower of the two.
    """
    for rows in known.of.values():
        if rows.changed:
            table = rows.table
            conn.execute(_statements(table, "").put, (_document(table, rows.changed.values()),), prepare=True)
            rows.written()


def make_stages(conn: psycopg.Connection, projection: Projection, suffix: str = "") -> None:
    """Once per connection: where rows wait that are in the table already."""
    for table in projection.tables:
        conn.execute(_statements(table, suffix).make_stage)


def write_all(conn: psycopg.Connection, known: Known, suffix: str = "") -> None:
    """Write what changed in every table."""
    for rows in known.of.values():
        write(conn, rows, suffix)


def _copy(conn: psycopg.Connection, table: Table[Any], statement: bytes, rows: Iterable[Any]) -> None:
    with conn.cursor() as cursor, cursor.copy(statement) as copying:
        copying.set_types([column.sql_type for column in table.columns])
        for row in rows:
            copying.write_row(row)


def _document(table: Table[Any], rows: Iterable[Any]) -> str:
    columns = [(column.name, column.sql_type == "json") for column in table.columns]
    return orjson.dumps(
        [
            {
                name: orjson.Fragment(value) if is_json and value is not None else value
                for (name, is_json), value in zip(columns, row, strict=True)
            }
            for row in rows
        ]
    ).decode()


@lru_cache(maxsize=64)
def _statements(table: Table[Any], suffix: str) -> Statements:
    name, stage = qualified(table, suffix), sql.Identifier(f"stage_{table.name}")
    keys = [sql.Identifier(column) for column in ("organisation", *table.key)]
    columns = [sql.Identifier(column.name) for column in table.columns]
    rest = columns[len(keys) :]
    parts = {
        "table": name,
        "stage": stage,
        "columns": sql.SQL(", ").join(columns),
        "key": keys[1],
        "keys": sql.SQL(", ").join(keys),
        "excluded": sql.SQL(", ").join(sql.SQL("{0} = excluded.{0}").format(column) for column in rest),
        "set": sql.SQL(", ").join(sql.SQL("{0} = s.{0}").format(column) for column in rest),
        "same": sql.SQL(" and ").join(sql.SQL("t.{0} = s.{0}").format(key) for key in keys),
    }
    settle_by, put_by = (APPEND, ADD) if table.appended else (REPLACE, PUT)

    def said(text: sql.SQL) -> bytes:
        return text.format(**parts).as_bytes(None)

    texts = (LOAD, COPY, MAKE_STAGE, COPY_TO_STAGE, settle_by, CLEAR, put_by)
    return Statements(*map(said, texts))


LOAD = sql.SQL("select {columns} from {table} where organisation = %s and {key} = any(%s)")
COPY = sql.SQL("copy {table} ({columns}) from stdin (format binary)")
MAKE_STAGE = sql.SQL("create temp table if not exists {stage} (like {table}) on commit delete rows")
COPY_TO_STAGE = sql.SQL("copy pg_temp.{stage} ({columns}) from stdin (format binary)")
CLEAR = sql.SQL("delete from pg_temp.{stage}")
REPLACE = sql.SQL("update {table} t set {set} from pg_temp.{stage} s where {same}")
APPEND = sql.SQL(
    "insert into {table} ({columns}) select {columns} from pg_temp.{stage} on conflict ({keys}) do nothing"
)
FROM_JSON: LiteralString = (
    "insert into {table} ({columns}) select {columns} from json_populate_recordset(null::{table}, %s::json)"
)
ADD = sql.SQL(FROM_JSON + " on conflict ({keys}) do nothing")
PUT = sql.SQL(FROM_JSON + " on conflict ({keys}) do update set {excluded}")

"""Rows of a batch in PostgreSQL's binary format for arrays of composite types.

psycopg adapts a list element by element; for a single command that took longer than the append itself. This writes the
same bytes in one pass. Format: `array_recv` and `record_recv` in the PostgreSQL source.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from struct import Struct
from typing import Any, LiteralString, NamedTuple
from uuid import UUID

import psycopg
from psycopg.adapt import Buffer, Dumper
from psycopg.pq import Format

POSTGRES_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)

_ARRAY = Struct("!iiIii")
_EMPTY = Struct("!iiI")
_COUNT = Struct("!i")
_HEAD = Struct("!Ii")
_INT = Struct("!Iii")
_LONG = Struct("!Iiq")
NULL = -1


class Rows(bytes):
    """An array of rows, ready to send. A subclass says of which type."""


class RowType(NamedTuple):
    """A composite type of the database, as this connection knows it."""

    oid: int
    rows: type[Rows]

    def pack(self, rows: Sequence[bytes]) -> Rows:
        """The array of these packed rows."""
        if not rows:
            return self.rows(_EMPTY.pack(0, 0, self.oid))
        lengths = b"".join([_COUNT.pack(len(row)) + row for row in rows])
        return self.rows(_ARRAY.pack(1, 0, self.oid, len(rows), 1) + lengths)


def row_type(conn: psycopg.Connection[Any], name: LiteralString) -> RowType:
    """Look the type up and let this connection take arrays of it as parameters."""
    found = conn.execute("select %s::regtype::oid, (%s || '[]')::regtype::oid", (name, name)).fetchone()
    oid, array_oid = found or (0, 0)
    rows = type(f"Rows{oid}", (Rows,), {})
    conn.adapters.register_dumper(rows, _dumper(array_oid))
    return RowType(oid, rows)


def row(*fields: bytes) -> bytes:
    """One row of fields that were packed."""
    return field_count(len(fields)) + b"".join(fields)


def field_count(count: int) -> bytes:
    """How every row begins."""
    return _COUNT.pack(count)


def uuid_field(value: UUID | None) -> bytes:
    return _HEAD.pack(2950, NULL) if value is None else _HEAD.pack(2950, 16) + value.bytes


def int_field(value: int | None) -> bytes:
    return _HEAD.pack(23, NULL) if value is None else _INT.pack(23, 4, value)


def text_field(value: str) -> bytes:
    encoded = value.encode()
    return _HEAD.pack(25, len(encoded)) + encoded


def bytes_field(value: bytes) -> bytes:
    return _HEAD.pack(17, len(value)) + value


def moment_field(value: datetime) -> bytes:
    return _LONG.pack(1184, 8, (value - POSTGRES_EPOCH) // MICROSECOND)


def _dumper(array_oid: int) -> type[Dumper]:
    class RowsDumper(Dumper):
        format = Format.BINARY
        oid = array_oid

        def dump(self, obj: Buffer) -> Buffer:
            return obj

    return RowsDumper

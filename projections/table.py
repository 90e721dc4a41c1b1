"""What a view looks like in the database: a table with a column for every field of a row class."""

import types
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from hashlib import sha256
from typing import Any, Generic, LiteralString, NewType, Protocol, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

Json = NewType("Json", str)
"""JSON text, kept as it was written: a fold changes it, a query opens it, the database never looks inside."""


class Row(Protocol):
    """A NamedTuple whose first field is the organisation. All values are plain: what PostgreSQL keeps, sealed texts."""

    @property
    def organisation(self) -> UUID:
        """Whose row it is: first in every key."""

    @property
    def position(self) -> int:
        """Of the last fact that made this row what it is. A fact that is not newer changes nothing (replays)."""


R = TypeVar("R", bound=Row)

SQL_TYPES: dict[Any, LiteralString] = {
    UUID: "uuid",
    int: "int8",
    str: "text",
    bool: "bool",
    datetime: "timestamptz",
    date: "date",
    Json: "json",
    tuple[str, ...]: "text[]",
    tuple[UUID, ...]: "uuid[]",
}


@dataclass(frozen=True)
class Column:
    """One field of a row."""

    name: str
    sql_type: LiteralString
    nullable: bool


@dataclass(frozen=True)
class Index:
    """An index besides the primary key. `on` is SQL: columns of the table, or an access method with columns."""

    name: str
    on: LiteralString


@dataclass(frozen=True)
class Table(Generic[R]):
    """A table of a view: organisation and `key` identify a row.

    With one key column, a uuid, rows are looked up and changed by folds; a table that is only `appended` to is
    written and never looked at by its fold.
    """

    name: str
    row: type[R]
    key: tuple[str, ...]
    indexes: tuple[Index, ...] = ()
    appended: bool = False

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """In the order of the row's fields."""
        return tuple(_column(name, hint) for name, hint in get_type_hints(self.row).items() if name in _fields(self))

    @cached_property
    def key_of(self) -> Callable[[Any], Any]:
        """What tells a row from the others of its organisation."""
        width = len(self.key) + 1
        return (lambda row: row[1]) if width == 2 else (lambda row: row[1:width])

    @property
    def shape(self) -> str:
        """Changes when the table has to be made anew."""
        made_of = (self.name, self.key, self.indexes, [(c.name, c.sql_type, c.nullable) for c in self.columns])
        return sha256(repr(made_of).encode()).hexdigest()


def _fields(table: Table[Any]) -> tuple[str, ...]:
    fields: tuple[str, ...] = table.row._fields
    if fields[: len(table.key) + 1] != ("organisation", *table.key):
        raise ValueError(f"{table.name}: a row starts with organisation and its key")
    return fields


def _column(name: str, hint: Any) -> Column:
    if get_origin(hint) in (Union, types.UnionType):
        (hint,) = (part for part in get_args(hint) if part is not type(None))
        return Column(name, SQL_TYPES[hint], nullable=True)
    return Column(name, SQL_TYPES[hint], nullable=False)

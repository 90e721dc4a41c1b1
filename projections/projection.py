"""What a view is made of, and the rows its fold works on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, TypeVar
from uuid import UUID

from domain.event import Event
from projections.fact import Fact
from projections.table import Row, Table

R = TypeVar("R", bound=Row)


Touch = tuple[type[Row], UUID]
"""A row that a fact may look at or change: it is in memory before the fact is folded."""


class Known:
    """Rows in memory, as they stand after the facts folded so far."""

    def __init__(self, tables: Iterable[Table[Any]]) -> None:
        self.of: dict[type[Row], KnownRows] = {table.row: KnownRows(table) for table in tables}

    def get(self, kind: type[R], key: UUID) -> R | None:
        """The row, or None when there is none. Raises KeyError for a row that the fact did not announce."""
        row: R | None = self.of[kind].rows[key]
        return row

    def put(self, row: Row) -> None:
        """This is the row from now on, unless it already holds this fact: then the fact is being replayed."""
        self.of[type(row)].put(row)

    def changes(self) -> int:
        """How many rows wait to be written."""
        return sum(len(known.changed) for known in self.of.values())


class KnownRows:
    """The rows of one table."""

    def __init__(self, table: Table[Any]) -> None:
        self.table = table
        self.rows: dict[Any, Any] = {}
        """By key; None for a key without a row."""
        self.stored: set[Any] = set()
        """Keys of rows that the database has, perhaps in an older state."""
        self.changed: dict[Any, Any] = {}

    def put(self, row: Row) -> None:
        """See `Known.put`."""
        key = self.table.key_of(row)
        if not self.table.appended:
            before = self.rows[key]
            if before is not None and before.position >= row.position:
                return
            self.rows[key] = row
        self.changed[key] = row

    def written(self) -> None:
        """All changes are in the database now."""
        self.stored.update(self.changed)
        self.changed = {}


@dataclass(frozen=True)
class Projection:
    """A view: facts in, rows out. `fold` and `touches` are pure, know every event of `interests`, and refuse nothing.

    `version` goes up when the same facts give other rows: the view is then rebuilt.
    """

    name: str
    version: int
    tables: tuple[Table[Any], ...]
    interests: frozenset[type[Event]]
    touches: Callable[[Fact], Iterable[Touch]]
    """The rows a fact may look at or change, except those it only appends."""
    fold: Callable[[Known, Fact], Iterable[Row]]
    """The rows that are different after this fact. All or none of them are kept."""

    @property
    def shape(self) -> str:
        """Changes when its tables have to be made anew."""
        return sha256("".join(table.shape for table in self.tables).encode()).hexdigest()

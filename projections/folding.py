"""Facts into rows, one after the other: what live and rebuild share."""

from collections.abc import Iterable, Mapping
from uuid import UUID

import psycopg

from projections.dead_letter import DeadLetter, unreadable
from projections.fact import Fact
from projections.projection import Known, Projection
from projections.table import Row


class BadFact(Exception):
    """A fact that this view cannot take in. Carries the name of the error, never its text: that may hold values."""

    def __init__(self, projection: str, fact: Fact, error: str) -> None:
        super().__init__(f"{projection}: {fact.topic} at position {fact.position}: {error}")
        self.projection, self.fact, self.error = projection, fact, error


def touched(projection: Projection, facts: Iterable[Fact]) -> Mapping[type[Row], set[UUID]]:
    """The keys of all rows that these facts may look at or change, by table."""
    keys: dict[type[Row], set[UUID]] = {table.row: set() for table in projection.tables}
    for fact in facts:
        for kind, key in projection.touches(fact):
            keys[kind].add(key)
    return keys


def take_in(projection: Projection, known: Known, fact: Fact) -> None:
    """Fold one fact. Raises `BadFact`; the rows are then as they were."""
    why = unreadable(fact)
    if why is not None:
        raise BadFact(projection.name, fact, why)
    try:
        rows = tuple(projection.fold(known, fact))
        for row in rows:
            known.put(row)
    except Exception as failed:  # noqa: BLE001 - whatever is wrong with it: the caller parks it, or stops
        raise BadFact(projection.name, fact, type(failed).__name__) from None


def fold_all(projection: Projection, known: Known, facts: Iterable[Fact]) -> list[DeadLetter]:
    """Fold these facts. Returns those that the view cannot take in."""
    letters = []
    for fact in facts:
        try:
            take_in(projection, known, fact)
        except BadFact as bad:
            letters.append(DeadLetter(fact, bad.error))
    return letters


def about_the_facts(failed: Exception) -> bool:
    """Whether other facts might have gone well: not so for a lost connection, a full disk or a missing table."""
    if isinstance(failed, psycopg.Error):
        return isinstance(failed, psycopg.DataError | psycopg.IntegrityError | psycopg.errors.ProgramLimitExceeded)
    return not isinstance(failed, OSError | MemoryError)

"""One organisation's part of tables that are being built: facts folded in memory, rows written in large lots."""

from bisect import bisect_left
from uuid import UUID

import psycopg

from projections.ddl import BUILDING
from projections.folding import BadFact, about_the_facts, take_in, touched
from projections.projection import Known, Projection
from projections.source import Page, Source
from projections.writing import load, write_all

ROWS_IN_MEMORY = 100_000
"""Rows that may wait to be written. Up to there, no row is ever looked up."""


class RebuildStopped(Exception):
    """A fact that the view cannot take in. The view in use is as it was."""

    def __init__(self, projection: str, position: int, topic: str, error: str) -> None:
        super().__init__(
            f"De opbouw van het overzicht {projection} is gestopt bij feit {position} ({topic}): {error}. "
            "Het overzicht dat in gebruik is, is niet veranderd. "
            "Installeer een versie van PAR die dit feit kan lezen en bouw het overzicht daarna opnieuw op."
        )
        self.projection, self.position, self.topic, self.error = projection, position, topic, error


class Filling:
    """Begins where everything up to `after` is in the tables. Every method raises `RebuildStopped` at a bad fact."""

    def __init__(
        self, conn: psycopg.Connection, projection: Projection, source: Source, organisation: UUID, after: int
    ) -> None:
        self._conn, self._projection, self._source, self._organisation = conn, projection, source, organisation
        self._known = Known(projection.tables)
        self._written = self._folded = after

    @property
    def looks_up(self) -> bool:
        """The tables may hold rows of this organisation that are not in memory."""
        return self._written > 0

    def take(self, page: Page) -> None:
        """Fold the next page."""
        self._fold(self._known, page)
        self._folded = page.upto
        if self._known.changes() >= ROWS_IN_MEMORY:
            self.flush()

    def flush(self) -> None:
        """Write what is in memory and forget it."""
        try:
            with self._conn.transaction():
                write_all(self._conn, self._known, BUILDING)
        except Exception as failed:
            if not about_the_facts(failed):
                raise
            raise self._find_refused(type(failed).__name__) from None
        self._known = Known(self._projection.tables)
        self._written = self._folded

    def _fold(self, known: Known, page: Page) -> None:
        for kind, keys in touched(self._projection, page.facts).items():
            if self.looks_up:
                load(self._conn, known.of[kind], self._organisation, keys, BUILDING)
            else:
                known.of[kind].rows.update(dict.fromkeys(keys - known.of[kind].rows.keys()))
        try:
            for fact in page.facts:
                take_in(self._projection, known, fact)
        except BadFact as bad:
            raise RebuildStopped(bad.projection, bad.fact.position, bad.fact.topic, bad.error) from None
        if page.newer is not None:
            raise RebuildStopped(self._projection.name, page.upto + 1, page.newer, "NewerEvent")

    def _find_refused(self, error: str) -> RebuildStopped:
        """Which fact made a row that PostgreSQL does not take: found by writing ever less, and undoing that."""
        positions = range(self._written + 1, self._folded + 1)
        position = positions[bisect_left(positions, True, key=self._refuses)]
        (fact,) = self._source.page(self._conn, position - 1, position).facts
        return RebuildStopped(self._projection.name, position, fact.topic, error)

    def _refuses(self, upto: int) -> bool:
        known = Known(self._projection.tables)
        self._fold(known, self._source.page(self._conn, self._written, upto))
        try:
            with self._conn.transaction(force_rollback=True):
                write_all(self._conn, known, BUILDING)
        except psycopg.Error:
            return True
        return False

"""Tables that are being built: the facts of every organisation, folded in memory, written in large lots."""

from collections.abc import Callable
from typing import LiteralString
from uuid import UUID

import psycopg

from domain.registry import Registry
from projections.collecting import collecting_later
from projections.ddl import BUILDING, add_indexes, add_keys, analyze, create_tables
from projections.folding import BadFact, take_in, touched
from projections.projection import Known, Projection
from projections.reading_ahead import pages_ahead
from projections.source import Page, Source
from projections.writing import load, make_stages, write_all

PAGE = 10_000
"""Events read at a time."""
ROWS_IN_MEMORY = 100_000
"""Rows that may wait to be written. Up to there, no row is ever looked up."""

HEADS: LiteralString = "select organisation, position from par.heads order by organisation"


class RebuildStopped(Exception):
    """A fact that the view cannot take in. The view in use is as it was."""

    def __init__(self, projection: str, position: int, topic: str, error: str) -> None:
        super().__init__(
            f"De opbouw van het overzicht {projection} is gestopt bij feit {position} ({topic}): {error}. "
            "Het overzicht dat in gebruik is, is niet veranderd. "
            "Installeer een versie van PAR die dit feit kan lezen en bouw het overzicht daarna opnieuw op."
        )
        self.projection, self.position, self.topic, self.error = projection, position, topic, error


class Building:
    """The new tables of one view, and how far they are."""

    def __init__(
        self,
        conn: psycopg.Connection,
        reading: psycopg.Connection,
        projection: Projection,
        registry: Registry,
        progress: Callable[[int, int], None],
    ) -> None:
        self._conn, self._reading = conn, reading
        self._projection, self._registry, self._progress = projection, registry, progress
        self._keyed = False
        self.positions: dict[UUID, int] = {}
        """How far the new tables are, per organisation."""
        create_tables(conn, projection, BUILDING)
        make_stages(conn, projection, BUILDING)

    def catch_up(self) -> int:
        """Fold what the logs hold beyond the new tables. Returns how many events that were.

        Raises `RebuildStopped`.
        """
        heads: dict[UUID, int] = dict(self._conn.execute(HEADS).fetchall())
        done = before = sum(self.positions.values())
        total = sum(heads.values())
        for organisation, head in heads.items():
            after = self.positions.get(organisation, 0)
            filling = Filling(self._conn, self._projection, organisation, looks_up=after > 0)
            source = Source(organisation, self._projection.interests, self._registry)
            for page in pages_ahead(self._reading, source, after, head, PAGE):
                self._take(filling, page)
                done += page.upto - after
                after = page.upto
                self._progress(done, total)
            filling.flush()
            self.positions[organisation] = head
        return total - before

    def add_indexes(self) -> None:
        """Once most rows are in."""
        self._add_keys()
        add_indexes(self._conn, self._projection, BUILDING)
        analyze(self._conn, self._projection, BUILDING)

    def _take(self, filling: "Filling", page: Page) -> None:
        if filling.looks_up:
            self._add_keys()
        filling.take(page)

    def _add_keys(self) -> None:
        if not self._keyed:
            add_keys(self._conn, self._projection, BUILDING)
        self._keyed = True


class Filling:
    """One organisation's part of it. `looks_up`: the tables may hold rows of it that are not in memory."""

    def __init__(self, conn: psycopg.Connection, projection: Projection, organisation: UUID, *, looks_up: bool) -> None:
        self._conn, self._projection, self._organisation = conn, projection, organisation
        self.looks_up = looks_up
        self._known = Known(projection.tables)

    def take(self, page: Page) -> None:
        """Fold a page."""
        for kind, keys in touched(self._projection, page.facts).items():
            known = self._known.of[kind]
            if self.looks_up:
                load(self._conn, known, self._organisation, keys, BUILDING)
            else:
                known.rows.update(dict.fromkeys(keys - known.rows.keys()))
        try:
            with collecting_later():
                for fact in page.facts:
                    take_in(self._projection, self._known, fact)
        except BadFact as bad:
            raise RebuildStopped(bad.projection, bad.fact.position, bad.fact.topic, bad.error) from None
        if page.newer is not None:
            raise RebuildStopped(self._projection.name, page.upto + 1, page.newer, "NewerEvent")
        if self._known.changes() >= ROWS_IN_MEMORY:
            self.flush()

    def flush(self) -> None:
        """Write what is in memory and forget it."""
        with self._conn.transaction():
            write_all(self._conn, self._known, BUILDING)
        self._known = Known(self._projection.tables)
        self.looks_up = True

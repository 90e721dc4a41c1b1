"""The new tables of a view, filled with the facts of every organisation."""

from collections.abc import Callable
from typing import LiteralString
from uuid import UUID

import psycopg

from domain.registry import Registry
from projections.building import Filling
from projections.collecting import collecting_later
from projections.ddl import BUILDING, add_indexes, add_keys, analyze, create_tables
from projections.projection import Projection
from projections.source import Source
from projections.writing import make_stages

PAGE = 10_000
"""Events read at a time."""

HEADS: LiteralString = "select organisation, position from par.heads order by organisation"


class NewTables:
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
            source = Source(organisation, self._projection.interests, self._registry)
            filling = Filling(self._conn, self._projection, source, organisation, after)
            while after < head:
                upto = min(after + PAGE, head)
                if filling.looks_up:
                    self._add_keys()
                with collecting_later():
                    filling.take(source.page(self._reading, after, upto))
                done += upto - after
                after = upto
                self._progress(done, total)
            filling.flush()
            self.positions[organisation] = head
        return total - before

    def add_indexes(self) -> None:
        """Once most rows are in."""
        self._add_keys()
        add_indexes(self._conn, self._projection, BUILDING)
        analyze(self._conn, self._projection, BUILDING)

    def _add_keys(self) -> None:
        if not self._keyed:
            add_keys(self._conn, self._projection, BUILDING)
        self._keyed = True

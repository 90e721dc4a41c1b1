"""Where facts come from: the log of one organisation, page by page, each event decoded once."""

from collections.abc import Iterable
from typing import LiteralString, NamedTuple
from uuid import UUID

import psycopg

from domain.event import Event
from domain.registry import REGISTRY, NewerEvent, Registry
from projections.fact import Fact
from store.mapper import EventMapper

HEAD: LiteralString = "select position from par.heads where organisation = %s"
PAGE: LiteralString = (
    "select position, stream_id, stream_version, number, recorded_at, actor, topic, state from par.events"
    " where organisation = %s and position > %s and position <= %s and topic <> all(%s) order by position"
)


class Page(NamedTuple):
    """The facts of interest up to and including a position."""

    facts: list[Fact]
    upto: int
    newer: str | None = None
    """The topic at which the page was cut off: this program is too old to read on."""


class Source:
    """The log of one organisation, as one projection reads it.

    It leaves out the events that do not interest the projection, never the ones whose name or version is unknown
    here: those must not pass by unseen.
    """

    def __init__(self, organisation: UUID, interests: Iterable[type[Event]], registry: Registry = REGISTRY) -> None:
        self._organisation = organisation
        self.ignored = frozenset(registry.topics(frozenset(registry) - frozenset(interests)))
        """The topics it leaves out."""
        self._decode = EventMapper(registry).decode_or_park

    def head(self, conn: psycopg.Connection) -> int:
        """The last position of the log."""
        row = conn.execute(HEAD, (self._organisation,)).fetchone()
        return row[0] if row else 0

    def page(self, conn: psycopg.Connection, after: int, upto: int) -> Page:
        """The facts after one position up to another, which the log must have reached."""
        values = (self._organisation, after, upto, list(self.ignored))
        rows = conn.execute(PAGE, values, binary=True).fetchall()
        organisation, decode = self._organisation, self._decode
        facts: list[Fact] = []
        try:
            for position, stream, version, number, at, actor, topic, state in rows:
                event = decode(topic, state)
                facts.append(Fact(organisation, position, stream, version, number, at, actor, topic, event))
        except NewerEvent:
            return Page(facts, position - 1, newer=topic)
        return Page(facts, upto)

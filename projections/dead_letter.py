"""Facts that a view could not take in. They are parked, so that one bad fact does not hold up all that follow."""

import logging
from collections.abc import Sequence
from typing import LiteralString, NamedTuple

import psycopg

from projections.fact import Fact
from store.mapper import Unreadable

PARK: LiteralString = (
    "insert into views.dead_letters (organisation, projection, position, topic, stream_id, error)"
    " values (%s, %s, %s, %s, %s, %s) on conflict do nothing"
)
logger = logging.getLogger("par.projections")


class DeadLetter(NamedTuple):
    """A fact that was parked, and the name of the error: never its text, which may hold values."""

    fact: Fact
    error: str


def unreadable(fact: Fact) -> str | None:
    """Why the log could not give this event; None when it could."""
    return fact.event.why if isinstance(fact.event, Unreadable) else None


def park(conn: psycopg.Connection, projection: str, letters: Sequence[DeadLetter]) -> None:
    """Write them down, in the transaction that moves the checkpoint past them."""
    for fact, error in letters:
        values = (fact.organisation, projection, fact.position, fact.topic, fact.stream_id, error)
        conn.execute(PARK, values)


def alarm(projection: str, letters: Sequence[DeadLetter]) -> None:
    """Tell the operator. A rebuild takes them in after the cause is repaired."""
    for fact, error in letters:
        logger.error(
            "fact parked: projection=%s position=%d topic=%s error=%s", projection, fact.position, fact.topic, error
        )

"""One page of facts into a live view: rows and checkpoint in one transaction."""

import psycopg

from projections import checkpoint as checkpoints
from projections.checkpoint import Checkpoint, Overtaken
from projections.dead_letter import DeadLetter, alarm, park
from projections.folding import about_the_facts, fold_all, touched
from projections.projection import Known, Projection
from projections.source import Page
from projections.writing import load, write_all


def advance(conn: psycopg.Connection, projection: Projection, at: Checkpoint, page: Page) -> Checkpoint:
    """Take in a page and move the checkpoint to its end, also when nothing in it mattered.

    A fact that cannot be taken in is parked. When writing fails because of what is in the page, its halves are tried,
    down to the one fact to blame. Raises `Overtaken`, or psycopg.Error when it is not the page's fault.
    """
    try:
        return _apply(conn, projection, at, page)
    except Exception as failed:
        if isinstance(failed, Overtaken) or not about_the_facts(failed):
            raise
        if len(page.facts) == 1:
            return _park_all(conn, projection, at, page, type(failed).__name__)
    for half in _halves(page):
        at = advance(conn, projection, at, half)
    return at


def _apply(conn: psycopg.Connection, projection: Projection, at: Checkpoint, page: Page) -> Checkpoint:
    known = Known(projection.tables)
    with conn.transaction():
        # First, so that whoever was overtaken has done nothing yet, and nobody moves it while we fold.
        moved = checkpoints.move(conn, at, page.upto)
        for kind, keys in touched(projection, page.facts).items():
            load(conn, known.of[kind], at.organisation, keys)
        letters = fold_all(projection, known, page.facts)
        write_all(conn, known)
        park(conn, projection.name, letters)
    alarm(projection.name, letters)
    return moved


def _park_all(conn: psycopg.Connection, projection: Projection, at: Checkpoint, page: Page, error: str) -> Checkpoint:
    letters = [DeadLetter(fact, error) for fact in page.facts]
    with conn.transaction():
        moved = checkpoints.move(conn, at, page.upto)
        park(conn, projection.name, letters)
    alarm(projection.name, letters)
    return moved


def _halves(page: Page) -> list[Page]:
    middle = len(page.facts) // 2
    first, second = page.facts[:middle], page.facts[middle:]
    return [Page(first, first[-1].position), Page(second, page.upto)] if first else [page]

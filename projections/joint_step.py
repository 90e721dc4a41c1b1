"""What is new into all views that are up to date: rows and checkpoints in one transaction, in two round trips."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import psycopg

from projections import checkpoint as checkpoints
from projections.checkpoint import Overtaken
from projections.dead_letter import alarm, park
from projections.fact import Fact
from projections.folding import fold_all, touched
from projections.projection import Known
from projections.together import Member
from projections.writing import ask, put_all, take


def advance_together(conn: psycopg.Connection, members: Sequence[Member], facts: Sequence[Fact]) -> list[Member]:
    """Give each view the facts that are new to it and interest it, and move all checkpoints to the last fact.

    A fact that a view cannot take in is parked. Whatever is raised, nothing has happened then, to any of the views;
    who is to blame shows when each takes its own page.
    """
    upto = facts[-1].position
    behind = [member for member in members if member.at.position < upto]
    parts = [(member, _new_to(member, facts), Known(member.projection.tables)) for member in behind]
    with _transaction(conn):
        with conn.pipeline():
            conn.execute("begin")
            moved = checkpoints.ask_to_move(conn, [member.at for member in behind], upto)
            found = [
                (known.of[kind], keys, ask(conn, known.of[kind].table, member.at.organisation, keys))
                for member, new, known in parts
                for kind, keys in touched(member.projection, new).items()
                if keys
            ]
        if moved.rowcount != len(behind):
            raise Overtaken
        for rows, keys, cursor in found:
            rows.rows.update(dict.fromkeys(keys))
            take(rows, cursor)
        letters = [(member.projection, fold_all(member.projection, known, new)) for member, new, known in parts]
        with conn.pipeline():
            for _, _, known in parts:
                put_all(conn, known)
            for projection, parked in letters:
                park(conn, projection.name, parked)
            conn.execute("commit")
    for projection, parked in letters:
        alarm(projection.name, parked)
    return [member._replace(at=member.at._replace(position=max(upto, member.at.position))) for member in members]


def _new_to(member: Member, facts: Sequence[Fact]) -> list[Fact]:
    after, ignored = member.at.position, member.ignored
    return [fact for fact in facts if fact.position > after and fact.topic not in ignored]


@contextmanager
def _transaction(conn: psycopg.Connection) -> Iterator[None]:
    """Undone when something is raised. It begins and ends with what is said in it: that saves waiting twice."""
    try:
        yield
    except BaseException:
        if not conn.closed:
            conn.rollback()
        raise

"""How far a view is, per organisation, moved only by whoever knows where it stands."""

from collections.abc import Sequence
from hashlib import sha256
from typing import LiteralString, NamedTuple
from uuid import UUID

import psycopg

READ: LiteralString = (
    "select c.generation, c.position, p.version, p.shape from views.checkpoints c join views.projections p"
    " using (projection) where c.organisation = %s and c.projection = %s"
)
START: LiteralString = (
    "insert into views.checkpoints (organisation, projection, generation, position)"
    " select %s, projection, generation, 0 from views.projections where projection = %s on conflict do nothing"
)
MOVE: LiteralString = (
    "update views.checkpoints set position = %s, moved_at = clock_timestamp()"
    " where organisation = %s and projection = %s and generation = %s and position = %s"
)
MOVE_ALL: LiteralString = (
    "with held as (select c.projection from views.checkpoints c"
    " join unnest(%s::text[], %s::int[], %s::bigint[]) as m (projection, generation, position)"
    " using (projection, generation, position) where c.organisation = %s for update of c nowait)"
    " update views.checkpoints c set position = %s, moved_at = clock_timestamp()"
    " from held where c.organisation = %s and c.projection = held.projection"
)


class Overtaken(Exception):
    """The checkpoint is not where this runner left it: another runner or a rebuild moved it. Read it again."""


class Checkpoint(NamedTuple):
    """Where a view of an organisation stands."""

    organisation: UUID
    projection: str
    generation: int
    """Which building of the view: a rebuild begins the next one."""
    position: int


class Built(NamedTuple):
    """A checkpoint, and what the tables were made by."""

    checkpoint: Checkpoint
    version: int
    shape: str


def read(conn: psycopg.Connection, organisation: UUID, projection: str) -> Built | None:
    """Where the view stands; None when it has no checkpoint yet."""
    row = conn.execute(READ, (organisation, projection)).fetchone()
    if row is None:
        return None
    generation, position, version, shape = row
    return Built(Checkpoint(organisation, projection, generation, position), version, shape)


def start(conn: psycopg.Connection, organisation: UUID, projection: str) -> None:
    """Give the organisation a checkpoint at the start of its log, unless it has one."""
    with conn.transaction():
        conn.execute("select pg_advisory_xact_lock_shared(%s)", (lock_key("switch", projection),))
        conn.execute(START, (organisation, projection))


def move(conn: psycopg.Connection, checkpoint: Checkpoint, position: int) -> Checkpoint:
    """Move it, by compare-and-set. Raises `Overtaken`. Locks it until the end of the transaction."""
    organisation, projection, generation, before = checkpoint
    values = (position, organisation, projection, generation, before)
    if conn.execute(MOVE, values).rowcount != 1:
        raise Overtaken
    return checkpoint._replace(position=position)


def ask_to_move(conn: psycopg.Connection, checkpoints: Sequence[Checkpoint], position: int) -> psycopg.Cursor:
    """Move those of several views of one organisation. As many rows as are moved stood where they were thought to be.

    Raises psycopg's LockNotAvailable, at once, when one of them is held: by the switch of a rebuild, or by another
    runner. Nobody waits for one view while holding the others.
    """
    organisation = checkpoints[0].organisation
    _, projections, generations, positions = zip(*checkpoints, strict=True)
    before = (list(projections), list(generations), list(positions))
    return conn.execute(MOVE_ALL, (*before, organisation, position, organisation))


def lock_key(*parts: object) -> int:
    """The number of an advisory lock, the same in every process."""
    digest = sha256(":".join(map(str, ("par", *parts))).encode()).digest()
    return int.from_bytes(digest[:8], "big", signed=True)

"""What was recorded of tasks. Texts and reasons come out sealed."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import LiteralString, NamedTuple
from uuid import UUID

from psycopg.rows import TupleRow

from domain.sealed import SealedToken
from domain.task.state import Phase
from projections.tasks.fold import STEPS, Step
from store.connections import Reading

COLUMNS: LiteralString = (
    "select task_id, made, asks, incident_ids, dossier_id, text, last_day, person_id, phase, steps::text, stream_id,"
    " stream_version from views.tasks where organisation = %s"
)
THESE: LiteralString = COLUMNS + " and task_id = any(%s)"
MADE_AND_OPEN: LiteralString = COLUMNS + " and made and phase = 'open' order by position, task_id limit %s"
DROPPED: LiteralString = COLUMNS + " and phase = 'dropped' order by position desc, task_id limit %s"


class RecordedTask(NamedTuple):
    """A task of which something was recorded."""

    task_id: UUID
    made: bool
    asks: str | None
    incident_ids: tuple[UUID, ...]
    dossier_id: UUID | None
    text: SealedToken | None
    last_day: date | None
    person_id: UUID | None
    phase: Phase
    steps: tuple[Step, ...]
    """Oldest first."""
    stream_id: UUID
    stream_version: int
    """What a change must expect (`If-Match`)."""


def recorded(reading: Reading, organisation: UUID, task_ids: Iterable[UUID]) -> Mapping[UUID, RecordedTask]:
    """What was recorded of these tasks; those of which nothing was are left out. Raises `StoreUnavailable`."""
    found = map(_task, reading.fetch(THESE, (organisation, list(task_ids))))
    return {one.task_id: one for one in found}


def made_and_open(reading: Reading, organisation: UUID, limit: int) -> list[RecordedTask]:
    """The tasks made by hand that are neither done nor dropped, the oldest first. Raises `StoreUnavailable`."""
    return [_task(row) for row in reading.fetch(MADE_AND_OPEN, (organisation, limit))]


def dropped(reading: Reading, organisation: UUID, limit: int) -> list[RecordedTask]:
    """The tasks that were dropped, the last one first. Raises `StoreUnavailable`."""
    return [_task(row) for row in reading.fetch(DROPPED, (organisation, limit))]


def _task(row: TupleRow) -> RecordedTask:
    return RecordedTask._make((*row[:3], tuple(row[3]), *row[4:9], STEPS.load(row[9]), *row[10:]))

"""One row per task of which anything was recorded."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from projections.table import Index, Json, Table


class TaskRow(NamedTuple):
    """A task as people left it. Whether one that follows from facts is still open, other facts say."""

    organisation: UUID
    task_id: UUID
    made: bool
    """By hand."""
    asks: str | None
    """What it asks for, when it follows from facts."""
    incident_ids: tuple[UUID, ...]
    dossier_id: UUID | None
    text: str | None
    """Of one that was made; sealed."""
    last_day: date | None
    person_id: UUID | None
    phase: str
    steps: Json
    """All that was recorded of it, oldest first."""
    stream_id: UUID
    """Sealed values belong to this stream."""
    stream_version: int
    position: int


TASK_ROWS = Table(
    "tasks",
    TaskRow,
    key=("task_id",),
    indexes=(
        Index("tasks_made_and_open", "(organisation, position) where made and phase = 'open'"),
        Index("tasks_dropped", "(organisation, position) where phase = 'dropped'"),
    ),
)

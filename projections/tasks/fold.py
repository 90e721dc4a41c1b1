"""Facts in, task rows out."""

from datetime import datetime
from typing import Any, get_args
from uuid import UUID

from domain.event import Event, Value
from domain.sealed import Sealed
from domain.task.events import TaskAssigned, TaskDone, TaskDropped, TaskEvent, TaskFact, TaskMade, TaskTakenOver
from projections.fact import Fact
from projections.json_column import JsonColumn
from projections.projection import Known, Projection, Touch
from projections.tasks.rows import TASK_ROWS, TaskRow

INTERESTS: frozenset[type[Event]] = frozenset(get_args(TaskEvent))


class Step(Value):
    """One thing that was recorded of a task: who, when, what and why."""

    event: str
    recorded_at: datetime
    actor: UUID
    person_id: UUID | None = None
    reason: Sealed | None = None
    note: Sealed | None = None


STEPS = JsonColumn[tuple[Step, ...]](tuple[Step, ...])


def touches(fact: Fact) -> tuple[Touch, ...]:
    """The task it is a fact of."""
    return ((TaskRow, fact.event.task_id),) if isinstance(fact.event, TaskFact) else ()


def fold(known: Known, fact: Fact) -> list[TaskRow]:
    """The task as it stands after this fact."""
    event = fact.event
    if not isinstance(event, TaskFact):
        return []
    row = known.get(TaskRow, event.task_id) or first_row(fact, event)
    return [
        row._replace(
            steps=STEPS.dump((*STEPS.load(row.steps), step(fact))),
            stream_version=fact.stream_version,
            position=fact.position,
            **changes(event),
        )
    ]


def first_row(fact: Fact, event: TaskFact) -> TaskRow:
    """A task before anything was recorded of it."""
    return TaskRow(
        organisation=fact.organisation,
        task_id=event.task_id,
        made=False,
        asks=getattr(event, "asks", None),
        incident_ids=event.incident_ids,
        dossier_id=event.dossier_id,
        text=None,
        last_day=None,
        person_id=None,
        phase="open",
        steps=STEPS.dump(()),
        stream_id=fact.stream_id,
        stream_version=0,
        position=fact.position,
    )


def step(fact: Fact) -> Step:
    """This fact as a line among what was recorded."""
    told = fact.event.model_dump(include={"person_id", "reason", "note"})
    return Step(event=fact.event.NAME, recorded_at=fact.recorded_at, actor=fact.actor, **told)


def changes(event: Event) -> dict[str, Any]:
    """What this fact changes in the row."""
    match event:
        case TaskMade():
            return {"made": True, "text": event.text, "last_day": event.last_day}
        case TaskAssigned() | TaskTakenOver():
            return {"person_id": event.person_id, "phase": "open"}
        case TaskDone():
            return {"phase": "done"}
        case TaskDropped():
            return {"phase": "dropped"}
    return {}


TASKS = Projection(name="tasks", version=1, tables=(TASK_ROWS,), interests=INTERESTS, touches=touches, fold=fold)

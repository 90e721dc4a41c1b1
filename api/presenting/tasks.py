"""Tasks as a person reads them: what has to be done, by when, whose it is, and what was said of it.

What follows from facts holds no names. What somebody wrote down, and why a task was dropped, is opened here.
"""

from datetime import datetime
from typing import Final, Literal
from uuid import UUID

from pydantic import Field

from api.http.models import OutputModel
from api.presenting.colleagues import ColleagueOutput, colleague
from api.presenting.opened import Show, Shown, maybe, open_while
from api.presenting.task_lines import TaskLine, TaskState, line_of, lines
from api.presenting.told import asked_for
from api.presenting.words import Words, words_of
from api.register import Register
from domain.task.events import TaskDropped
from projections.tasks.fold import Step

GROUND_CHANGED: Final = " (let op: waar het op rust, is veranderd)"
TaskKind = Literal["term", "sanction", "marker", "made"]


class DroppedOutput(OutputModel):
    """Why a task left the list without being done."""

    reason: Shown
    by: ColleagueOutput
    at: datetime


class TaskOutput(OutputModel):
    """One thing to do."""

    id: UUID
    version: int = Field(description="Wat een wijziging verwacht, voor If-Match; 0 zolang er niets over is vastgelegd.")
    kind: TaskKind = Field(description="Waaruit de taak volgt; `made`: iemand maakte haar.")
    what: Shown = Field(description="Wat er moet gebeuren, in woorden.")
    asks: str | None = Field(None, description="Hetzelfde als code: een termijn, of een stap zoals `sanction.tell`.")
    state: TaskState = Field(
        description="`running`, `near`, `due`: loopt, bijna, vandaag; `breached`: de termijn is voorbij; `late`: de "
        "laatste dag van een gemaakte taak is voorbij; `dropped`: vervallen; `done`: gedaan; `over`: wat de taak "
        "vroeg, is vastgelegd of niet meer nodig."
    )
    due_at: datetime | None = Field(description="Het laatste tijdstip dat op tijd is; null zonder termijn.")
    person: ColleagueOutput | None = Field(None, description="Wie de taak doet.")
    deputy: ColleagueOutput | None = Field(None, description="Wie vandaag voor deze persoon waarneemt.")
    dropped: DroppedOutput | None = Field(
        None, description="Waarom de taak verviel. Een termijn loopt door; is die voorbij, dan staat de taak er weer."
    )
    incident_id: UUID | None = None
    number: str | None = None
    unit: str | None = None
    dossier_id: UUID | None = Field(None, description="Waar het te doen is: na samenvoegen het dossier dat doorgaat.")
    sanction_id: UUID | None = None
    marker_id: UUID | None = None


class TasksOutput(OutputModel):
    """Tasks, the most urgent first."""

    tasks: tuple[TaskOutput, ...]


class TaskStepOutput(OutputModel):
    """One thing that was recorded of a task."""

    event: str = Field(description="Wat er gebeurde, zoals task.assigned.")
    recorded_at: datetime
    actor: UUID = Field(description="Pseudoniem van wie dit vastlegde.")
    person: ColleagueOutput | None = Field(description="Wie de taak sindsdien doet.")
    reason: Shown | None
    note: Shown | None


class WholeTaskOutput(TaskOutput):
    """A task with all that was recorded of it."""

    steps: tuple[TaskStepOutput, ...] = Field(description="Het oudste eerst.")


def tasks(
    register: Register, unit: str | None = None, *, person_id: UUID | None = None, dropped: bool = False
) -> TasksOutput:
    """Every open task, or every dropped one: of one unit, of one person and whom he deputises for, when given.

    Raises `StoreUnavailable`, `KeysUnavailable` or `DamagedSeal`.
    """
    found, words = lines(register, unit=unit, person_id=person_id, dropped=dropped), words_of(register)
    return open_while(
        register, lambda show: TasksOutput(tasks=tuple(_task(register, line, words, show) for line in found))
    )


def task(register: Register, task_id: UUID) -> WholeTaskOutput | None:
    """One task, also when it is over; None when there is none to be seen. Raises as `tasks`."""
    found, words = line_of(register, task_id), words_of(register)
    if found is None:
        return None
    return open_while(register, lambda show: _whole(register, found, words, show))


def _whole(register: Register, line: TaskLine, words: Words, show: Show) -> WholeTaskOutput:
    told = line.recorded
    steps = tuple(_step(register, step, told.stream_id, show) for step in told.steps) if told else ()
    return WholeTaskOutput(**_task(register, line, words, show).model_dump(by_alias=False), steps=steps)


def _task(register: Register, line: TaskLine, words: Words, show: Show) -> TaskOutput:
    told = line.recorded
    return TaskOutput(
        id=line.task_id,
        version=told.stream_version if told else 0,
        kind=_kind(line),
        what=_what(line, words, show),
        asks=_asks(line),
        state=line.state,
        due_at=line.due_at,
        person=colleague(register, line.person_id) if line.person_id else None,
        deputy=colleague(register, line.deputy_id) if line.deputy_id else None,
        dropped=_dropped(register, line, show),
        incident_id=next(iter(line.incident_ids), None),
        number=line.numbered.number if line.numbered else None,
        unit=line.numbered.unit if line.numbered else None,
        dossier_id=line.dossier_id,
        sanction_id=line.open.sanction_id if line.open else None,
        marker_id=line.open.marker_id if line.open else None,
    )


def _asks(line: TaskLine) -> str | None:
    if line.open is not None:
        return line.open.asked.code
    return line.recorded.asks if line.recorded else None


def _kind(line: TaskLine) -> TaskKind:
    if line.recorded is not None and line.recorded.made:
        return "made"
    begin, _, step = (_asks(line) or "").partition(".")
    if not step:
        return "term"
    return "marker" if begin == "marker" else "sanction"


def _what(line: TaskLine, words: Words, show: Show) -> Shown:
    if line.recorded is not None and line.recorded.text is not None:
        return show(line.recorded.text, line.recorded.stream_id, "text.text")
    asked = asked_for(_asks(line) or "", words)
    if line.open is None or line.open.kind is None:
        return asked
    if line.open.ground_changed:
        asked += GROUND_CHANGED
    if line.open.marker_id is not None:
        return f"Markering '{words.marker(line.open.kind)}': {asked}"
    return f"{words.sanction(line.open.kind)}: {asked}"


def _dropped(register: Register, line: TaskLine, show: Show) -> DroppedOutput | None:
    told = line.recorded
    if told is None or told.phase != "dropped":
        return None
    last = next(step for step in reversed(told.steps) if step.event == TaskDropped.NAME)
    assert last.reason is not None  # noqa: S101 - each has one
    return DroppedOutput(
        reason=show(last.reason, told.stream_id, "text.reason"),
        by=colleague(register, last.actor),
        at=last.recorded_at,
    )


def _step(register: Register, step: Step, stream_id: UUID, show: Show) -> TaskStepOutput:
    return TaskStepOutput(
        event=step.event,
        recorded_at=step.recorded_at,
        actor=step.actor,
        person=colleague(register, step.person_id) if step.person_id else None,
        reason=maybe(show, step.reason, stream_id, "text.reason"),
        note=maybe(show, step.note, stream_id, "text.note"),
    )

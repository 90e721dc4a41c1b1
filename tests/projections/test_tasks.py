"""What was recorded of tasks."""

from datetime import date
from typing import Any

from domain.task.events import TaskAssigned, TaskDone, TaskDropped, TaskMade, TaskTakenOver
from domain.task.stream import task_stream
from projections.dossier_history.fold import DOSSIER_HISTORY
from projections.dossier_history.queries import dossier_history
from projections.incident_history.fold import INCIDENT_HISTORY
from projections.incident_history.queries import history
from projections.tasks.fold import TASKS, Step
from projections.tasks.queries import RecordedTask, dropped, made_and_open, recorded
from tests.domain.examples import REASON, an_id, sealed
from tests.projections.register import AN_OFFICIAL, RECORDED_AT, Register

TASK, INCIDENT, DOSSIER = an_id("task"), an_id("incident"), an_id("dossier")
MANAGER, ADVISOR = an_id("manager"), an_id("advisor")
OF_INCIDENT: dict[str, Any] = {"task_id": TASK, "incident_ids": (INCIDENT,), "dossier_id": None}
OF_DOSSIER: dict[str, Any] = {"task_id": an_id("other"), "incident_ids": (), "dossier_id": DOSSIER}
MADE = TaskMade(**OF_INCIDENT, text=sealed("call"), last_day=date(2024, 9, 30))
ASSIGNED = TaskAssigned(**OF_INCIDENT, asks=None, person_id=MANAGER)
DROPPED = TaskDropped(**OF_INCIDENT, asks=None, reason=REASON)


def step(event: str, **told: Any) -> Step:
    return Step(event=event, recorded_at=RECORDED_AT, actor=AN_OFFICIAL, **told)


def one(register: Register) -> RecordedTask:
    register.project(TASKS)
    return recorded(register.reading, register.organisation, [TASK])[TASK]


def test_a_task_shows_all_that_was_recorded_of_it(register: Register) -> None:
    taken_over = TaskTakenOver(**OF_INCIDENT, asks=None, person_id=ADVISOR)
    register.record(task_stream(TASK), MADE, ASSIGNED, taken_over, TaskDone(**OF_INCIDENT, note=sealed("called")))

    assert one(register) == RecordedTask(
        task_id=TASK,
        made=True,
        asks=None,
        incident_ids=(INCIDENT,),
        dossier_id=None,
        text=sealed("call"),
        last_day=date(2024, 9, 30),
        person_id=ADVISOR,
        phase="done",
        steps=(
            step("task.made"),
            step("task.assigned", person_id=MANAGER),
            step("task.taken_over", person_id=ADVISOR),
            step("task.done", note=sealed("called")),
        ),
        stream_id=task_stream(TASK),
        stream_version=4,
    )


def test_a_task_that_follows_from_facts_is_there_once_something_was_said_of_it(register: Register) -> None:
    register.record(task_stream(TASK), ASSIGNED.model_copy(update={"asks": "reaction"}))

    found = one(register)
    assert (found.made, found.asks, found.person_id, found.phase) == (False, "reaction", MANAGER, "open")
    assert made_and_open(register.reading, register.organisation, 10) == []


def test_what_was_dropped_is_listed_with_its_reason_until_it_is_picked_up(register: Register) -> None:
    register.record(task_stream(TASK), MADE, DROPPED)
    dropped_one = one(register)
    assert dropped_one.steps[-1] == step("task.dropped", reason=REASON)
    assert dropped(register.reading, register.organisation, 10) == [dropped_one]
    assert made_and_open(register.reading, register.organisation, 10) == []

    register.record(task_stream(TASK), ASSIGNED)
    assert [found.task_id for found in (one(register),)] == [TASK]
    assert dropped(register.reading, register.organisation, 10) == []
    assert len(made_and_open(register.reading, register.organisation, 10)) == 1


def test_a_task_stands_in_the_history_of_what_it_is_about(register: Register) -> None:
    register.record(task_stream(TASK), MADE, ASSIGNED)
    other = OF_DOSSIER["task_id"]
    register.record(task_stream(other), TaskMade(**OF_DOSSIER, text=sealed("write"), last_day=None))
    register.record(task_stream(other), TaskDropped(**OF_DOSSIER, asks=None, reason=REASON))
    register.project(INCIDENT_HISTORY, DOSSIER_HISTORY)

    of_incident = history(register.reading, register.organisation, INCIDENT)
    of_dossier = dossier_history(register.reading, register.organisation, DOSSIER)

    assert [line.event for line in of_incident] == ["task.made", "task.assigned"]
    assert of_incident[1].details == {"taskId": str(TASK), "asks": None, "assignedTo": str(MANAGER)}
    assert [(line.event, line.reason, line.stream_id) for line in of_dossier] == [
        ("task.made", None, task_stream(other)),
        ("task.dropped", REASON, task_stream(other)),
    ]

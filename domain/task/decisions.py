"""The rules of a task. The same command twice gives no events the second time, or a named refusal.

A task that follows from facts is done by the fact that it asks for, and by nothing else. Dropping one settles nothing:
a term runs on and its breach is shown, a proposal stays as it is. What a sanction or marker that holds calls for cannot
be dropped at all: Awb, articles 3:41, 4:8 and 7:10, and the periodic review that courts and ombudsmen ask for.
"""

from datetime import date
from typing import Any

from domain.dossier.state import Merged, Unopened
from domain.incident.state import Reported, Unreported
from domain.refusal import Fault, Refusal, refuse_if_any
from domain.task import commands as c
from domain.task import events as e
from domain.task import refusals
from domain.task.commands import TaskCommand
from domain.task.events import TaskEvent
from domain.task.state import State


def decide(state: State, command: TaskCommand) -> list[TaskEvent]:
    """The facts that follow from this command; an empty list when it is already so. Raises `Refusal`."""
    if isinstance(command, c.MakeTask):
        return _make(state, command)
    about = _about(state, command)
    if isinstance(command, c.FinishTask):
        return _finish(state, command, about)
    if state.phase == "done":
        raise Refusal(refusals.is_done())
    asks = {"asks": command.asked.code if command.asked and state.made is None else None}
    match command:
        case c.AssignTask():
            same = state.phase == "open" and state.person_id == command.person_id
            return [] if same else [e.TaskAssigned(**about, **asks, person_id=command.person_id)]
        case c.TakeOverTask():
            same = state.phase == "open" and state.person_id == command.by
            return [] if same else [e.TaskTakenOver(**about, **asks, person_id=command.by)]
        case c.DropTask():
            return _drop(state, command, {**about, **asks})


def _make(state: State, command: c.MakeTask) -> list[TaskEvent]:
    refuse_if_any([*_ground_faults(command), *_last_day_faults(command.last_day, command.today)])
    about: dict[str, Any] = {
        "task_id": command.task_id,
        "incident_ids": (command.incident_id,) if command.incident_id else (),
        "dossier_id": command.dossier_id,
    }
    made = e.TaskMade(**about, text=command.text, last_day=command.last_day)
    if state.made == made:
        return []
    if state.spoken_of:
        raise Refusal(refusals.already_made())
    if command.person_id is None:
        return [made]
    return [made, e.TaskAssigned(**about, asks=None, person_id=command.person_id)]


def _ground_faults(command: c.MakeTask) -> list[Fault]:
    if (command.incident_id is None) == (command.dossier_id is None):
        return [refusals.about_one_thing()]
    if command.incident_id is not None:
        if isinstance(command.incident, Unreported):
            return [refusals.incident_not_there()]
        return [] if isinstance(command.incident, Reported) else [refusals.incident_retracted()]
    if isinstance(command.dossier, Unopened):
        return [refusals.dossier_not_there()]
    return [refusals.dossier_merged()] if isinstance(command.dossier, Merged) else []


def _last_day_faults(last_day: date | None, today: date) -> list[Fault]:
    return [refusals.last_day_has_passed()] if last_day is not None and last_day < today else []


def _about(state: State, command: c.OfTask) -> dict[str, Any]:
    """What each fact tells of the task. Raises `Refusal` when there is no such task to do."""
    of = state.made or command.asked
    if of is None:
        raise Refusal(refusals.is_over() if state.spoken_of else refusals.not_there())
    return {"task_id": command.task_id, "incident_ids": of.incident_ids, "dossier_id": of.dossier_id}


def _finish(state: State, command: c.FinishTask, about: dict[str, Any]) -> list[TaskEvent]:
    if state.made is None:
        raise Refusal(refusals.done_by_its_fact(command.asked.code if command.asked else ""))
    fact = e.TaskDone(**about, note=command.note)
    if state.left == fact:
        return []
    if state.left is not None:
        raise Refusal(refusals.is_done() if state.phase == "done" else refusals.is_dropped())
    return [fact]


def _drop(state: State, command: c.DropTask, about: dict[str, Any]) -> list[TaskEvent]:
    fact = e.TaskDropped(**about, reason=command.reason)
    if state.left == fact:
        return []
    if state.left is not None:
        raise Refusal(refusals.is_dropped())
    if state.made is None and command.asked is not None and command.asked.owed:
        raise Refusal(refusals.owed())
    return [fact]

"""The facts of a task. Names and fields are a STORAGE FORMAT, see `domain.incident.events`."""

from datetime import date
from uuid import UUID

from domain.event import Event
from domain.sealed import Sealed
from domain.task.asked import AskCode


class TaskFact(Event):
    """What every fact of a task tells, so that it can be read without the ones before it."""

    task_id: UUID
    incident_ids: tuple[UUID, ...]
    """The incidents it is about; none for a task on a dossier alone."""
    dossier_id: UUID | None


class TaskMade(TaskFact):
    """Somebody wrote down what has to be done."""

    NAME = "task.made"
    text: Sealed
    last_day: date | None
    """The last day on which it is in time; None when it does not matter."""


class OfAnyTask(TaskFact):
    """Of a task that was made, or of one that follows from facts."""

    asks: AskCode | None
    """What it asks for, when it follows from facts: a term, or a step such as `sanction.tell`."""


class TaskAssigned(OfAnyTask):
    """Somebody was asked to do it. When it had been dropped, it is on the list again."""

    NAME = "task.assigned"
    person_id: UUID
    """A pseudonym, as in the envelope."""


class TaskTakenOver(OfAnyTask):
    """Somebody does it from now on, of his own accord. When it had been dropped, it is on the list again."""

    NAME = "task.taken_over"
    person_id: UUID
    """The pseudonym in the envelope once more: whose task it is has to be known without it."""


class TaskDone(TaskFact):
    """A task that was made by hand is done."""

    NAME = "task.done"
    note: Sealed | None


class TaskDropped(OfAnyTask):
    """It leaves the list without being done. Of a term this settles nothing: the term runs on."""

    NAME = "task.dropped"
    reason: Sealed


TaskEvent = TaskMade | TaskAssigned | TaskTakenOver | TaskDone | TaskDropped

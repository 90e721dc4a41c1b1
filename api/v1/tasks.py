"""Tasks: what has to be done, and saying whose it is, that it is done, or that it is dropped."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.http.json_body import StrictBody
from api.http.preconditions import IfMatch, etag
from api.http.route import make_router
from api.inputs import ReasonInput
from api.inputs_tasks import CompletionInput, TakeOverInput, TaskAssignmentInput, TaskInput
from api.presenting.tasks import TasksOutput, WholeTaskOutput, task, tasks
from api.use_cases import tasks as use
from api.use_cases.asking import Seen
from api.v1.paths import TaskId
from api.v1.reading import Reading, shows_many, shows_version
from api.v1.work import WORK, Person, Unit
from api.v1.writing import Writing, WrittenOutput, adds, corrects

Dropped = Annotated[bool, Query(description="De taken die zijn vervallen, in plaats van die nog open staan.")]


def tasks_router() -> APIRouter:
    """Routes over tasks."""
    router = make_router("/tasks", tags=["work"])

    @router.get("", operation_id="listTasks", responses=shows_many())
    def every(read: Reading, unit: Unit = None, person: Person = None, dropped: Dropped = False) -> TasksOutput:
        """Somt op wat er nog moet gebeuren, het dringendste eerst: termijnen, besluiten en gemaakte taken."""
        return read.shown(WORK, lambda register: tasks(register, unit, person_id=person, dropped=dropped))

    @router.post("", operation_id="makeTask", status_code=201, responses=adds())
    def make(write: Writing, body: Annotated[TaskInput, StrictBody()]) -> WrittenOutput:
        """Maakt een taak bij een melding of een dossier."""
        written = use.make(write.register, write.ask(body), body)
        return write.answer(written, location=f"/v1/tasks/{written.id}")

    @router.get("/{id}", operation_id="getTask", responses=shows_version())
    def one(read: Reading, task_id: TaskId) -> WholeTaskOutput:
        """Toont een taak, met alles wat erover is vastgelegd. Ook als zij gedaan of vervallen is."""
        found = read.shown(WORK, lambda register: task(register, task_id))
        read.response.headers["ETag"] = etag(found.version)
        return found

    _add_changes(router)
    return router


def _add_changes(router: APIRouter) -> None:
    @router.post("/{id}/assignments", operation_id="assignTask", responses=corrects())
    def assign(
        write: Writing, task_id: TaskId, expected: IfMatch, body: Annotated[TaskAssignmentInput, StrictBody()]
    ) -> WrittenOutput:
        """Wijst een taak toe aan iemand. Was zij vervallen, dan staat zij weer open."""
        return write.answer(use.assign(write.register, write.ask(body), Seen(task_id, expected), body))

    @router.post("/{id}/takeovers", operation_id="takeOverTask", responses=corrects())
    def take_over(
        write: Writing, task_id: TaskId, expected: IfMatch, body: Annotated[TakeOverInput, StrictBody()]
    ) -> WrittenOutput:
        """Neemt een taak over: u doet haar voortaan. Was zij vervallen, dan staat zij weer open."""
        return write.answer(use.take_over(write.register, write.ask(body), Seen(task_id, expected)))

    @router.post("/{id}/completions", operation_id="finishTask", responses=corrects())
    def finish(
        write: Writing, task_id: TaskId, expected: IfMatch, body: Annotated[CompletionInput, StrictBody()]
    ) -> WrittenOutput:
        """Meldt een gemaakte taak gedaan. Een taak die uit feiten volgt, is klaar door het feit dat zij vraagt."""
        return write.answer(use.finish(write.register, write.ask(body), Seen(task_id, expected), body))

    @router.post("/{id}/drops", operation_id="dropTask", responses=corrects())
    def drop(
        write: Writing, task_id: TaskId, expected: IfMatch, body: Annotated[ReasonInput, StrictBody()]
    ) -> WrittenOutput:
        """Laat een taak vervallen, met de reden. Een termijn loopt door, en een overschrijding blijft te zien."""
        return write.answer(use.drop(write.register, write.ask(body), Seen(task_id, expected), body))

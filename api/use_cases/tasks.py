"""Making tasks, and saying whose a task is, that it is done, or that it is dropped."""

from collections.abc import Callable
from datetime import date
from uuid import UUID, uuid4

from api.inputs import ReasonInput
from api.inputs_tasks import CompletionInput, TaskAssignmentInput, TaskInput
from api.register import Register
from api.sealing import Sealing
from api.use_cases.asking import Ask, Seen, Written, answered_before, command, decided_again, written
from api.use_cases.ground import NOTHING, ground_of
from api.use_cases.loading import require_current
from api.use_cases.open_tasks import THEIR_VIEWS, open_task
from domain.incident.state import INITIAL as NO_INCIDENT
from domain.periods import local_day
from domain.task import commands as c
from domain.task.asked import Asked
from domain.task.commands import TaskCommand
from domain.task.decisions import decide
from domain.task.events import TaskEvent
from domain.task.state import INITIAL, State, fold
from domain.task.stream import task_stream
from store.command import Change

MakeCommand = Callable[[Sealing, Asked | None], TaskCommand]


@decided_again
def make(register: Register, ask: Ask, typed: TaskInput) -> Written:
    """Write down what has to be done: holds only while the incident or dossier stands as it was read."""
    before = answered_before(register, ask)
    if before is not None:
        return before
    task_id = uuid4()
    stream = task_stream(task_id)
    ground = ground_of(register, typed.dossier_id, (typed.incident_id,) if typed.incident_id else ())
    seal = Sealing(register.keyring, register.organisation, stream, ground.people)
    made = c.MakeTask(
        today=local_day(ask.at),
        task_id=task_id,
        incident_id=typed.incident_id,
        incident=next(iter(ground.incidents.values()), NO_INCIDENT),
        dossier_id=typed.dossier_id,
        dossier=ground.dossier,
        text=seal.text(typed.text, "text"),
        last_day=typed.last_day,
        person_id=typed.person_id,
    )
    changes = [Change(stream, 0, decide(INITIAL, made)), *ground.conditions]
    return written(register.log.append(command(register, ask, changes, stream, named=task_id)))


def assign(register: Register, ask: Ask, task: Seen, typed: TaskAssignmentInput) -> Written:
    """Somebody is asked to do it."""
    return _decide_on(
        register,
        ask,
        task,
        lambda _seal, asked: c.AssignTask(task_id=task.id, asked=asked, person_id=typed.person_id),
    )


def take_over(register: Register, ask: Ask, task: Seen) -> Written:
    """Whoever asks does it from now on."""
    return _decide_on(
        register, ask, task, lambda _seal, asked: c.TakeOverTask(task_id=task.id, asked=asked, by=ask.actor)
    )


def finish(register: Register, ask: Ask, task: Seen, typed: CompletionInput) -> Written:
    """A task that was made by hand is done."""
    return _decide_on(
        register,
        ask,
        task,
        lambda seal, asked: c.FinishTask(
            task_id=task.id, asked=asked, note=seal.text(typed.note, "note") if typed.note else None
        ),
    )


def drop(register: Register, ask: Ask, task: Seen, typed: ReasonInput) -> Written:
    """It leaves the list without being done."""
    return _decide_on(
        register,
        ask,
        task,
        lambda seal, asked: c.DropTask(task_id=task.id, asked=asked, reason=seal.text(typed.reason, "reason")),
    )


def load_task(register: Register, task_id: UUID) -> tuple[int, State]:
    """The version at which a task stands, and what was recorded of it."""
    version, events = register.log.load(task_stream(task_id))
    return version, fold(event for event in events if isinstance(event, TaskEvent))


@decided_again
def _decide_on(register: Register, ask: Ask, task: Seen, make_command: MakeCommand) -> Written:
    before = answered_before(register, ask)
    if before is not None:
        return before
    version, state = load_task(register, task.id)
    asked = None if state.made else _asked(register, task.id, local_day(ask.at))
    if state.spoken_of or asked:
        task.refuse_if_moved(version)
    of = state.made or asked
    ground = ground_of(register, of.dossier_id, of.incident_ids) if of else NOTHING
    stream = task_stream(task.id)
    seal = Sealing(register.keyring, register.organisation, stream, ground.people)
    changes = [Change(stream, version, decide(state, make_command(seal, asked)))]
    return written(register.log.append(command(register, ask, changes, stream, named=task.id)))


def _asked(register: Register, task_id: UUID, today: date) -> Asked | None:
    """What facts ask for. Raises `StoreUnavailable` when the views cannot say in time: better later than wrong."""
    require_current(register, *THEIR_VIEWS)
    found = open_task(register, task_id, today)
    return found.asked if found else None

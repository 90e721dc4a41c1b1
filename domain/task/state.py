"""What the facts of one task add up to."""

from collections.abc import Iterable
from functools import reduce
from typing import Literal
from uuid import UUID

from domain.event import Value
from domain.task.events import TaskAssigned, TaskDone, TaskDropped, TaskEvent, TaskMade, TaskTakenOver

Phase = Literal["open", "done", "dropped"]


class Task(Value):
    """A task, and what was said of it. Of one that follows from facts most often nothing was."""

    made: TaskMade | None = None
    """None for a task that follows from facts."""
    person_id: UUID | None = None
    """Who does it; None as long as nobody does."""
    left: TaskDone | TaskDropped | None = None
    """How it left the list; None as long as it is there."""
    spoken_of: bool = False
    """Anything was recorded of it."""

    @property
    def phase(self) -> Phase:
        """How it stands, as far as people said."""
        if self.left is None:
            return "open"
        return "done" if isinstance(self.left, TaskDone) else "dropped"


State = Task
INITIAL: State = Task()


def evolve(state: State, event: TaskEvent) -> State:
    """The state after this fact."""
    return state.model_copy(update={"spoken_of": True, **_changes(event)})


def fold(events: Iterable[TaskEvent], state: State = INITIAL) -> State:
    """The state after all these facts, in order."""
    return reduce(evolve, events, state)


def _changes(event: TaskEvent) -> dict[str, object]:
    match event:
        case TaskMade():
            return {"made": event}
        case TaskAssigned() | TaskTakenOver():
            return {"person_id": event.person_id, "left": None}
        case TaskDone() | TaskDropped():
            return {"left": event}

"""How a task that follows from facts is recognised, and where the facts of a task are kept. All storage formats.

What comes back is another task: a term that begins again, a review that is due again. So a task that was dropped hides
nothing that comes after it.
"""

from datetime import UTC, datetime
from uuid import UUID, uuid5


def task_stream(task_id: UUID) -> UUID:
    """The stream of the facts of this task. Of a term it is not that of the term: what is said of both differs."""
    return uuid5(task_id, "task")


def term_task(term_id: UUID, began_at: datetime) -> UUID:
    """The task of a term that began at this moment."""
    return uuid5(term_id, f"task since {began_at.astimezone(UTC).isoformat()}")


def step_task(about: UUID, step: str, occasion: str = "") -> UUID:
    """The task of a step of a sanction or marker; `occasion` tells apart steps that come back."""
    return uuid5(about, f"task {step} {occasion}")

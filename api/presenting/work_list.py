"""What waits for somebody: new reports, terms that run, decisions that are open, and what somebody wrote down."""

from typing import Final
from uuid import UUID

from pydantic import Field

from api.http.models import OutputModel
from api.presenting.incidents import IncidentSummaryOutput, incidents
from api.presenting.tasks import TaskOutput, tasks
from api.register import Register
from api.use_cases.open_tasks import PLANNED_REVIEWS

MOST_LINES: Final = 100
"""Of each part."""


class WorkListOutput(OutputModel):
    """A Monday morning."""

    new: tuple[IncidentSummaryOutput, ...] = Field(
        description="Meldingen waar nog niemand aan begon. Die zijn van iedereen, ook in de werklijst van een persoon."
    )
    breached: tuple[TaskOutput, ...] = Field(description="Termijnen die voorbij zijn.")
    near: tuple[TaskOutput, ...] = Field(description="Termijnen die vandaag of binnenkort aflopen.")
    decisions: tuple[TaskOutput, ...] = Field(description="Voorstellen en stappen die op iemand wachten.")
    made: tuple[TaskOutput, ...] = Field(description="Taken die iemand zelf maakte.")


def work_list(register: Register, unit: str | None = None, person_id: UUID | None = None) -> WorkListOutput:
    """What waits, in the parts in which one works through it. Raises as `tasks`."""
    found = tasks(register, unit, person_id=person_id).tasks
    terms = [one for one in found if one.kind == "term"]
    return WorkListOutput(
        new=incidents(register, status="reported", unit=unit, limit=MOST_LINES).incidents,
        breached=tuple(one for one in terms if one.state == "breached")[:MOST_LINES],
        near=tuple(one for one in terms if one.state in ("near", "due"))[:MOST_LINES],
        decisions=tuple(one for one in found if _waits(one))[:MOST_LINES],
        made=tuple(one for one in found if one.kind == "made")[:MOST_LINES],
    )


def _waits(task: TaskOutput) -> bool:
    """A step of a sanction or marker. One for which a term runs stands among the terms once that is near, as does a
    review that was planned, which is nobody's work before."""
    if task.kind == "term":
        return task.state == "running" and task.sanction_id is not None and task.asks not in PLANNED_REVIEWS
    return task.kind in ("sanction", "marker")

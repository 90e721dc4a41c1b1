"""What waits for somebody."""

from typing import Annotated, Final

from fastapi import APIRouter, Query

from api.http.fields import ShortText
from api.http.route import make_router
from api.presenting.work_list import TasksOutput, WorkListOutput, tasks, work_list
from api.v1.reading import Reading, shows_many
from projections.dossier_card.fold import DOSSIER_CARD
from projections.incident_overview.fold import INCIDENT_OVERVIEW
from projections.markers.fold import MARKERS
from projections.sanctions.fold import SANCTIONS_VIEW
from projections.terms.fold import RUNNING_TERMS

WORK: Final = tuple(view.name for view in (INCIDENT_OVERVIEW, RUNNING_TERMS, SANCTIONS_VIEW, MARKERS, DOSSIER_CARD))
Unit = Annotated[ShortText | None, Query(description="Alleen van deze eenheid, met wat daarin opging.")]


def work_router() -> APIRouter:
    """Routes over the work that waits. There are no personal data in it."""
    router = make_router("", tags=["work"])

    @router.get("/tasks", operation_id="listTasks", responses=shows_many())
    def all_tasks(read: Reading, unit: Unit = None) -> TasksOutput:
        """Somt op wat er nog moet gebeuren, het dringendste eerst: termijnen, voorstellen en herbeoordelingen."""
        return read.shown(WORK, lambda register: tasks(register, unit))

    @router.get("/work-list", operation_id="getWorkList", responses=shows_many())
    def list_of_work(read: Reading, unit: Unit = None) -> WorkListOutput:
        """Toont de werklijst: nieuwe meldingen, termijnen die voorbij of dichtbij zijn, en open besluiten."""
        return read.shown(WORK, lambda register: work_list(register, unit))

    return router

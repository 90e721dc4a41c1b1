"""What waits for somebody."""

from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Query

from api.http.fields import ShortText
from api.http.route import make_router
from api.presenting.work_list import WorkListOutput, work_list
from api.use_cases.open_tasks import THEIR_VIEWS
from api.v1.reading import Reading, shows_many
from projections.deputies.fold import DEPUTIES
from projections.tasks.fold import TASKS

WORK: Final = (*THEIR_VIEWS, TASKS.name, DEPUTIES.name)
Unit = Annotated[ShortText | None, Query(description="Alleen van deze eenheid, met wat daarin opging.")]
Person = Annotated[
    UUID | None,
    Query(description="Alleen de taken van deze persoon, en van wie hij vandaag waarneemt. Een pseudoniem."),
]


def work_router() -> APIRouter:
    """The route of the work list."""
    router = make_router("", tags=["work"])

    @router.get("/work-list", operation_id="getWorkList", responses=shows_many())
    def list_of_work(read: Reading, unit: Unit = None, person: Person = None) -> WorkListOutput:
        """Toont de werklijst: nieuwe meldingen, termijnen voorbij of dichtbij, open besluiten en gemaakte taken."""
        return read.shown(WORK, lambda register: work_list(register, unit, person))

    return router

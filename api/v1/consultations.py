"""Who looked into a dossier."""

from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Query

from api.http.route import make_router
from api.presenting.consultations import ConsultationsOutput, consultations_of
from api.v1.looking import Looking
from api.v1.paths import DossierId
from api.v1.reading import shows_one
from projections.dossier_card.fold import DOSSIER_CARD
from projections.dossier_history.fold import DOSSIER_HISTORY

VIEWS: Final = (DOSSIER_HISTORY.name, DOSSIER_CARD.name)

OfIncident = Annotated[
    UUID | None,
    Query(
        alias="incidentId",
        description="Alleen wie deze melding in dit dossier kan hebben gezien, ook als zij er inmiddels uit is.",
    ),
]
Before = Annotated[int | None, Query(ge=1, le=2**53 - 1, description="De `nextBefore` van een eerder antwoord.")]
Limit = Annotated[int, Query(ge=1, le=100, description="Hoeveel hoogstens.")]


def consultations_router() -> APIRouter:
    """Routes below one dossier, about who looked into it."""
    router = make_router("/dossiers/{id}/consultations", tags=["dossiers"])

    @router.get("", operation_id="listConsultations", responses=shows_one())
    def who_looked(
        look: Looking,
        dossier_id: DossierId,
        *,
        incident_id: OfIncident = None,
        before: Before = None,
        limit: Limit = 50,
    ) -> ConsultationsOutput:
        """Somt op wie dit dossier inzag, de laatste eerst. Ook wie het zag toen het was samengevoegd met een ander."""
        return look.into(
            dossier_id,
            "consultations",
            VIEWS,
            lambda register: consultations_of(
                register, dossier_id, incident_id=incident_id, before=before, limit=limit
            ),
        )

    return router

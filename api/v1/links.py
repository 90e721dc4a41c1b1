"""Which incidents belong in which dossiers."""

from typing import Annotated

from fastapi import APIRouter

from api.http.json_body import StrictBody
from api.http.route import make_router
from api.inputs import LinkInput, ReasonInput
from api.use_cases import dossiers
from api.v1.paths import IncidentId, LinkedDossierId
from api.v1.writing import Writing, WrittenOutput, adds, unlinks


def links_router() -> APIRouter:
    """Routes below one incident, about its dossiers."""
    router = make_router("/incidents/{id}/dossiers", tags=["dossiers"])

    @router.post("", operation_id="linkIncident", status_code=201, responses=adds())
    def link(write: Writing, incident_id: IncidentId, body: Annotated[LinkInput, StrictBody()]) -> WrittenOutput:
        """Voegt de melding toe aan een dossier. Kenmerk en versie in het antwoord zijn die van het dossier."""
        written = dossiers.link_incident(write.register, write.ask(body), incident_id, body)
        return write.answer(written, location=f"/v1/dossiers/{written.id}")

    @router.post("/{dossierId}/unlinkings", operation_id="unlinkIncident", responses=unlinks())
    def unlink(
        write: Writing,
        incident_id: IncidentId,
        dossier_id: LinkedDossierId,
        body: Annotated[ReasonInput, StrictBody()],
    ) -> WrittenOutput:
        """De melding hoort toch niet in dit dossier. Kenmerk en versie in het antwoord zijn die van het dossier."""
        return write.answer(dossiers.unlink_incident(write.register, write.ask(body), incident_id, dossier_id, body))

    return router

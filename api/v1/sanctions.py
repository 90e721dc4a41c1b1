"""Sanctions and measures that followed an incident."""

from typing import Annotated

from fastapi import APIRouter

from api.http.json_body import StrictBody
from api.http.route import make_router
from api.inputs import SanctionInput
from api.use_cases import sanctions
from api.v1.paths import IncidentId
from api.v1.writing import Writing, WrittenOutput, adds


def sanctions_router() -> APIRouter:
    """Routes below one incident, about what was done."""
    router = make_router("/incidents/{id}", tags=["sanctions"])

    @router.post("/sanctions", operation_id="imposeSanction", status_code=201, responses=adds())
    def impose(write: Writing, incident_id: IncidentId, body: Annotated[SanctionInput, StrictBody()]) -> WrittenOutput:
        """Legt een sanctie of maatregel vast die op deze melding volgde. Te zien bij de melding."""
        written = sanctions.impose(write.register, write.ask(body), incident_id, body)
        return write.answer(written, location=f"/v1/incidents/{incident_id}")

    return router

"""Cases at the police: record one, look it up, record how it ended."""

from typing import Annotated

from fastapi import APIRouter

from api.http.json_body import StrictBody
from api.http.preconditions import IfMatch
from api.http.route import make_router
from api.inputs_police import OutcomeInput, PoliceCaseInput
from api.presenting.charge_text import ChargeTextOutput, charge_text
from api.presenting.police import PoliceCaseOutput, PoliceCasesOutput, police_case, police_cases
from api.use_cases import police
from api.use_cases.asking import Seen
from api.v1.paths import CaseId, IncidentId
from api.v1.reading import Reading, shows_one, shows_version
from api.v1.writing import Writing, WrittenOutput, adds, corrects
from projections.incident_overview.fold import INCIDENT_OVERVIEW
from projections.police.fold import POLICE

CASES = (POLICE.name,)
OF_AN_INCIDENT = (POLICE.name, INCIDENT_OVERVIEW.name)
INCIDENT = (INCIDENT_OVERVIEW.name,)


def police_router() -> APIRouter:
    """Routes below one incident, about the police."""
    router = make_router("/incidents/{id}", tags=["police"])

    @router.post("/police", operation_id="makePoliceCase", status_code=201, responses=adds())
    def make(write: Writing, incident_id: IncidentId, body: Annotated[PoliceCaseInput, StrictBody()]) -> WrittenOutput:
        """Legt een melding bij de politie of een aangifte vast. Telt niet mee als sanctie; die legt u apart vast."""
        written = police.make_case(write.register, write.ask(body), incident_id, body)
        return write.answer(written, location=f"/v1/police/{written.id}")

    @router.get("/police", operation_id="listPoliceCases", responses=shows_one())
    def of_incident(read: Reading, incident_id: IncidentId) -> PoliceCasesOutput:
        """Toont wat over deze melding bij de politie loopt of liep."""
        return read.shown(OF_AN_INCIDENT, lambda register: police_cases(register, incident_id))

    @router.get("/charge-text", operation_id="getChargeText", responses=shows_one())
    def text(read: Reading, incident_id: IncidentId) -> ChargeTextOutput:
        """Geeft de tekst voor de aangifte, uit wat is vastgelegd. Wat ontbreekt wordt genoemd, nooit bedacht."""
        return read.shown(INCIDENT, lambda register: charge_text(register, incident_id))

    return router


def police_cases_router() -> APIRouter:
    """Routes over one case."""
    router = make_router("/police", tags=["police"])

    @router.get("/{id}", operation_id="getPoliceCase", responses=shows_version())
    def one(read: Reading, case_id: CaseId) -> PoliceCaseOutput:
        """Toont een zaak bij de politie en hoe zij staat."""
        found = read.shown(CASES, lambda register: police_case(register, case_id))
        return read.tagged(found)

    @router.post("/{id}/outcomes", operation_id="recordOutcome", responses=corrects())
    def outcome(
        write: Writing, case_id: CaseId, expected: IfMatch, body: Annotated[OutcomeInput, StrictBody()]
    ) -> WrittenOutput:
        """Legt vast hoe de zaak staat. Na vrijspraak of sepot moet wat erop rust opnieuw worden beoordeeld."""
        seen = Seen(case_id, expected)
        return write.answer(police.record_outcome(write.register, write.ask(body), seen, body))

    return router

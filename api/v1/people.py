"""The people in an incident: who was added, corrected, ruled out or replaced afterwards."""

from typing import Annotated

from fastapi import APIRouter

from api.http.json_body import StrictBody
from api.http.preconditions import IfMatch
from api.http.route import make_router
from api.inputs import PerpetratorInput, PersonCorrectionInput, PersonInput, ReasonInput, ReplacementInput
from api.use_cases import incidents
from api.use_cases.asking import Seen
from api.v1.paths import IncidentId, PersonId
from api.v1.writing import Writing, WrittenOutput, corrects


def people_router() -> APIRouter:
    """Routes below one incident, about who was involved."""
    router = make_router("/incidents/{id}", tags=["incidents"])

    @router.post("/victims", operation_id="addVictim", responses=corrects())
    def add_victim(
        write: Writing, incident_id: IncidentId, expected: IfMatch, body: Annotated[PersonInput, StrictBody()]
    ) -> WrittenOutput:
        """Het was ook tegen een andere collega gericht."""
        seen = Seen(incident_id, expected)
        return write.answer(incidents.add_victim(write.register, write.ask(body), seen, body))

    @router.post("/victims/{personId}/corrections", operation_id="correctVictim", responses=corrects())
    def correct_victim(
        write: Writing,
        incident_id: IncidentId,
        person_id: PersonId,
        expected: IfMatch,
        body: Annotated[PersonCorrectionInput, StrictBody()],
    ) -> WrittenOutput:
        """De gegevens van een betrokken medewerker klopten niet."""
        seen = Seen(incident_id, expected)
        return write.answer(incidents.correct_victim(write.register, write.ask(body), seen, person_id, body))

    @router.post("/witnesses", operation_id="addWitness", responses=corrects())
    def add_witness(
        write: Writing, incident_id: IncidentId, expected: IfMatch, body: Annotated[PersonInput, StrictBody()]
    ) -> WrittenOutput:
        """Een andere collega heeft het gezien of gehoord."""
        seen = Seen(incident_id, expected)
        return write.answer(incidents.add_witness(write.register, write.ask(body), seen, body))

    _add_perpetrator_routes(router)
    return router


def _add_perpetrator_routes(router: APIRouter) -> None:
    @router.post("/perpetrators", operation_id="identifyPerpetrator", responses=corrects())
    def identify(
        write: Writing, incident_id: IncidentId, expected: IfMatch, body: Annotated[PerpetratorInput, StrictBody()]
    ) -> WrittenOutput:
        """Bekend werd wie het deed, of wie het ook deed."""
        seen = Seen(incident_id, expected)
        return write.answer(incidents.identify_perpetrator(write.register, write.ask(body), seen, body))

    @router.post("/perpetrators/{personId}/exclusions", operation_id="ruleOutPerpetrator", responses=corrects())
    def rule_out(
        write: Writing,
        incident_id: IncidentId,
        person_id: PersonId,
        expected: IfMatch,
        body: Annotated[ReasonInput, StrictBody()],
    ) -> WrittenOutput:
        """De genoemde persoon heeft het niet gedaan."""
        seen = Seen(incident_id, expected)
        return write.answer(incidents.rule_out_perpetrator(write.register, write.ask(body), seen, person_id, body))

    @router.post("/perpetrators/{personId}/replacements", operation_id="replacePerpetrator", responses=corrects())
    def replace(
        write: Writing,
        incident_id: IncidentId,
        person_id: PersonId,
        expected: IfMatch,
        body: Annotated[ReplacementInput, StrictBody()],
    ) -> WrittenOutput:
        """Niet die persoon maar deze."""
        seen = Seen(incident_id, expected)
        return write.answer(incidents.replace_perpetrator(write.register, write.ask(body), seen, person_id, body))

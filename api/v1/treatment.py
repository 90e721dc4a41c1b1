"""The life of a report, from taking it up to closing it: each step is a fact, on the version the caller saw."""

from typing import Annotated

from fastapi import APIRouter

from api.http.json_body import StrictBody
from api.http.preconditions import IfMatch
from api.http.route import make_router
from api.inputs import ReasonInput
from api.inputs_treatment import AssessmentInput, ReactionInput, StatementInput, TreatmentInput
from api.use_cases import treatment
from api.use_cases.asking import Seen
from api.v1.paths import IncidentId
from api.v1.writing import Writing, WrittenOutput, corrects


def treatment_router() -> APIRouter:
    """Routes below one incident, about how the work on it goes."""
    router = make_router("/incidents/{id}", tags=["incidents"])

    @router.post("/treatment", operation_id="startTreatment", responses=corrects())
    def start(
        write: Writing, incident_id: IncidentId, expected: IfMatch, body: Annotated[TreatmentInput, StrictBody()]
    ) -> WrittenOutput:
        """Neemt de melding in behandeling."""
        seen = Seen(incident_id, expected)
        return write.answer(treatment.start_treatment(write.register, write.ask(body), seen))

    @router.post("/assessments", operation_id="assessIncident", responses=corrects())
    def assess(
        write: Writing, incident_id: IncidentId, expected: IfMatch, body: Annotated[AssessmentInput, StrictBody()]
    ) -> WrittenOutput:
        """Beoordeelt de melding als gegrond, ongegrond of een zorg, met de reden. Zij is dan in behandeling."""
        seen = Seen(incident_id, expected)
        return write.answer(treatment.assess(write.register, write.ask(body), seen, body))

    @router.post("/reactions", operation_id="giveReaction", responses=corrects())
    def react(
        write: Writing, incident_id: IncidentId, expected: IfMatch, body: Annotated[ReactionInput, StrictBody()]
    ) -> WrittenOutput:
        """Legt vast hoe en wanneer de veroorzaker een reactie kreeg. De melding is dan in behandeling."""
        seen = Seen(incident_id, expected)
        return write.answer(treatment.give_reaction(write.register, write.ask(body), seen, body))

    @router.post("/statements", operation_id="recordStatement", responses=corrects())
    def state(
        write: Writing, incident_id: IncidentId, expected: IfMatch, body: Annotated[StatementInput, StrictBody()]
    ) -> WrittenOutput:
        """Legt vast wat de veroorzaker er zelf van zegt. Ieder die de melding leest, leest dit erbij."""
        seen = Seen(incident_id, expected)
        return write.answer(treatment.record_statement(write.register, write.ask(body), seen, body))

    @router.post("/reopening", operation_id="reopenIncident", responses=corrects())
    def reopen(
        write: Writing, incident_id: IncidentId, expected: IfMatch, body: Annotated[ReasonInput, StrictBody()]
    ) -> WrittenOutput:
        """Heropent een afgesloten melding, met de reden."""
        seen = Seen(incident_id, expected)
        return write.answer(treatment.reopen(write.register, write.ask(body), seen, body))

    return router

"""Damage of an incident: record it, and what came of it."""

from typing import Annotated

from fastapi import APIRouter

from api.http.json_body import StrictBody
from api.http.route import make_router
from api.inputs import ReasonInput
from api.inputs_damage import ClaimInput, DamageAssessmentInput, DamageInput, RecoveryInput
from api.presenting.damage import DamagesOutput, damage
from api.use_cases import damage as use
from api.v1.paths import DamageId, IncidentId
from api.v1.reading import Reading, shows_one
from api.v1.writing import Writing, WrittenOutput, adds
from projections.damage.fold import DAMAGE
from projections.incident_overview.fold import INCIDENT_OVERVIEW

VIEWS = (DAMAGE.name, INCIDENT_OVERVIEW.name)


def damage_router() -> APIRouter:
    """Routes below one incident, about its damage. What is added needs no version: nothing of others is undone."""
    router = make_router("/incidents/{id}/damage", tags=["damage"])

    @router.post("", operation_id="recordDamage", status_code=201, responses=adds())
    def record(write: Writing, incident_id: IncidentId, body: Annotated[DamageInput, StrictBody()]) -> WrittenOutput:
        """Legt schade door dit incident vast, met het bedrag als dat bekend is."""
        written = use.record(write.register, write.ask(body), incident_id, body)
        return write.answer(written, location=f"/v1/incidents/{incident_id}/damage")

    @router.get("", operation_id="listDamage", responses=shows_one())
    def overview(read: Reading, incident_id: IncidentId) -> DamagesOutput:
        """Toont de schade door dit incident, wat is betaald en wat is afgeboekt."""
        return read.shown(VIEWS, lambda register: damage(register, incident_id))

    _add_what_came_of_it(router)
    return router


def _add_what_came_of_it(router: APIRouter) -> None:
    @router.post("/{damageId}/assessments", operation_id="assessDamage", status_code=201, responses=adds())
    def assess(
        write: Writing,
        incident_id: IncidentId,
        damage_id: DamageId,
        body: Annotated[DamageAssessmentInput, StrictBody()],
    ) -> WrittenOutput:
        """Legt vast wat de schade kost, nu dat bekend is of anders blijkt."""
        written = use.assess(write.register, write.ask(body), incident_id, damage_id, body)
        return write.answer(written, location=f"/v1/incidents/{incident_id}/damage")

    @router.post("/{damageId}/claims", operation_id="claimDamage", status_code=201, responses=adds())
    def claim(
        write: Writing, incident_id: IncidentId, damage_id: DamageId, body: Annotated[ClaimInput, StrictBody()]
    ) -> WrittenOutput:
        """Legt vast dat de schade op de veroorzaker wordt verhaald, en hoe."""
        written = use.claim(write.register, write.ask(body), incident_id, damage_id, body)
        return write.answer(written, location=f"/v1/incidents/{incident_id}/damage")

    @router.post("/{damageId}/recoveries", operation_id="recoverDamage", status_code=201, responses=adds())
    def recover(
        write: Writing, incident_id: IncidentId, damage_id: DamageId, body: Annotated[RecoveryInput, StrictBody()]
    ) -> WrittenOutput:
        """Legt een betaling vast. Samen nooit meer dan de schade."""
        written = use.recover(write.register, write.ask(body), incident_id, damage_id, body)
        return write.answer(written, location=f"/v1/incidents/{incident_id}/damage")

    @router.post("/{damageId}/write-offs", operation_id="writeOffDamage", status_code=201, responses=adds())
    def write_off(
        write: Writing, incident_id: IncidentId, damage_id: DamageId, body: Annotated[ReasonInput, StrictBody()]
    ) -> WrittenOutput:
        """Boekt af wat niet is betaald, met de reden."""
        written = use.write_off(write.register, write.ask(body), incident_id, damage_id, body)
        return write.answer(written, location=f"/v1/incidents/{incident_id}/damage")

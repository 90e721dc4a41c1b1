"""A sanction until it is imposed: proposed, heard, agreed with, imposed or rejected; and looked up."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from api.http.json_body import StrictBody
from api.http.preconditions import IfMatch
from api.http.route import make_router
from api.inputs import ReasonInput
from api.inputs_sanctions import HearingInput, ImpositionInput, MissedHearingInput, ProposalInput
from api.presenting.one_sanction import (
    EarlierTermsOutput,
    SanctionListOutput,
    WholeSanctionOutput,
    earlier_terms,
    sanction,
)
from api.presenting.one_sanction import sanctions as listed
from api.use_cases import sanctions
from api.use_cases.asking import Seen
from api.use_cases.consulting import look_at_sanction
from api.v1.looking import Looking
from api.v1.paths import SanctionId
from api.v1.reading import Reading, shows_many, shows_one, shows_version
from api.v1.writing import Writing, WrittenOutput, adds, corrects
from domain.sanction.commands import DeclareAcute, RejectSanction
from projections.dossier_card.fold import DOSSIER_CARD
from projections.incident_overview.fold import INCIDENT_OVERVIEW
from projections.sanctions.fold import SANCTIONS_VIEW

VIEW = (SANCTIONS_VIEW.name, DOSSIER_CARD.name, INCIDENT_OVERVIEW.name)

OfDossier = Annotated[
    UUID | None,
    Query(alias="dossierId", description="Alleen de sancties in dit dossier, en in wat ermee is samengevoegd."),
]
InForce = Annotated[bool, Query(alias="inForce", description="Alleen wat vandaag geldt.")]
Limit = Annotated[int, Query(ge=1, le=100, description="Hoeveel sancties hoogstens.")]


def proposals_router() -> APIRouter:
    """Routes over sanctions, and below one that was proposed."""
    router = make_router("/sanctions", tags=["sanctions"])

    @router.post("", operation_id="proposeSanction", status_code=201, responses=adds())
    def propose(write: Writing, body: Annotated[ProposalInput, StrictBody()]) -> WrittenOutput:
        """Stelt een sanctie of maatregel voor. Wat iemand beperkt, vraagt gedrag, norm, redenen, duur en meer."""
        written = sanctions.propose(write.register, write.ask(body), body)
        return write.answer(written, location=f"/v1/sanctions/{written.id}")

    @router.get("", operation_id="listSanctions", responses=shows_many())
    def overview(
        read: Reading, *, dossier_id: OfDossier = None, in_force: InForce = False, limit: Limit = 100
    ) -> SanctionListOutput:
        """Somt sancties op, de laatst gewijzigde eerst. Er staan geen persoonsgegevens in."""
        return read.shown(
            VIEW, lambda register: listed(register, dossier_id=dossier_id, in_force_only=in_force, limit=limit)
        )

    @router.get("/{id}", operation_id="getSanction", responses=shows_version())
    def one(look: Looking, sanction_id: SanctionId) -> WholeSanctionOutput:
        """Toont een sanctie: waarop zij rust, hoe zij ervoor staat, en wat er nog moet gebeuren."""
        found, position = look.read.shown_up_to(VIEW, lambda register: sanction(register, sanction_id))
        if found.dossier_id is not None:
            look_at_sanction(look.read.office.register, look.looker, found.dossier_id, position)
        return look.read.tagged(found)

    @router.get("/{id}/earlier-terms", operation_id="getEarlierTerms", responses=shows_one())
    def earlier(read: Reading, sanction_id: SanctionId) -> EarlierTermsOutput:
        """Toont de einddatums van voor een verkorting. Alleen voor de adviseur: wie iets opzoekt, ziet de nieuwe."""
        return read.shown(VIEW, lambda register: earlier_terms(register, sanction_id))

    _add_hearing_routes(router)
    _add_deciding_routes(router)
    return router


def _add_hearing_routes(router: APIRouter) -> None:
    @router.post("/{id}/hearings", operation_id="recordHearing", responses=corrects())
    def hear(
        write: Writing, sanction_id: SanctionId, expected: IfMatch, body: Annotated[HearingInput, StrictBody()]
    ) -> WrittenOutput:
        """De veroorzaker is gehoord, mondeling of schriftelijk."""
        seen = Seen(sanction_id, expected)
        return write.answer(sanctions.record_hearing(write.register, write.ask(body), seen, body))

    @router.post("/{id}/missed-hearings", operation_id="recordMissedHearing", responses=corrects())
    def miss(
        write: Writing, sanction_id: SanctionId, expected: IfMatch, body: Annotated[MissedHearingInput, StrictBody()]
    ) -> WrittenOutput:
        """De veroorzaker is uitgenodigd om gehoord te worden en is niet gekomen."""
        seen = Seen(sanction_id, expected)
        return write.answer(sanctions.record_missed_hearing(write.register, write.ask(body), seen, body))

    @router.post("/{id}/acute-declarations", operation_id="declareAcute", responses=corrects())
    def declare_acute(
        write: Writing, sanction_id: SanctionId, expected: IfMatch, body: Annotated[ReasonInput, StrictBody()]
    ) -> WrittenOutput:
        """Het kon niet wachten op het horen, met de reden. Horen volgt dan achteraf."""
        seen = Seen(sanction_id, expected)
        return write.answer(sanctions.because(write.register, write.ask(body), seen, DeclareAcute, body))


def _add_deciding_routes(router: APIRouter) -> None:
    @router.post("/{id}/approvals", operation_id="approveSanction", responses=corrects())
    def approve(
        write: Writing, sanction_id: SanctionId, expected: IfMatch, body: Annotated[ReasonInput, StrictBody()]
    ) -> WrittenOutput:
        """Een tweede persoon gaat akkoord met het voorstel. Dat is iemand anders dan wie het deed."""
        seen = Seen(sanction_id, expected)
        return write.answer(sanctions.approve(write.register, write.ask(body), seen, body))

    @router.post("/{id}/rejections", operation_id="rejectSanction", responses=corrects())
    def reject(
        write: Writing, sanction_id: SanctionId, expected: IfMatch, body: Annotated[ReasonInput, StrictBody()]
    ) -> WrittenOutput:
        """Het voorstel gaat niet door, met de reden."""
        seen = Seen(sanction_id, expected)
        return write.answer(sanctions.because(write.register, write.ask(body), seen, RejectSanction, body))

    @router.post("/{id}/impositions", operation_id="imposeProposal", responses=corrects())
    def impose(
        write: Writing, sanction_id: SanctionId, expected: IfMatch, body: Annotated[ImpositionInput, StrictBody()]
    ) -> WrittenOutput:
        """Legt op wat is voorgesteld. Het geldt nooit eerder dan de dag van opleggen."""
        seen = Seen(sanction_id, expected)
        return write.answer(sanctions.impose_proposal(write.register, write.ask(body), seen, body))

"""Markers on a dossier: propose one, decide on it, look them up."""

from typing import Annotated

from fastapi import APIRouter

from api.http.json_body import StrictBody
from api.http.preconditions import IfMatch
from api.http.route import make_router
from api.inputs import ReasonInput
from api.inputs_markers import MarkerInput, MarkerReviewInput
from api.presenting.markers import MarkersOutput, OneMarkerOutput, marker, markers
from api.use_cases import markers as use
from api.use_cases.asking import Seen
from api.v1.looking import Looking
from api.v1.paths import DossierId, MarkerId
from api.v1.reading import shows_version
from api.v1.writing import Writing, WrittenOutput, adds, corrects
from projections.dossier_card.fold import DOSSIER_CARD
from projections.markers.fold import MARKERS

VIEW = (MARKERS.name, DOSSIER_CARD.name)


def markers_router() -> APIRouter:
    """Routes below one dossier, about its markers."""
    router = make_router("/dossiers/{id}/markers", tags=["markers"])

    @router.post("", operation_id="proposeMarker", status_code=201, responses=adds())
    def propose(write: Writing, dossier_id: DossierId, body: Annotated[MarkerInput, StrictBody()]) -> WrittenOutput:
        """Stelt een markering voor. Zij geldt pas als een ander haar goedkeurt."""
        written = use.propose(write.register, write.ask(body), dossier_id, body)
        return write.answer(written, location=f"/v1/dossiers/{dossier_id}/markers/{written.id}")

    @router.get("", operation_id="listMarkers", responses=shows_version())
    def overview(look: Looking, dossier_id: DossierId) -> MarkersOutput:
        """Toont alle markeringen die dit dossier ooit had, met wat erover is beslist en waarom."""
        found = look.into(dossier_id, "markers", VIEW, lambda register: markers(register, dossier_id))
        return look.read.tagged(found)

    @router.get("/{markerId}", operation_id="getMarker", responses=shows_version())
    def one(look: Looking, dossier_id: DossierId, marker_id: MarkerId) -> OneMarkerOutput:
        """Toont een markering, met wat erover is beslist en waarom."""
        found = look.into(dossier_id, "markers", VIEW, lambda register: marker(register, dossier_id, marker_id))
        return look.read.tagged(found)

    _add_decisions(router)
    return router


def _add_decisions(router: APIRouter) -> None:
    @router.post("/{markerId}/approvals", operation_id="approveMarker", responses=corrects())
    def approve(
        write: Writing,
        dossier_id: DossierId,
        marker_id: MarkerId,
        expected: IfMatch,
        body: Annotated[ReasonInput, StrictBody()],
    ) -> WrittenOutput:
        """Keurt een voorstel goed. Dat doet een ander dan wie het deed."""
        seen = Seen(marker_id, expected)
        return write.answer(use.approve(write.register, write.ask(body), dossier_id, seen, body))

    @router.post("/{markerId}/rejections", operation_id="rejectMarker", responses=corrects())
    def reject(
        write: Writing,
        dossier_id: DossierId,
        marker_id: MarkerId,
        expected: IfMatch,
        body: Annotated[ReasonInput, StrictBody()],
    ) -> WrittenOutput:
        """Wijst een voorstel af."""
        seen = Seen(marker_id, expected)
        return write.answer(use.reject(write.register, write.ask(body), dossier_id, seen, body))

    @router.post("/{markerId}/reviews", operation_id="reviewMarker", responses=corrects())
    def review(
        write: Writing,
        dossier_id: DossierId,
        marker_id: MarkerId,
        expected: IfMatch,
        body: Annotated[MarkerReviewInput, StrictBody()],
    ) -> WrittenOutput:
        """Beoordeelt een markering opnieuw: zij blijft, tot dezelfde einddatum of een eerdere."""
        seen = Seen(marker_id, expected)
        return write.answer(use.review(write.register, write.ask(body), dossier_id, seen, body))

    @router.post("/{markerId}/withdrawals", operation_id="withdrawMarker", responses=corrects())
    def withdraw(
        write: Writing,
        dossier_id: DossierId,
        marker_id: MarkerId,
        expected: IfMatch,
        body: Annotated[ReasonInput, StrictBody()],
    ) -> WrittenOutput:
        """Trekt een markering in voor haar einddatum."""
        seen = Seen(marker_id, expected)
        return write.answer(use.withdraw(write.register, write.ask(body), dossier_id, seen, body))

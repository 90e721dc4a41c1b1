"""Dossiers: open one, look one up, find one by name, correct its subject."""

from typing import Annotated

from fastapi import APIRouter

from api.http.json_body import StrictBody
from api.http.preconditions import IfMatch, etag
from api.http.route import make_router
from api.inputs import DossierInput, NameSearchInput, SubjectCorrectionInput
from api.presenting.dossiers import DossierOutput, dossier
from api.search import DossierSearchOutput
from api.use_cases import dossiers
from api.use_cases.asking import Seen
from api.v1.paths import DossierId
from api.v1.reading import Reading, shows_many, shows_version
from api.v1.writing import Writing, WrittenOutput, corrects, creates
from projections.dossier_card.fold import DOSSIER_CARD
from projections.markers.fold import MARKERS

SUBJECTS = (DOSSIER_CARD.name,)
CARD = (DOSSIER_CARD.name, MARKERS.name)


def dossiers_router() -> APIRouter:
    """Routes over dossiers."""
    router = make_router("/dossiers", tags=["dossiers"])

    @router.post(
        "",
        operation_id="openDossier",
        status_code=201,
        responses=creates(),
        response_model_exclude_none=True,
    )
    def open_one(write: Writing, body: Annotated[DossierInput, StrictBody()]) -> WrittenOutput:
        """Opent een dossier over een persoon, een organisatie of een adres."""
        written = dossiers.open_dossier(write.register, write.ask(body), body)
        return write.answer(written, location=f"/v1/dossiers/{written.id}")

    @router.post("/_search", operation_id="searchDossiers", responses=shows_many())
    def search(read: Reading, body: Annotated[NameSearchInput, StrictBody()]) -> DossierSearchOutput:
        """Zoekt dossiers op naam. Typefouten, accenten en voorletters mogen. De naam komt in geen enkel adres."""
        return read.shown(SUBJECTS, lambda _register: read.office.names.search(body.name))

    @router.get("/{id:id}", operation_id="getDossier", responses=shows_version())
    def one(read: Reading, dossier_id: DossierId) -> DossierOutput:
        """Toont een dossier met de markeringen die vandaag gelden, en de meldingen en sancties die erbij horen."""
        found = read.shown(CARD, lambda register: dossier(register, dossier_id))
        read.response.headers["ETag"] = etag(found.version)
        return found

    @router.post(
        "/{id:id}/subject-corrections",
        operation_id="correctSubject",
        responses=corrects(),
        response_model_exclude_none=True,
    )
    def correct_subject(
        write: Writing, dossier_id: DossierId, expected: IfMatch, body: Annotated[SubjectCorrectionInput, StrictBody()]
    ) -> WrittenOutput:
        """De gegevens van wie of wat het dossier betreft klopten niet."""
        seen = Seen(dossier_id, expected)
        return write.answer(dossiers.correct_subject(write.register, write.ask(body), seen, body))

    return router

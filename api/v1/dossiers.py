"""Dossiers: open one, look one up, find one by name, correct its subject."""

from typing import Annotated, cast

from fastapi import APIRouter

from api.http.json_body import StrictBody
from api.http.preconditions import IfMatch
from api.http.route import make_router
from api.inputs import DossierInput, NameSearchInput, SubjectCorrectionInput
from api.presenting.dossier_history import DossierHistoryOutput, dossier_history
from api.presenting.dossiers import AnyDossierOutput, dossier
from api.presenting.duplicates import (
    PossibleDuplicatesOutput,
    PossiblePairsOutput,
    possible_duplicates,
    possible_pairs,
)
from api.search import DossierSearchOutput
from api.use_cases import dossiers
from api.use_cases.asking import Seen
from api.v1.looking import Looking
from api.v1.paths import DossierId
from api.v1.reading import Reading, shows_many, shows_one, shows_version
from api.v1.writing import Writing, WrittenOutput, corrects, creates
from projections.dossier_card.fold import DOSSIER_CARD
from projections.dossier_history.fold import DOSSIER_HISTORY
from projections.incident_overview.fold import INCIDENT_OVERVIEW
from projections.markers.fold import MARKERS
from projections.sanctions.fold import SANCTIONS_VIEW

SUBJECTS = (DOSSIER_CARD.name,)
CARD = (DOSSIER_CARD.name, MARKERS.name, SANCTIONS_VIEW.name)
HISTORY = (DOSSIER_HISTORY.name, INCIDENT_OVERVIEW.name)


def dossiers_router() -> APIRouter:
    """Routes over dossiers."""
    router = make_router("/dossiers", tags=["dossiers"])

    @router.post("", operation_id="openDossier", status_code=201, responses=creates())
    def open_one(write: Writing, body: Annotated[DossierInput, StrictBody()]) -> WrittenOutput:
        """Opent een dossier over een persoon, een organisatie of een adres."""
        written = dossiers.open_dossier(write.register, write.ask(body), body)
        return write.answer(written, location=f"/v1/dossiers/{written.id}")

    @router.post("/_search", operation_id="searchDossiers", responses=shows_many())
    def search(read: Reading, body: Annotated[NameSearchInput, StrictBody()]) -> DossierSearchOutput:
        """Zoekt dossiers op naam. Typefouten, accenten en voorletters mogen. De naam komt in geen enkel adres."""
        return read.shown(SUBJECTS, lambda _register: read.office.names.search(body.name))

    @router.get("/possible-duplicates", operation_id="listPossibleDuplicates", responses=shows_many())
    def all_possible_duplicates(read: Reading) -> PossiblePairsOutput:
        """Somt paren dossiers op die over dezelfde kunnen gaan en niet zijn beoordeeld, de sterkste eerst."""
        return read.shown(SUBJECTS, lambda register: possible_pairs(register, read.office.duplicates))

    @router.get("/{id:id}", operation_id="getDossier", responses=shows_version())
    def one(look: Looking, dossier_id: DossierId) -> AnyDossierOutput:
        """Toont een dossier met de markeringen van vandaag, de meldingen en sancties, of waar het verder gaat."""
        found = cast(
            AnyDossierOutput, look.into(dossier_id, "card", CARD, lambda register: dossier(register, dossier_id))
        )
        return look.read.tagged(found)

    @router.get("/{id:id}/possible-duplicates", operation_id="getPossibleDuplicates", responses=shows_one())
    def its_possible_duplicates(read: Reading, dossier_id: DossierId) -> PossibleDuplicatesOutput:
        """Somt dossiers op die over dezelfde kunnen gaan als dit dossier, met een score en uitleg."""
        return read.shown(SUBJECTS, lambda register: possible_duplicates(register, read.office.duplicates, dossier_id))

    @router.get(
        "/{id:id}/history",
        operation_id="getDossierHistory",
        responses=shows_one(),
        response_model_exclude_none=True,
    )
    def story(look: Looking, dossier_id: DossierId) -> DossierHistoryOutput:
        """Toont alles wat met een dossier gebeurde: wie, wanneer en waarom. Wat er niet is, blijft weg."""
        return look.into(dossier_id, "history", HISTORY, lambda register: dossier_history(register, dossier_id))

    @router.post("/{id:id}/subject-corrections", operation_id="correctSubject", responses=corrects())
    def correct_subject(
        write: Writing, dossier_id: DossierId, expected: IfMatch, body: Annotated[SubjectCorrectionInput, StrictBody()]
    ) -> WrittenOutput:
        """De gegevens van wie of wat het dossier betreft klopten niet."""
        seen = Seen(dossier_id, expected)
        return write.answer(dossiers.correct_subject(write.register, write.ask(body), seen, body))

    return router

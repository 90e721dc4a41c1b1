"""Two dossiers: the same subject, different subjects, and what looks like the same."""

from typing import Annotated

from fastapi import APIRouter

from api.http.json_body import StrictBody
from api.http.preconditions import IfMatch
from api.http.route import make_router
from api.inputs import DifferenceInput, MergeInput, SeparationInput
from api.use_cases import dossier_pairs
from api.use_cases.asking import Seen
from api.v1.paths import DossierId
from api.v1.writing import Writing, WrittenOutput, corrects


def dossier_pairs_router() -> APIRouter:
    """Routes below one dossier, about another."""
    router = make_router("/dossiers/{id:id}", tags=["dossiers"])

    @router.post("/merges", operation_id="mergeDossier", responses=corrects())
    def merge(
        write: Writing, dossier_id: DossierId, expected: IfMatch, body: Annotated[MergeInput, StrictBody()]
    ) -> WrittenOutput:
        """Dit dossier gaat over dezelfde als een ander dossier, en gaat daarin verder. Dit is terug te draaien."""
        seen = Seen(dossier_id, expected)
        return write.answer(dossier_pairs.merge(write.register, write.ask(body), seen, body))

    @router.post("/separations", operation_id="separateDossiers", responses=corrects())
    def separate(
        write: Writing, dossier_id: DossierId, expected: IfMatch, body: Annotated[SeparationInput, StrictBody()]
    ) -> WrittenOutput:
        """Draait een samenvoeging terug: het waren toch verschillende mensen, organisaties of adressen.

        Meldingen van voor het samenvoegen gaan vanzelf terug. Zeg van elke melding die daarna is toegevoegd
        (`linkedSince` bij het dossier) in welk van de twee dossiers zij komt.
        """
        seen = Seen(dossier_id, expected)
        return write.answer(dossier_pairs.separate(write.register, write.ask(body), seen, body))

    @router.post("/differences", operation_id="judgeDossiersDifferent", responses=corrects())
    def judge_different(
        write: Writing, dossier_id: DossierId, expected: IfMatch, body: Annotated[DifferenceInput, StrictBody()]
    ) -> WrittenOutput:
        """Het andere dossier lijkt hierop, maar gaat over iemand of iets anders. Het paar komt niet meer terug."""
        seen = Seen(dossier_id, expected)
        return write.answer(dossier_pairs.judge_different(write.register, write.ask(body), seen, body))

    return router

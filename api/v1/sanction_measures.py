"""A sanction from when it is imposed until its end."""

from typing import Annotated

from fastapi import APIRouter

from api.http.json_body import StrictBody
from api.http.preconditions import IfMatch
from api.http.route import make_router
from api.inputs import ReasonInput
from api.inputs_sanctions import NoticeInput, ObjectionDecisionInput, ObjectionInput, ReviewInput, ShorteningInput
from api.use_cases import sanctions
from api.use_cases.asking import Seen
from api.v1.paths import SanctionId
from api.v1.writing import Writing, WrittenOutput, corrects
from domain.sanction.commands import AnnulSanction, LiftSanction, ResumeSanction, SuspendSanction


def measures_router() -> APIRouter:
    """Routes below one sanction that was imposed."""
    router = make_router("/sanctions/{id}", tags=["sanctions"])
    _add_course_routes(router)
    _add_objection_routes(router)
    _add_ending_routes(router)
    return router


def _add_course_routes(router: APIRouter) -> None:
    @router.post("/notices", operation_id="tellPerpetrator", responses=corrects())
    def tell(
        write: Writing, sanction_id: SanctionId, expected: IfMatch, body: Annotated[NoticeInput, StrictBody()]
    ) -> WrittenOutput:
        """De veroorzaker is op de hoogte gebracht: hoe en wanneer."""
        seen = Seen(sanction_id, expected)
        return write.answer(sanctions.tell(write.register, write.ask(body), seen, body))

    @router.post("/shortenings", operation_id="shortenSanction", responses=corrects())
    def shorten(
        write: Writing, sanction_id: SanctionId, expected: IfMatch, body: Annotated[ShorteningInput, StrictBody()]
    ) -> WrittenOutput:
        """De maatregel eindigt eerder, met de reden. Verlengen kan niet."""
        seen = Seen(sanction_id, expected)
        return write.answer(sanctions.shorten(write.register, write.ask(body), seen, body))

    @router.post("/reviews", operation_id="reviewSanction", responses=corrects())
    def review(
        write: Writing, sanction_id: SanctionId, expected: IfMatch, body: Annotated[ReviewInput, StrictBody()]
    ) -> WrittenOutput:
        """De maatregel is herbeoordeeld: blijft, wordt korter of wordt opgeheven."""
        seen = Seen(sanction_id, expected)
        return write.answer(sanctions.review(write.register, write.ask(body), seen, body))


def _add_objection_routes(router: APIRouter) -> None:
    @router.post("/objections", operation_id="receiveObjection", responses=corrects())
    def receive_objection(
        write: Writing, sanction_id: SanctionId, expected: IfMatch, body: Annotated[ObjectionInput, StrictBody()]
    ) -> WrittenOutput:
        """De veroorzaker maakt bezwaar of klaagt."""
        seen = Seen(sanction_id, expected)
        return write.answer(sanctions.receive_objection(write.register, write.ask(body), seen, body))

    @router.post("/objection-decisions", operation_id="decideObjection", responses=corrects())
    def decide_objection(
        write: Writing,
        sanction_id: SanctionId,
        expected: IfMatch,
        body: Annotated[ObjectionDecisionInput, StrictBody()],
    ) -> WrittenOutput:
        """Het antwoord op het bezwaar. Verkorten of opheffen is een eigen stap."""
        seen = Seen(sanction_id, expected)
        return write.answer(sanctions.decide_objection(write.register, write.ask(body), seen, body))


def _add_ending_routes(router: APIRouter) -> None:
    @router.post("/suspensions", operation_id="suspendSanction", responses=corrects())
    def suspend(
        write: Writing, sanction_id: SanctionId, expected: IfMatch, body: Annotated[ReasonInput, StrictBody()]
    ) -> WrittenOutput:
        """De maatregel geldt tijdelijk niet, met de reden. De einddatum blijft staan."""
        seen = Seen(sanction_id, expected)
        return write.answer(sanctions.because(write.register, write.ask(body), seen, SuspendSanction, body))

    @router.post("/resumptions", operation_id="resumeSanction", responses=corrects())
    def resume(
        write: Writing, sanction_id: SanctionId, expected: IfMatch, body: Annotated[ReasonInput, StrictBody()]
    ) -> WrittenOutput:
        """De maatregel geldt weer, met de reden."""
        seen = Seen(sanction_id, expected)
        return write.answer(sanctions.because(write.register, write.ask(body), seen, ResumeSanction, body))

    @router.post("/lifts", operation_id="liftSanction", responses=corrects())
    def lift(
        write: Writing, sanction_id: SanctionId, expected: IfMatch, body: Annotated[ReasonInput, StrictBody()]
    ) -> WrittenOutput:
        """De maatregel geldt niet langer, voor de einddatum, met de reden."""
        seen = Seen(sanction_id, expected)
        return write.answer(sanctions.because(write.register, write.ask(body), seen, LiftSanction, body))

    @router.post("/annulments", operation_id="annulSanction", responses=corrects())
    def annul(
        write: Writing, sanction_id: SanctionId, expected: IfMatch, body: Annotated[ReasonInput, StrictBody()]
    ) -> WrittenOutput:
        """De sanctie had niet opgelegd moeten worden. Zij telt nergens meer mee, maar blijft bewaard."""
        seen = Seen(sanction_id, expected)
        return write.answer(sanctions.because(write.register, write.ask(body), seen, AnnulSanction, body))

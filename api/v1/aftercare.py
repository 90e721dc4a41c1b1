"""The care for the colleagues in an incident, and closing the incident, which waits for it."""

from typing import Annotated

from fastapi import APIRouter

from api.http.json_body import StrictBody
from api.http.preconditions import IfMatch
from api.http.route import make_router
from api.inputs import ReasonInput
from api.inputs_aftercare import (
    AnyCareInput,
    ConclusionInput,
    DeclineInput,
    OfferInput,
    ReferralInput,
    TalkInput,
    WishInput,
)
from api.presenting.aftercare import AftercareOutput, care_in
from api.use_cases import aftercare
from api.use_cases.asking import Seen
from api.v1.paths import IncidentId
from api.v1.reading import Reading, shows_one
from api.v1.writing import Writing, WrittenOutput, adds, corrects
from projections.aftercare.fold import AFTERCARE
from projections.incident_overview.fold import INCIDENT_OVERVIEW

VIEWS = (INCIDENT_OVERVIEW.name, AFTERCARE.name)


def aftercare_router() -> APIRouter:
    """Routes below one incident, about the care for victims and witnesses. For fewer people than the incident."""
    router = make_router("/incidents/{id}", tags=["aftercare"])

    @router.get("/aftercare", operation_id="getAftercare", responses=shows_one())
    def one(read: Reading, incident_id: IncidentId) -> AftercareOutput:
        """Toont de nazorg voor iedere betrokken medewerker en getuige. Staat nergens anders."""
        return read.shown(VIEWS, lambda register: care_in(register, incident_id))

    @router.post("/closure", operation_id="closeIncident", responses=corrects())
    def close(
        write: Writing, incident_id: IncidentId, expected: IfMatch, body: Annotated[ReasonInput, StrictBody()]
    ) -> WrittenOutput:
        """Sluit de melding af, met de conclusie. Kan als zij is beoordeeld en de nazorg van ieder is afgerond."""
        seen = Seen(incident_id, expected)
        return write.answer(aftercare.close(write.register, write.ask(body), seen, body))

    _add_talk_routes(router)
    _add_other_routes(router)
    return router


def _recorded(write: Writing, incident_id: IncidentId, body: AnyCareInput) -> WrittenOutput:
    written = aftercare.record(write.register, write.ask(body), incident_id, body)
    return write.answer(written, location=f"/v1/incidents/{incident_id}/aftercare")


def _add_talk_routes(router: APIRouter) -> None:
    @router.post("/aftercare/offers", operation_id="offerTalk", status_code=201, responses=adds())
    def offer(write: Writing, incident_id: IncidentId, body: Annotated[OfferInput, StrictBody()]) -> WrittenOutput:
        """Legt vast dat een gesprek is aangeboden, en in welke rol."""
        return _recorded(write, incident_id, body)

    @router.post("/aftercare/talks", operation_id="holdTalk", status_code=201, responses=adds())
    def hold(write: Writing, incident_id: IncidentId, body: Annotated[TalkInput, StrictBody()]) -> WrittenOutput:
        """Legt vast dat een gesprek is gevoerd."""
        return _recorded(write, incident_id, body)

    @router.post("/aftercare/declines", operation_id="declineTalk", status_code=201, responses=adds())
    def decline(write: Writing, incident_id: IncidentId, body: Annotated[DeclineInput, StrictBody()]) -> WrittenOutput:
        """Legt vast dat iemand een aangeboden gesprek niet wilde."""
        return _recorded(write, incident_id, body)


def _add_other_routes(router: APIRouter) -> None:
    @router.post("/aftercare/wishes", operation_id="recordWish", status_code=201, responses=adds())
    def wish(write: Writing, incident_id: IncidentId, body: Annotated[WishInput, StrictBody()]) -> WrittenOutput:
        """Legt vast wat een betrokken medewerker of getuige zelf wil."""
        return _recorded(write, incident_id, body)

    @router.post("/aftercare/referrals", operation_id="referToCare", status_code=201, responses=adds())
    def refer(write: Writing, incident_id: IncidentId, body: Annotated[ReferralInput, StrictBody()]) -> WrittenOutput:
        """Legt vast dat iemand is doorverwezen."""
        return _recorded(write, incident_id, body)

    @router.post("/aftercare/conclusions", operation_id="concludeAftercare", status_code=201, responses=adds())
    def conclude(
        write: Writing, incident_id: IncidentId, body: Annotated[ConclusionInput, StrictBody()]
    ) -> WrittenOutput:
        """Legt vast hoe het met de nazorg van iemand staat. Geldt tot er weer iets wordt vastgelegd."""
        return _recorded(write, incident_id, body)

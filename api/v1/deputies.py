"""Deputies: who does somebody's tasks for a period."""

from typing import Annotated

from fastapi import APIRouter

from api.http.json_body import StrictBody
from api.http.preconditions import IfMatch, etag
from api.http.route import make_router
from api.inputs import ReasonInput
from api.inputs_tasks import DeputyInput
from api.presenting.deputies import DeputyshipOutput, DeputyshipsOutput, deputyship, deputyships
from api.use_cases import deputies as use
from api.use_cases.asking import Seen
from api.v1.paths import DeputyshipId
from api.v1.reading import Reading, shows_many, shows_version
from api.v1.writing import Writing, WrittenOutput, corrects, creates
from projections.deputies.fold import DEPUTIES

VIEW = (DEPUTIES.name,)


def deputies_router() -> APIRouter:
    """Routes over deputies."""
    router = make_router("/deputies", tags=["work"])

    @router.get("", operation_id="listDeputies", responses=shows_many())
    def every(read: Reading) -> DeputyshipsOutput:
        """Somt op wie vandaag of later voor iemand waarneemt."""
        return read.shown(VIEW, deputyships)

    @router.post("", operation_id="appointDeputy", status_code=201, responses=creates())
    def appoint(write: Writing, body: Annotated[DeputyInput, StrictBody()]) -> WrittenOutput:
        """Legt vast wie iemands taken doet, van de eerste tot en met de laatste dag."""
        written = use.appoint(write.register, write.ask(body), body)
        return write.answer(written, location=f"/v1/deputies/{written.id}")

    @router.get("/{id}", operation_id="getDeputy", responses=shows_version())
    def one(read: Reading, deputyship_id: DeputyshipId) -> DeputyshipOutput:
        """Toont een waarneming, ook als zij voorbij is."""
        found = read.shown(VIEW, lambda register: deputyship(register, deputyship_id))
        read.response.headers["ETag"] = etag(found.version)
        return found

    @router.post("/{id}/endings", operation_id="endDeputy", responses=corrects())
    def end(
        write: Writing, deputyship_id: DeputyshipId, expected: IfMatch, body: Annotated[ReasonInput, StrictBody()]
    ) -> WrittenOutput:
        """Beëindigt een waarneming vanaf vandaag, met de reden."""
        return write.answer(use.end(write.register, write.ask(body), Seen(deputyship_id, expected), body))

    return router

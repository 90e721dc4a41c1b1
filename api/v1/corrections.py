"""What can be said of an incident afterwards: each correction is a new fact, with the version the caller saw."""

from typing import Annotated

from fastapi import APIRouter

from api.http.json_body import StrictBody
from api.http.preconditions import IfMatch
from api.http.route import make_router
from api.inputs import (
    CircumstancesInput,
    ClassificationInput,
    DescriptionInput,
    OccurrenceInput,
    ReasonInput,
    SettingInput,
)
from api.use_cases import incidents
from api.use_cases.asking import Seen
from api.v1.paths import IncidentId
from api.v1.writing import Writing, WrittenOutput, corrects


def corrections_router() -> APIRouter:
    """Routes below one incident, about what happened."""
    router = make_router("/incidents/{id}", tags=["incidents"])

    @router.post("/classifications", operation_id="reclassifyIncident", responses=corrects())
    def reclassify(
        write: Writing, incident_id: IncidentId, expected: IfMatch, body: Annotated[ClassificationInput, StrictBody()]
    ) -> WrittenOutput:
        """Andere soorten agressie dan eerst genoteerd, met de reden."""
        seen = Seen(incident_id, expected)
        return write.answer(incidents.reclassify(write.register, write.ask(body), seen, body))

    @router.post("/description-corrections", operation_id="correctDescription", responses=corrects())
    def correct_description(
        write: Writing, incident_id: IncidentId, expected: IfMatch, body: Annotated[DescriptionInput, StrictBody()]
    ) -> WrittenOutput:
        """Een beter verslag van wat er gebeurde, met de reden."""
        seen = Seen(incident_id, expected)
        return write.answer(incidents.correct_description(write.register, write.ask(body), seen, body))

    @router.post("/occurrence-corrections", operation_id="correctOccurrence", responses=corrects())
    def correct_occurrence(
        write: Writing, incident_id: IncidentId, expected: IfMatch, body: Annotated[OccurrenceInput, StrictBody()]
    ) -> WrittenOutput:
        """Het gebeurde op een ander tijdstip, met de reden."""
        seen = Seen(incident_id, expected)
        return write.answer(incidents.correct_occurrence(write.register, write.ask(body), seen, body))

    @router.post("/setting-corrections", operation_id="correctSetting", responses=corrects())
    def correct_setting(
        write: Writing, incident_id: IncidentId, expected: IfMatch, body: Annotated[SettingInput, StrictBody()]
    ) -> WrittenOutput:
        """Het kwam langs een andere weg of bij een andere eenheid binnen, met de reden."""
        seen = Seen(incident_id, expected)
        return write.answer(incidents.correct_setting(write.register, write.ask(body), seen, body))

    @router.post("/supplements", operation_id="supplementIncident", responses=corrects())
    def supplement(
        write: Writing, incident_id: IncidentId, expected: IfMatch, body: Annotated[CircumstancesInput, StrictBody()]
    ) -> WrittenOutput:
        """Er werd meer bekend over de omstandigheden. Wat u weglaat, blijft zoals het was."""
        seen = Seen(incident_id, expected)
        return write.answer(incidents.supplement(write.register, write.ask(body), seen, body))

    @router.post("/retractions", operation_id="retractIncident", responses=corrects())
    def retract(
        write: Writing, incident_id: IncidentId, expected: IfMatch, body: Annotated[ReasonInput, StrictBody()]
    ) -> WrittenOutput:
        """De melding had niet gedaan moeten worden. Zij telt nergens meer mee, maar blijft bewaard."""
        seen = Seen(incident_id, expected)
        return write.answer(incidents.retract(write.register, write.ask(body), seen, body))

    return router

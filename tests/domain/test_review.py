"""By what an incident stops to be a ground for a sanction or a marker."""

import pytest

from domain.incident.events import Assessed, Assessment, IncidentEvent, Reclassified, Retracted, TreatmentStarted
from domain.incident.state import fold
from domain.review import Ground, lost
from tests.domain.examples import NOW, REASON, reported

REPORTED = reported(types=("physical",))
RETRACTED = Retracted(reason=REASON)


def assessed(assessment: Assessment) -> Assessed:
    return Assessed(assessment=assessment, reason=REASON)


def reclassified(*types: str) -> Reclassified:
    return Reclassified(types=types, catalogue_version=1, reason=REASON)


@pytest.mark.parametrize(
    ("past", "more", "ground"),
    [
        ([REPORTED], RETRACTED, "incident_retracted"),
        ([REPORTED], assessed("unfounded"), "incident_unfounded"),
        ([REPORTED], assessed("concern"), "incident_concern"),
        ([REPORTED], reclassified("other"), "incident_reclassified"),
        ([REPORTED, assessed("unfounded")], RETRACTED, "incident_retracted"),
        ([REPORTED, assessed("unfounded"), assessed("founded")], assessed("unfounded"), "incident_unfounded"),
        ([reported(types=("other",))], assessed("concern"), "incident_concern"),
        ([REPORTED], assessed("founded"), None),
        ([REPORTED], reclassified("verbal", "other"), None),
        ([REPORTED], TreatmentStarted(started_at=NOW), None),
        ([REPORTED, assessed("unfounded")], assessed("concern"), None),
        ([REPORTED, reclassified("other")], reclassified("physical"), None),
        ([REPORTED, RETRACTED], assessed("concern"), None),
        ([], REPORTED, None),
    ],
)
def test_an_incident_stops_to_be_a_ground_by_one_thing_once(
    past: list[IncidentEvent], more: IncidentEvent, ground: Ground | None
) -> None:
    assert lost(fold(past), fold([*past, more])) == ground

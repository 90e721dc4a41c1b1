"""Proposing a sanction: what it rests on, for how long, and what the matrix advised."""

from datetime import date, timedelta
from typing import Any

import pytest

from domain.dossier import state as dossier_state
from domain.dossier.events import IncidentLinked
from domain.incident.events import Assessed, Assessment, Retracted
from domain.incident.state import fold
from tests.domain.examples import REASON, an_id, reported, sealed
from tests.domain.given import SANCTION, given
from tests.domain.sanctions import (
    ADVICE,
    ENDS,
    IDS,
    INCIDENT,
    INCIDENT_ID,
    MERGED,
    NO_DURATION,
    OPENED,
    OTHER_INCIDENT_ID,
    REVIEW,
    STARTS,
    UNLINKED,
    WARNING,
    propose,
    proposed,
)


def test_a_building_ban_is_proposed_with_everything_it_rests_on() -> None:
    given(SANCTION, []).when(propose()).then([proposed()])


def test_what_restricts_somebody_names_all_that_it_needs_at_once() -> None:
    given(SANCTION, []).when(propose(**NO_DURATION)).then_refused_at(
        *(
            (at, "sanction.not_motivated")
            for at in (
                "/behaviour", "/norm", "/reasonForNature", "/reasonForDuration", "/keptService",
                "/startsOn", "/endsOn", "/reviewOn",
            )
        )
    )  # fmt: skip


def test_what_restricts_nobody_needs_none_of_it() -> None:
    bare = NO_DURATION | {"kind": "police_charge"}
    given(SANCTION, []).when(propose(**bare)).then([proposed(**bare)])


def test_what_restricts_nobody_has_no_duration() -> None:
    given(SANCTION, []).when(propose(kind="police_charge")).then_refused_at(
        ("/startsOn", "sanction.has_no_duration"),
        ("/endsOn", "sanction.has_no_duration"),
        ("/reviewOn", "sanction.has_no_duration"),
    )


@pytest.mark.parametrize(
    ("days", "place", "code"),
    [
        ({"starts_on": ENDS + timedelta(days=1)}, "/endsOn", "sanction.ends_before_it_starts"),
        ({"review_on": STARTS - timedelta(days=1)}, "/reviewOn", "sanction.review_outside_duration"),
        ({"review_on": ENDS + timedelta(days=1)}, "/reviewOn", "sanction.review_outside_duration"),
        ({"today": ENDS + timedelta(days=1)}, "/endsOn", "sanction.ends_in_the_past"),
    ],
    ids=["end before start", "review too early", "review too late", "over before it begins"],
)
def test_days_that_cannot_be_are_refused(days: dict[str, Any], place: str, code: str) -> None:
    command = propose(**days, deviation_reason=REASON)
    given(SANCTION, []).when(command).then_refused_at((place, code))


@pytest.mark.parametrize("review_on", [STARTS, REVIEW, ENDS])
def test_a_review_lies_within_the_duration_ends_included(review_on: date) -> None:
    given(SANCTION, []).when(propose(review_on=review_on)).then([proposed(review_on=review_on)])


@pytest.mark.parametrize(
    "other",
    [
        {"kind": "contact_arrangements"},
        {"ends_on": date(2026, 9, 22)},
        {"ends_on": date(2025, 3, 22)},
        NO_DURATION | {"kind": "warning_letter"},
    ],
    ids=["another kind", "longer", "shorter", "lighter"],
)
def test_differing_from_the_advice_takes_a_reason(other: dict[str, Any]) -> None:
    given(SANCTION, []).when(propose(**other)).then_refused_at(
        ("/deviationReason", "sanction.deviation_without_reason")
    )
    explained = {**other, "deviation_reason": sealed("why")}
    given(SANCTION, []).when(propose(**explained)).then([proposed(**explained)])


def test_the_advice_stays_with_the_proposal() -> None:
    command = propose(severity="light", repeated=True)
    advice = ADVICE.model_copy(update={"severity": "light", "repeated": True})
    given(SANCTION, []).when(command).then([proposed(advice=advice)])


def test_where_the_matrix_says_nothing_nothing_deviates() -> None:
    concern = fold([reported(types=("other",))])
    silent = ADVICE.model_copy(update={"type": "other", "kinds": (), "duration": None})
    command = propose(type="other", incidents={INCIDENT_ID: concern})
    given(SANCTION, []).when(command).then([proposed(advice=silent)])


def test_an_incident_has_to_be_in_the_dossier_and_stand() -> None:
    retracted = fold([reported(types=("physical",)), Retracted(reason=REASON)])
    incidents = {INCIDENT_ID: INCIDENT, OTHER_INCIDENT_ID: INCIDENT, an_id("a"): fold([]), an_id("b"): retracted}
    given(SANCTION, []).when(propose(incidents=incidents)).then_refused_at(
        ("/incidentIds/1", "sanction.incident_not_linked"),
        ("/incidentIds/2", "sanction.incident_not_there"),
        ("/incidentIds/3", "sanction.incident_retracted"),
    )
    given(SANCTION, []).when(propose(incidents={})).then_refused("sanction.no_incident")
    given(SANCTION, []).when(propose(dossier=UNLINKED)).then_refused("sanction.incident_not_linked")


@pytest.mark.parametrize("assessment", ["concern", "unfounded"])
def test_every_incident_it_rests_on_is_aggression(assessment: Assessment) -> None:
    both = dossier_state.fold(
        [OPENED, IncidentLinked(incident_id=INCIDENT_ID), IncidentLinked(incident_id=OTHER_INCIDENT_ID)]
    )
    judged = fold([reported(types=("physical",)), Assessed(assessment=assessment, reason=REASON)])
    command = propose(dossier=both, incidents={INCIDENT_ID: INCIDENT, OTHER_INCIDENT_ID: judged})
    given(SANCTION, []).when(command).then_refused_at(("/incidentIds/1", "sanction.incident_no_aggression"))


def test_there_has_to_be_a_dossier() -> None:
    given(SANCTION, []).when(propose(dossier=dossier_state.fold([]))).then_refused("sanction.dossier_not_there")


def test_nothing_is_proposed_in_a_dossier_that_goes_on_in_another() -> None:
    given(SANCTION, []).when(propose(dossier=MERGED)).then_refused_at(("/dossierId", "sanction.dossier_merged"))


def test_it_can_rest_on_several_incidents() -> None:
    both = dossier_state.fold(
        [OPENED, IncidentLinked(incident_id=INCIDENT_ID), IncidentLinked(incident_id=OTHER_INCIDENT_ID)]
    )
    command = propose(dossier=both, incidents={INCIDENT_ID: INCIDENT, OTHER_INCIDENT_ID: INCIDENT})
    given(SANCTION, []).when(command).then([proposed(incident_ids=(*IDS, OTHER_INCIDENT_ID))])


def test_the_matrix_is_asked_for_a_type_that_the_incidents_have() -> None:
    given(SANCTION, []).when(propose(type="verbal", deviation_reason=REASON)).then_refused(
        "sanction.type_not_of_incidents"
    )
    given(SANCTION, []).when(propose(type="rude")).then_refused_at(("/type", "catalogue.unknown_code"))


def test_every_fault_is_named_at_once() -> None:
    command = propose(kind="building_ban", type="rude", dossier=UNLINKED, norm=None, starts_on=date(2026, 1, 1))
    given(SANCTION, []).when(command).then_refused_at(
        ("/incidentIds/0", "sanction.incident_not_linked"),
        ("/type", "catalogue.unknown_code"),
        ("/norm", "sanction.not_motivated"),
        ("/endsOn", "sanction.ends_before_it_starts"),
    )


def test_the_same_proposal_twice_stays_quiet_and_another_is_refused() -> None:
    given(SANCTION, [proposed()]).when(propose()).then_nothing_happened()
    given(SANCTION, [proposed()]).when(propose(norm=sealed("other"))).then_refused("sanction.already_proposed")
    given(SANCTION, [WARNING]).when(propose()).then_refused("sanction.already_proposed")

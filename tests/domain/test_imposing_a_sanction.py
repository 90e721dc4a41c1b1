"""A sanction or measure that follows an incident."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from domain.catalogue.version_1 import CATALOGUE_1
from domain.incident.events import Assessed, Assessment, Retracted
from domain.incident.state import fold
from domain.periods import Occurrence
from domain.sanction.commands import ImposeSanction
from domain.sanction.decisions import decide
from domain.sanction.events import SanctionImposed
from domain.sanction.state import INITIAL
from tests.domain.examples import REASON, an_id, reported, sealed
from tests.domain.given import SANCTION, given

INCIDENT_ID = an_id("incident")
INCIDENT_DAY = date(2024, 9, 16)
TODAY = date(2024, 9, 20)
_SANCTION: dict[str, Any] = {"kind": "warning_letter", "imposed_on": date(2024, 9, 18)}


def impose(**changes: Any) -> ImposeSanction:
    situation = {"today": TODAY, "incident_id": INCIDENT_ID, "incident": fold([reported()])}
    return ImposeSanction(**(situation | _SANCTION | changes))


def imposed(**changes: Any) -> SanctionImposed:
    return SanctionImposed(**({"catalogue_version": 1, "incident_ids": (INCIDENT_ID,)} | _SANCTION | changes))


@pytest.mark.parametrize("kind", [entry.code for entry in CATALOGUE_1.sanctions if not entry.restricts])
def test_every_sanction_that_restricts_nobody_can_be_imposed_the_short_way(kind: str) -> None:
    given(SANCTION, []).when(impose(kind=kind)).then([imposed(kind=kind)])


@pytest.mark.parametrize("kind", [entry.code for entry in CATALOGUE_1.sanctions if entry.restricts])
def test_what_restricts_somebody_takes_a_proposal_and_a_hearing(kind: str) -> None:
    given(SANCTION, []).when(impose(kind=kind)).then_refused_at(("/kind", "sanction.proposal_required"))


def test_a_sanction_can_have_a_note() -> None:
    given(SANCTION, []).when(impose(note=sealed("note"))).then([imposed(note=sealed("note"))])


def test_the_fact_says_by_which_version_of_the_catalogue_it_was_imposed() -> None:
    later = CATALOGUE_1.model_copy(update={"version": 7})
    assert decide(INITIAL, impose(), later) == [imposed(catalogue_version=7)]


@pytest.mark.parametrize("day", [INCIDENT_DAY, TODAY], ids=["on the day of the incident", "today"])
def test_the_first_and_the_last_possible_day_are_inside(day: date) -> None:
    given(SANCTION, []).when(impose(imposed_on=day)).then([imposed(imposed_on=day)])


def test_tomorrow_is_refused() -> None:
    given(SANCTION, []).when(impose(imposed_on=date(2024, 9, 21))).then_refused_at(
        ("/imposedOn", "sanction.imposed_in_the_future")
    )


def test_the_day_before_the_incident_is_refused() -> None:
    given(SANCTION, []).when(impose(imposed_on=date(2024, 9, 15))).then_refused_at(
        ("/imposedOn", "sanction.imposed_before_incident")
    )


def test_the_day_of_the_incident_is_counted_in_the_netherlands() -> None:
    just_after_midnight = Occurrence(start=datetime(2024, 9, 15, 22, 30, tzinfo=UTC))
    incident = fold([reported(occurred=just_after_midnight)])
    given(SANCTION, []).when(impose(incident=incident, imposed_on=date(2024, 9, 16))).then(
        [imposed(imposed_on=date(2024, 9, 16))]
    )
    given(SANCTION, []).when(impose(incident=incident, imposed_on=date(2024, 9, 15))).then_refused(
        "sanction.imposed_before_incident"
    )


def test_an_unknown_kind_is_refused() -> None:
    given(SANCTION, []).when(impose(kind="stocks")).then_refused_at(("/kind", "catalogue.unknown_code"))


def test_every_fault_is_named_at_once() -> None:
    command = impose(kind="stocks", today=date(2024, 9, 10), imposed_on=date(2024, 9, 11))
    given(SANCTION, []).when(command).then_refused_at(
        ("/kind", "catalogue.unknown_code"),
        ("/imposedOn", "sanction.imposed_in_the_future"),
        ("/imposedOn", "sanction.imposed_before_incident"),
    )


def test_an_incident_that_is_not_there_is_refused() -> None:
    given(SANCTION, []).when(impose(incident=fold([]))).then_refused("sanction.incident_not_there")


def test_a_retracted_incident_is_refused() -> None:
    retracted = fold([reported(), Retracted(reason=REASON)])
    given(SANCTION, []).when(impose(incident=retracted)).then_refused("sanction.incident_retracted")


@pytest.mark.parametrize("assessment", ["concern", "unfounded"])
@pytest.mark.parametrize("kind", ["warning_letter", "police_report"])
def test_what_was_judged_to_be_no_aggression_is_not_sanctioned(kind: str, assessment: Assessment) -> None:
    judged = fold([reported(), Assessed(assessment=assessment, reason=REASON)])
    given(SANCTION, []).when(impose(kind=kind, incident=judged)).then_refused("sanction.incident_no_aggression")


def test_what_was_judged_to_be_aggression_after_all_is_sanctioned() -> None:
    judged = [Assessed(assessment=assessment, reason=REASON) for assessment in ("concern", "founded")]
    given(SANCTION, []).when(impose(incident=fold([reported(), *judged]))).then([imposed()])


def test_the_same_sanction_twice_stays_quiet() -> None:
    given(SANCTION, [imposed()]).when(impose()).then_nothing_happened()


@pytest.mark.parametrize(
    "other",
    [
        {"kind": "police_charge"},
        {"imposed_on": TODAY},
        {"incident_id": an_id("other incident")},
        {"note": sealed("note")},
    ],
    ids=["kind", "day", "incident", "note"],
)
def test_another_sanction_under_the_same_id_is_refused(other: dict[str, Any]) -> None:
    given(SANCTION, [imposed()]).when(impose(**other)).then_refused("sanction.already_imposed")

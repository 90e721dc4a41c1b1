"""A report to the police or a charge: when, by whom, and how it ended."""

from datetime import date
from typing import Any

import pytest

from domain.incident.events import Retracted
from domain.incident.state import fold
from domain.police.commands import MakeCase, RecordOutcome, RelyUpon
from domain.police.events import OutcomeRecorded, PoliceCharged, PoliceReported, ReliedUpon
from domain.police.state import cleared, rests_on
from domain.police.state import fold as fold_case
from tests.domain.examples import REASON, an_id, reported, sealed
from tests.domain.given import POLICE, given

FIRST, SECOND, DOSSIER, MARKER = an_id("first"), an_id("second"), an_id("dossier"), an_id("marker")
INCIDENT_DAY, TODAY = date(2024, 9, 16), date(2024, 9, 20)
MADE_ON = date(2024, 9, 18)
_CASE: dict[str, Any] = {
    "number": sealed("number"),
    "made_on": MADE_ON,
    "made_by": sealed("who"),
    "domicile_at_employer": True,
}
CHARGED = PoliceCharged(incident_ids=(FIRST,), **_CASE)


def make(**changes: Any) -> MakeCase:
    situation = {"today": TODAY, "kind": "charge", "incidents": {FIRST: fold([reported()])}}
    return MakeCase(**(situation | _CASE | changes))


def outcome(**changes: Any) -> RecordOutcome:
    return RecordOutcome(**({"today": TODAY, "outcome": "acquitted", "on": TODAY, "note": None} | changes))


def recorded(**changes: Any) -> OutcomeRecorded:
    return OutcomeRecorded(**({"incident_ids": (FIRST,), "outcome": "acquitted", "on": TODAY, "note": None} | changes))


RELY = RelyUpon(by="marker", id=MARKER, dossier_id=DOSSIER)
RELIED = ReliedUpon(by="marker", id=MARKER, dossier_id=DOSSIER)


def test_a_charge_is_recorded() -> None:
    given(POLICE, []).when(make()).then([CHARGED])


def test_a_report_to_the_police_can_be_about_several_incidents_and_have_no_number() -> None:
    both = {FIRST: fold([reported()]), SECOND: fold([reported()])}
    given(POLICE, []).when(make(kind="report", incidents=both, number=None)).then(
        [PoliceReported(incident_ids=(FIRST, SECOND), **(_CASE | {"number": None}))]
    )


@pytest.mark.parametrize("day", [INCIDENT_DAY, TODAY], ids=["on the day of the incident", "today"])
def test_a_case_starts_between_the_incident_and_today(day: date) -> None:
    given(POLICE, []).when(make(made_on=day)).then([CHARGED.model_copy(update={"made_on": day})])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"made_on": date(2024, 9, 21)}, "police.made_in_the_future"),
        ({"made_on": date(2024, 9, 15)}, "police.made_before_incident"),
        ({"incidents": {}}, "police.no_incident"),
        ({"incidents": {FIRST: fold([])}}, "police.incident_not_there"),
        ({"incidents": {FIRST: fold([reported(), Retracted(reason=REASON)])}}, "police.incident_retracted"),
    ],
    ids=["future", "before the incident", "no incident", "unknown incident", "retracted incident"],
)
def test_a_case_that_cannot_be_right_is_refused(change: dict[str, Any], code: str) -> None:
    given(POLICE, []).when(make(**change)).then_refused(code)


def test_a_case_is_made_once() -> None:
    given(POLICE, [CHARGED]).when(make()).then_nothing_happened()
    given(POLICE, [CHARGED]).when(make(made_on=TODAY)).then_refused("police.already_made")


def test_an_outcome_is_recorded_and_may_be_overturned() -> None:
    convicted = recorded(outcome="convicted", on=date(2024, 9, 19))
    given(POLICE, [CHARGED]).when(outcome()).then([recorded()])
    given(POLICE, [CHARGED, convicted]).when(outcome()).then([recorded()])
    given(POLICE, [CHARGED, recorded()]).when(outcome()).then_nothing_happened()


@pytest.mark.parametrize(
    ("day", "code"),
    [(date(2024, 9, 21), "police.outcome_in_the_future"), (date(2024, 9, 17), "police.outcome_before_case")],
)
def test_an_outcome_comes_after_the_case_and_not_in_the_future(day: date, code: str) -> None:
    given(POLICE, [CHARGED]).when(outcome(on=day)).then_refused_at(("/on", code))


def test_what_rests_on_a_case_is_on_record_with_it_once() -> None:
    given(POLICE, [CHARGED]).when(RELY).then([RELIED])
    given(POLICE, [CHARGED, RELIED]).when(RELY).then_nothing_happened()


@pytest.mark.parametrize("command", [outcome(), RELY], ids=["outcome", "rely"])
def test_there_is_nothing_to_say_of_a_case_that_was_not_made(command: Any) -> None:
    given(POLICE, []).when(command).then_refused("police.not_made")


@pytest.mark.parametrize(
    ("how", "expected"),
    [("acquitted", True), ("dismissed", True), ("convicted", False), ("withdrawn", False), ("pending", False)],
)
def test_only_an_acquittal_or_a_dismissal_is_without_guilt(how: str, expected: bool) -> None:
    assert cleared(fold_case([CHARGED, recorded(outcome=how)])) == expected


def test_a_case_rests_on_its_incidents() -> None:
    assert rests_on(fold_case([CHARGED]), {FIRST, SECOND})
    assert not rests_on(fold_case([CHARGED]), {SECOND})
    assert not rests_on(fold_case([]), {FIRST})
    assert not cleared(fold_case([]))

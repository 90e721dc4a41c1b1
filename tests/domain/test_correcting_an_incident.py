"""Correcting the account, the time and the setting of an incident: new facts with a reason, history stays."""

from datetime import timedelta

import pytest

from domain.event import Event, Value
from domain.incident.commands import CorrectDescription, CorrectOccurrence, CorrectSetting
from domain.incident.events import DescriptionCorrected, OccurrenceCorrected, SettingCorrected
from domain.periods import EARLIEST, Occurrence
from tests.domain.examples import DESCRIPTION, NOW, OCCURRED, REASON, reported, sealed
from tests.domain.given import INCIDENT, given

EARLIER = Occurrence(start=OCCURRED.start - timedelta(hours=1))
BETTER = sealed("better description")


def correct_occurrence(occurred: Occurrence) -> CorrectOccurrence:
    return CorrectOccurrence(at=NOW, occurred=occurred, reason=REASON)


def correct_setting(channel: str = "phone", unit: str = "Vergunningen") -> CorrectSetting:
    return CorrectSetting(channel=channel, unit=unit, reason=REASON)


def setting_corrected(channel: str, unit: str) -> SettingCorrected:
    return SettingCorrected(channel=channel, unit=unit, catalogue_version=1, reason=REASON)


def test_a_description_is_corrected_with_a_reason() -> None:
    given(INCIDENT, [reported()]).when(CorrectDescription(description=BETTER, reason=REASON)).then(
        [DescriptionCorrected(description=BETTER, reason=REASON)]
    )


def test_the_time_is_corrected_with_a_reason() -> None:
    given(INCIDENT, [reported()]).when(correct_occurrence(EARLIER)).then(
        [OccurrenceCorrected(occurred=EARLIER, reason=REASON)]
    )


@pytest.mark.parametrize(
    "occurred",
    [
        OCCURRED.model_copy(update={"end": OCCURRED.start + timedelta(hours=1)}),
        OCCURRED.model_copy(update={"approximate": True}),
    ],
    ids=["it was a period", "it was about then"],
)
def test_a_moment_can_become_a_period_or_approximate(occurred: Occurrence) -> None:
    given(INCIDENT, [reported()]).when(correct_occurrence(occurred)).then(
        [OccurrenceCorrected(occurred=occurred, reason=REASON)]
    )


@pytest.mark.parametrize(
    ("channel", "unit"),
    [("desk", "Vergunningen"), ("phone", "Toezicht"), ("desk", "Toezicht")],
    ids=["channel", "unit", "both"],
)
def test_the_setting_is_corrected_with_a_reason(channel: str, unit: str) -> None:
    given(INCIDENT, [reported()]).when(correct_setting(channel, unit)).then([setting_corrected(channel, unit)])


@pytest.mark.parametrize(
    ("past", "command"),
    [
        ([reported()], CorrectDescription(description=DESCRIPTION, reason=REASON)),
        (
            [reported(), DescriptionCorrected(description=BETTER, reason=REASON)],
            CorrectDescription(description=BETTER, reason=sealed("other reason")),
        ),
        ([reported()], correct_occurrence(OCCURRED)),
        ([reported(), OccurrenceCorrected(occurred=EARLIER, reason=REASON)], correct_occurrence(EARLIER)),
        ([reported()], correct_setting()),
        ([reported(), setting_corrected("desk", "Toezicht")], correct_setting("desk", "Toezicht")),
        ([reported()], correct_setting(unit=" Vergunningen ")),
    ],
    ids=["description", "description twice", "time", "time twice", "setting", "setting twice", "spaces around it"],
)
def test_a_correction_to_what_it_already_is_stays_quiet(past: list[Event], command: Value) -> None:
    given(INCIDENT, past).when(command).then_nothing_happened()


def test_a_correction_can_be_taken_back() -> None:
    past = [reported(), DescriptionCorrected(description=BETTER, reason=REASON)]
    given(INCIDENT, past).when(CorrectDescription(description=DESCRIPTION, reason=REASON)).then(
        [DescriptionCorrected(description=DESCRIPTION, reason=REASON)]
    )


def test_a_corrected_time_is_bound_like_a_reported_one() -> None:
    impossible = Occurrence(start=EARLIEST - timedelta(days=1), end=EARLIEST - timedelta(days=2))
    given(INCIDENT, [reported()]).when(correct_occurrence(impossible)).then_refused(
        "incident.too_long_ago", "incident.ends_before_it_starts"
    )


def test_a_corrected_time_is_measured_by_the_clock_of_the_correction() -> None:
    tomorrow = Occurrence(start=NOW + timedelta(days=1))
    given(INCIDENT, [reported()]).when(correct_occurrence(tomorrow)).then_refused("incident.in_the_future")
    given(INCIDENT, [reported()]).when(
        CorrectOccurrence(at=NOW + timedelta(days=1), occurred=tomorrow, reason=REASON)
    ).then([OccurrenceCorrected(occurred=tomorrow, reason=REASON)])


def test_a_corrected_setting_names_every_fault_at_once() -> None:
    given(INCIDENT, [reported()]).when(correct_setting("pigeon", " ")).then_refused_at(
        ("/channel", "catalogue.unknown_code"), ("/unit", "incident.no_unit")
    )

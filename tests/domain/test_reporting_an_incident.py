"""Reporting an incident: everything that was told in one fact, or every fault at once."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from pydantic import ValidationError

from domain.catalogue.version_1 import CATALOGUE_1
from domain.event import Value
from domain.incident.commands import ReportIncident
from domain.incident.decisions import decide
from domain.incident.events import Circumstances, IncidentReported, Perpetrator, Retracted
from domain.incident.state import INITIAL
from domain.periods import CLOCK_SLACK, EARLIEST, Occurrence
from domain.refusal import Refusal
from tests.domain.examples import (
    CITIZEN,
    DESCRIPTION,
    NEIGHBOUR,
    NOTHING_KNOWN,
    NOW,
    OCCURRED,
    REASON,
    REPORTER,
    SECOND_VICTIM,
    VICTIM,
    WITNESS,
    an_id,
    report,
    reported,
    sealed,
)
from tests.domain.given import INCIDENT, given

INSTANT = timedelta(microseconds=1)
LONGEST_UNIT = "é" * 120


def at(start: datetime, end: datetime | None = None) -> Occurrence:
    return Occurrence(start=start, end=end)


def test_everything_that_was_told_stands_in_one_fact() -> None:
    told = {
        "occurred": Occurrence(start=OCCURRED.start, end=OCCURRED.start + timedelta(hours=1), approximate=True),
        "channel": "home_visit",
        "unit": "Toezicht",
        "types": ("verbal", "psychological"),
        "description": DESCRIPTION,
        "circumstances": Circumstances(place=sealed("place"), injury=sealed("injury"), police_came=True),
        "victims": (VICTIM, SECOND_VICTIM),
        "reporter": REPORTER,
        "witnesses": (WITNESS,),
        "perpetrators": (CITIZEN, NEIGHBOUR),
    }
    given(INCIDENT, []).when(ReportIncident(at=NOW, **told)).then(
        [IncidentReported(reported_at=NOW, catalogue_version=1, **told)]
    )


def test_a_report_needs_no_perpetrator_no_reporter_and_no_witness() -> None:
    command = ReportIncident(
        at=NOW,
        occurred=OCCURRED,
        channel="phone",
        unit="Vergunningen",
        types=("verbal",),
        description=DESCRIPTION,
        victims=(VICTIM,),
    )
    given(INCIDENT, []).when(command).then([reported(perpetrators=(), reporter=None, witnesses=())])


def test_a_colleague_reports_for_the_victim() -> None:
    given(INCIDENT, []).when(report(victims=(VICTIM,), reporter=REPORTER)).then(
        [reported(victims=(VICTIM,), reporter=REPORTER)]
    )


def test_the_reporter_may_have_seen_it_himself() -> None:
    given(INCIDENT, []).when(report(reporter=REPORTER, witnesses=(REPORTER,))).then(
        [reported(reporter=REPORTER, witnesses=(REPORTER,))]
    )


@pytest.mark.parametrize(
    "perpetrator",
    [
        Perpetrator(person_id=an_id("x"), name=sealed("x")),
        Perpetrator(person_id=an_id("x"), address=sealed("x")),
        Perpetrator(person_id=an_id("x"), date_of_birth=sealed("x")),
        Perpetrator(person_id=an_id("x"), appearance=sealed("x")),
    ],
    ids=["name", "address", "date of birth", "appearance"],
)
def test_one_detail_of_the_perpetrator_is_enough(perpetrator: Perpetrator) -> None:
    given(INCIDENT, []).when(report(perpetrators=(perpetrator,))).then([reported(perpetrators=(perpetrator,))])


def test_types_are_kept_once_each_and_in_the_order_of_the_catalogue() -> None:
    given(INCIDENT, []).when(report(types=("other", "verbal", "other", "physical"))).then(
        [reported(types=("verbal", "physical", "other"))]
    )


def test_the_fact_says_by_which_version_of_the_catalogue_it_was_classified() -> None:
    later = CATALOGUE_1.model_copy(update={"version": 7})
    assert decide(INITIAL, report(), later) == [reported(catalogue_version=7)]


@pytest.mark.parametrize("channel", [entry.code for entry in CATALOGUE_1.channels])
def test_every_channel_of_the_catalogue_can_be_reported(channel: str) -> None:
    given(INCIDENT, []).when(report(channel=channel)).then([reported(channel=channel)])


@pytest.mark.parametrize(
    "occurred",
    [
        at(NOW),
        at(NOW + CLOCK_SLACK),
        at(NOW, NOW + CLOCK_SLACK),
        at(NOW, NOW),
        at(EARLIEST),
        at(EARLIEST, NOW),
    ],
    ids=["now", "our clock behind", "end ahead of our clock", "no length", "earliest", "a very long period"],
)
def test_the_bounds_of_time_themselves_are_inside(occurred: Occurrence) -> None:
    given(INCIDENT, []).when(report(occurred=occurred)).then([reported(occurred=occurred)])


def test_the_future_is_refused() -> None:
    given(INCIDENT, []).when(report(occurred=at(NOW + CLOCK_SLACK + INSTANT))).then_refused_at(
        ("/occurredAt", "incident.in_the_future")
    )


def test_an_end_in_the_future_is_refused_at_the_end() -> None:
    given(INCIDENT, []).when(report(occurred=at(NOW, NOW + CLOCK_SLACK + INSTANT))).then_refused_at(
        ("/occurredUntil", "incident.in_the_future")
    )


def test_before_2000_is_refused() -> None:
    given(INCIDENT, []).when(report(occurred=at(EARLIEST - INSTANT))).then_refused_at(
        ("/occurredAt", "incident.too_long_ago")
    )


def test_an_end_before_the_start_is_refused() -> None:
    given(INCIDENT, []).when(report(occurred=at(NOW, NOW - INSTANT))).then_refused_at(
        ("/occurredUntil", "incident.ends_before_it_starts")
    )


@pytest.mark.parametrize(
    ("moment", "code"),
    [
        (datetime.min.replace(tzinfo=UTC), "incident.too_long_ago"),
        (datetime.min.replace(tzinfo=timezone(timedelta(hours=-12))), "incident.too_long_ago"),
        (datetime.max.replace(tzinfo=UTC), "incident.in_the_future"),
        (datetime.max.replace(tzinfo=timezone(timedelta(hours=14))), "incident.in_the_future"),
    ],
    ids=["year 1", "year 1 west", "year 9999", "year 9999 east"],
)
def test_the_ends_of_the_calendar_are_refused_like_any_other_date(moment: datetime, code: str) -> None:
    given(INCIDENT, []).when(report(occurred=at(moment))).then_refused(code)


def test_no_type_is_refused() -> None:
    given(INCIDENT, []).when(report(types=())).then_refused_at(("/types", "incident.no_type"))


def test_every_unknown_type_is_refused_at_its_place() -> None:
    given(INCIDENT, []).when(report(types=("rude", "verbal", "Verbal"))).then_refused_at(
        ("/types/0", "catalogue.unknown_code"), ("/types/2", "catalogue.unknown_code")
    )


def test_an_unknown_channel_is_refused() -> None:
    given(INCIDENT, []).when(report(channel="pigeon")).then_refused_at(("/channel", "catalogue.unknown_code"))


@pytest.mark.parametrize("unit", ["", "  ", "\t\n"])
def test_no_unit_is_refused(unit: str) -> None:
    given(INCIDENT, []).when(report(unit=unit)).then_refused_at(("/unit", "incident.no_unit"))


def test_the_spaces_around_a_unit_are_no_part_of_it() -> None:
    given(INCIDENT, []).when(report(unit="  Vergunningen\n")).then([reported(unit="Vergunningen")])


def test_a_unit_of_120_characters_is_kept_whole() -> None:
    given(INCIDENT, []).when(report(unit=f" {LONGEST_UNIT} ")).then([reported(unit=LONGEST_UNIT)])


@pytest.mark.parametrize("make", [report, reported], ids=["command", "fact"])
def test_a_longer_unit_is_no_unit(make: Callable[..., Value]) -> None:
    with pytest.raises(ValidationError, match="at most 120 characters"):
        make(unit=f"{LONGEST_UNIT}é")


def test_no_victim_is_refused() -> None:
    given(INCIDENT, []).when(report(victims=())).then_refused_at(("/victims", "incident.no_victim"))


@pytest.mark.parametrize(
    "people",
    [
        {"victims": (VICTIM, VICTIM)},
        {"victims": (VICTIM,), "witnesses": (VICTIM,)},
        {"witnesses": (WITNESS, WITNESS)},
        {"perpetrators": (CITIZEN, CITIZEN)},
        {"victims": (VICTIM,), "perpetrators": (Perpetrator(person_id=VICTIM.person_id, name=VICTIM.name),)},
    ],
    ids=["victim twice", "victim and witness", "witness twice", "perpetrator twice", "victim and perpetrator"],
)
def test_the_same_person_twice_is_refused(people: dict[str, object]) -> None:
    given(INCIDENT, []).when(report(**people)).then_refused("incident.same_person_twice")


def test_a_perpetrator_of_whom_nothing_is_known_is_refused() -> None:
    given(INCIDENT, []).when(report(perpetrators=(CITIZEN, NOTHING_KNOWN))).then_refused(
        "incident.nothing_known_of_perpetrator"
    )


def test_a_report_names_every_fault_at_once() -> None:
    command = report(
        occurred=at(NOW + timedelta(days=2), NOW + timedelta(days=1)),
        channel="pigeon",
        unit=" ",
        types=("rude", "verbal", "loud"),
        victims=(),
        witnesses=(WITNESS, WITNESS),
        perpetrators=(NOTHING_KNOWN,),
    )
    given(INCIDENT, []).when(command).then_refused_at(
        ("/occurredAt", "incident.in_the_future"),
        ("/occurredUntil", "incident.ends_before_it_starts"),
        ("/occurredUntil", "incident.in_the_future"),
        ("/channel", "catalogue.unknown_code"),
        ("/unit", "incident.no_unit"),
        ("/types/0", "catalogue.unknown_code"),
        ("/types/2", "catalogue.unknown_code"),
        ("/victims", "incident.no_victim"),
        ("", "incident.same_person_twice"),
        ("/perpetrator", "incident.nothing_known_of_perpetrator"),
    )


def test_a_refusal_never_repeats_what_was_typed() -> None:
    with pytest.raises(Refusal) as refused:
        decide(INITIAL, report(channel="XyzzyChannel", types=("XyzzyType",)), CATALOGUE_1)
    assert [fault.code for fault in refused.value.faults] == ["catalogue.unknown_code"] * 2
    assert "xyzzy" not in f"{refused.value} {refused.value.faults}".lower()


def test_a_refused_code_names_the_codes_there_are() -> None:
    with pytest.raises(Refusal) as refused:
        decide(INITIAL, report(types=("rude",)), CATALOGUE_1)
    assert "Kies een van: verbal, physical, psychological, other." in refused.value.faults[0].message


def test_the_same_report_twice_is_refused_the_second_time() -> None:
    given(INCIDENT, [reported()]).when(report()).then_refused("incident.already_reported")


def test_an_id_that_was_retracted_is_never_used_again() -> None:
    given(INCIDENT, [reported(), Retracted(reason=REASON)]).when(report()).then_refused("incident.already_reported")


def test_a_moment_in_another_zone_is_the_same_moment() -> None:
    summer_time = timezone(timedelta(hours=2))
    given(INCIDENT, []).when(report(occurred=at(datetime(2024, 9, 16, 11, 30, tzinfo=summer_time)))).then(
        [reported(occurred=at(datetime(2024, 9, 16, 9, 30, tzinfo=UTC)))]
    )

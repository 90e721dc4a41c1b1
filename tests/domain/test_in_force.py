"""Whether a sanction holds on a day, what still has to be done, and what the matrix advises."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.catalogue.catalogue import SanctionKind
from domain.catalogue.version_1 import CATALOGUE_1
from domain.event import Event
from domain.periods import local_day
from domain.sanction import events as e
from domain.sanction.advice import advise, day_after, is_example
from domain.sanction.state import Sanction, fold, in_force
from domain.sanction.steps import Step, open_steps
from tests.domain.examples import REASON, an_id
from tests.domain.sanctions import (
    ACUTE,
    ADVICE,
    ANNULLED,
    APPROVED,
    ENDS,
    HEARD,
    IDS,
    LIFTED,
    OBJECTED,
    RESUMED,
    REVIEW,
    RUNNING,
    STARTS,
    SUSPENDED,
    TODAY,
    WARNING,
    imposed,
    objection_decided,
    proposed,
    shortened,
)

DAY = timedelta(days=1)
BAN = next(kind for kind in CATALOGUE_1.sanctions if kind.code == "building_ban")
LETTER = next(kind for kind in CATALOGUE_1.sanctions if kind.code == "warning_letter")
TOLD = e.PerpetratorTold(incident_ids=IDS, how="letter", told_on=TODAY)
DEMANDED = e.ReviewDemanded(incident_ids=IDS, ground="police_outcome", because_of=an_id("case"))
REVIEWED = e.SanctionReviewed(incident_ids=IDS, outcome="kept", review_on=ENDS, reason=REASON)


def test_it_holds_from_its_first_day_up_to_and_including_its_last() -> None:
    state = fold(RUNNING)
    assert [in_force(state, day) for day in (STARTS - DAY, STARTS, ENDS, ENDS + DAY)] == [False, True, True, False]


@pytest.mark.parametrize(
    ("ends_on", "last_moment"),
    [
        (date(2025, 3, 30), datetime(2025, 3, 30, 21, 59, 59, tzinfo=UTC)),
        (date(2025, 10, 26), datetime(2025, 10, 26, 22, 59, 59, tzinfo=UTC)),
        (date(2025, 3, 29), datetime(2025, 3, 29, 22, 59, 59, tzinfo=UTC)),
        (date(2025, 10, 25), datetime(2025, 10, 25, 21, 59, 59, tzinfo=UTC)),
    ],
    ids=["night to summer time", "night to winter time", "the night before summer time", "before winter time"],
)
def test_it_is_over_at_midnight_in_amsterdam(ends_on: date, last_moment: datetime) -> None:
    state = fold([proposed(ends_on=ends_on), HEARD, APPROVED, imposed(ends_on=ends_on)])
    assert in_force(state, local_day(last_moment))
    assert not in_force(state, local_day(last_moment + timedelta(seconds=1)))


@pytest.mark.parametrize(
    ("past", "holds"),
    [
        ([], False),
        ([proposed(), HEARD, APPROVED], False),
        ([WARNING], False),
        ([*RUNNING, SUSPENDED], False),
        ([*RUNNING, SUSPENDED, RESUMED], True),
        ([*RUNNING, LIFTED], False),
        ([*RUNNING, ANNULLED], False),
        ([*RUNNING, shortened(STARTS + DAY)], False),
    ],
    ids=["nothing", "proposed", "without duration", "suspended", "resumed", "lifted", "annulled", "shortened"],
)
def test_whether_it_holds_halfway(past: list[Event], holds: bool) -> None:
    assert in_force(fold(past), REVIEW) is holds


def test_earlier_ends_stay_known() -> None:
    state = fold([*RUNNING, shortened(ENDS - DAY), shortened(REVIEW)])
    assert isinstance(state, Sanction)
    assert (state.ends_on, state.earlier_ends) == (REVIEW, (ENDS, ENDS - DAY))


@pytest.mark.parametrize(
    ("past", "kind", "day", "steps"),
    [
        ([proposed()], BAN, TODAY, ("hearing", "second_decider")),
        ([proposed(), HEARD], BAN, TODAY, ("second_decider",)),
        ([proposed(), ACUTE, APPROVED], BAN, TODAY, ()),
        ([proposed()], None, TODAY, ()),
        (RUNNING, BAN, TODAY, ("tell",)),
        ([proposed(), ACUTE, APPROVED, imposed()], BAN, TODAY, ("hearing_afterwards", "tell")),
        ([*RUNNING, TOLD], BAN, TODAY, ()),
        ([*RUNNING, TOLD], BAN, REVIEW, ("review",)),
        ([*RUNNING, TOLD, REVIEWED], BAN, REVIEW, ()),
        ([*RUNNING, TOLD, DEMANDED], BAN, TODAY, ("review",)),
        ([*RUNNING, TOLD, OBJECTED], BAN, TODAY, ("answer_objection",)),
        ([*RUNNING, TOLD, OBJECTED, objection_decided()], BAN, TODAY, ("act_on_objection",)),
        ([*RUNNING, TOLD, OBJECTED, objection_decided(outcome="rejected")], BAN, TODAY, ()),
        ([*RUNNING, TOLD, OBJECTED, objection_decided(), shortened(REVIEW)], BAN, TODAY, ()),
        ([*RUNNING, TOLD, OBJECTED], BAN, ENDS + DAY, ("answer_objection",)),
        ([*RUNNING, TOLD, SUSPENDED, OBJECTED, objection_decided()], BAN, TODAY, ("act_on_objection",)),
        ([*RUNNING, TOLD, OBJECTED, objection_decided()], BAN, ENDS + DAY, ()),
        ([*RUNNING, TOLD, LIFTED, OBJECTED, objection_decided()], BAN, REVIEW, ()),
        ([*RUNNING, TOLD, LIFTED, OBJECTED, objection_decided(outcome="upheld")], BAN, REVIEW, ("act_on_objection",)),
        ([WARNING, OBJECTED, objection_decided()], LETTER, TODAY, ()),
        ([WARNING, OBJECTED, objection_decided(outcome="upheld")], LETTER, TODAY, ("act_on_objection",)),
        ([WARNING, OBJECTED, objection_decided(outcome="upheld"), ANNULLED], LETTER, TODAY, ()),
        (RUNNING, BAN, ENDS + DAY, ()),
        ([*RUNNING, LIFTED], BAN, REVIEW, ()),
        ([*RUNNING, OBJECTED, ANNULLED], BAN, TODAY, ()),
        ([WARNING], LETTER, TODAY, ()),
    ],
)
def test_what_still_has_to_be_done(
    past: list[Event], kind: SanctionKind | None, day: date, steps: tuple[Step, ...]
) -> None:
    state = fold(past)
    assert isinstance(state, Sanction)
    assert open_steps(state, kind, day) == steps


HAPPENED, LATER = TODAY - 4 * DAY, TODAY + DAY
OLD = HEARD.model_copy(update={"held_on": HAPPENED - DAY})
UNHEARD = [proposed(), OLD, APPROVED, imposed(), TOLD]


@pytest.mark.parametrize(
    ("past", "kind", "happened", "steps"),
    [
        ([proposed(), OLD, APPROVED], BAN, [HAPPENED], ("hearing",)),
        ([proposed(), OLD, APPROVED], BAN, [HAPPENED, HAPPENED - DAY], ()),
        ([proposed(), OLD, ACUTE, APPROVED], BAN, [HAPPENED], ()),
        ([proposed(), OLD, HEARD, APPROVED], BAN, [HAPPENED], ()),
        ([proposed(), OLD, APPROVED], BAN, [], ()),
        (UNHEARD, BAN, [HAPPENED], ("hearing_afterwards",)),
        (UNHEARD, LETTER, [HAPPENED], ()),
        ([*UNHEARD, HEARD], BAN, [HAPPENED], ()),
        ([proposed(), ACUTE, APPROVED, imposed(), TOLD, OLD], BAN, [HAPPENED], ("hearing_afterwards",)),
        ([*UNHEARD, LIFTED], BAN, [LATER], ()),
        ([*RUNNING, TOLD], BAN, [TODAY], ()),
        ([*RUNNING, TOLD], BAN, [HAPPENED, LATER], ("check_days",)),
        ([*RUNNING, TOLD], BAN, [LATER], ("hearing_afterwards", "check_days")),
        ([WARNING], LETTER, [LATER], ("check_days",)),
        ([WARNING, ANNULLED], LETTER, [LATER], ()),
    ],
)
def test_what_has_to_be_done_when_an_incident_happened_later_than_was_thought(
    past: list[Event], kind: SanctionKind | None, happened: list[date], steps: tuple[Step, ...]
) -> None:
    state = fold(past)
    assert isinstance(state, Sanction)
    assert open_steps(state, kind, TODAY, happened) == steps


def test_what_is_shortened_to_end_before_its_review_has_none() -> None:
    ends = {REVIEW: REVIEW, REVIEW + DAY: REVIEW, REVIEW - DAY: None}
    for ends_on, review_on in ends.items():
        state = fold([*RUNNING, shortened(ends_on)])
        assert isinstance(state, Sanction)
        assert state.review_on == review_on


def test_the_matrix_advises_by_type_severity_and_repetition() -> None:
    assert advise(CATALOGUE_1, "physical", "serious", repeated=False) == ADVICE
    assert advise(CATALOGUE_1, "other", "serious", repeated=False).kinds == ()


def test_the_matrix_that_ships_is_an_example_until_an_organisation_has_its_own() -> None:
    assert is_example(CATALOGUE_1)
    assert is_example(CATALOGUE_1.model_copy(update={"version": 2}))
    assert not is_example(CATALOGUE_1.model_copy(update={"matrix": CATALOGUE_1.matrix[1:]}))


@pytest.mark.parametrize(
    ("start", "period", "after"),
    [
        (date(2024, 1, 31), "P1M", date(2024, 2, 29)),
        (date(2024, 2, 29), "P1Y", date(2025, 2, 28)),
        (date(2024, 11, 30), "P3M", date(2025, 2, 28)),
        (date(2024, 12, 31), "P2W", date(2025, 1, 14)),
        (date(2024, 12, 31), "P1D", date(2025, 1, 1)),
        (date(2024, 12, 31), "PT48H", date(2024, 12, 31)),
    ],
)
def test_a_duration_is_a_period_of_the_calendar(start: date, period: str, after: date) -> None:
    assert day_after(start, period) == after

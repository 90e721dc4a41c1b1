"""Who is heard before it happened was heard about something else."""

from datetime import date, timedelta

from tests.domain.given import SANCTION, given
from tests.domain.sanctions import ACUTE, APPROVED, HEARD, MISSED, TODAY, impose, imposed, proposed

LONG_BEFORE = date(2019, 5, 5)


def test_a_hearing_from_before_the_incident_does_not_count() -> None:
    for before in (
        HEARD.model_copy(update={"held_on": LONG_BEFORE}),
        MISSED.model_copy(update={"invited_on": LONG_BEFORE}),
    ):
        given(SANCTION, [proposed(), before, APPROVED]).when(impose()).then_refused("sanction.heard_before_incident")


def test_one_that_came_after_it_is_enough() -> None:
    before = HEARD.model_copy(update={"held_on": LONG_BEFORE})
    after = HEARD.model_copy(update={"held_on": TODAY})
    given(SANCTION, [proposed(), before, after, APPROVED]).when(impose()).then([imposed()])


def test_two_hearings_that_do_not_count_make_none_that_does() -> None:
    before = HEARD.model_copy(update={"held_on": LONG_BEFORE})
    yesterday = TODAY - timedelta(days=1)
    given(SANCTION, [proposed(), before, HEARD, APPROVED]).when(impose(imposed_on=yesterday)).then_refused_at(
        ("/imposedOn", "sanction.imposed_before_hearing")
    )


def test_what_could_not_wait_is_not_held_up_by_a_hearing_about_something_else() -> None:
    before = HEARD.model_copy(update={"held_on": LONG_BEFORE})
    given(SANCTION, [proposed(), ACUTE, before, APPROVED]).when(impose()).then([imposed()])


def test_the_day_of_the_incident_itself_counts() -> None:
    same_day, day_before = (HEARD.model_copy(update={"held_on": date(2024, 9, day)}) for day in (16, 15))
    given(SANCTION, [proposed(), same_day, APPROVED]).when(impose()).then([imposed()])
    given(SANCTION, [proposed(), day_before, APPROVED]).when(impose()).then_refused("sanction.heard_before_incident")

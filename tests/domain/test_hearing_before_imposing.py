"""Who is heard before it happened was heard about something else."""

from datetime import date

from tests.domain.given import SANCTION, given
from tests.domain.sanctions import APPROVED, HEARD, MISSED, TODAY, impose, imposed, proposed

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

"""Deputies: who does somebody's tasks for a period."""

from datetime import date, timedelta
from typing import Any

import pytest

from domain.deputy.commands import AppointDeputy, EndDeputyship
from domain.deputy.events import DeputyAppointed, DeputyEnded
from domain.deputy.state import fold, holds_on
from tests.domain.examples import REASON, an_id
from tests.domain.given import DEPUTY, given

PERSON, OTHER = an_id("manager"), an_id("advisor")
TODAY = date(2024, 9, 20)
FIRST, LAST = date(2024, 9, 23), date(2024, 10, 4)
WHO: dict[str, Any] = {"deputyship_id": an_id("first"), "person_id": PERSON, "deputy_id": OTHER}
APPOINTED = DeputyAppointed(**WHO, first_day=FIRST, last_day=LAST)


def appoint(**changes: Any) -> AppointDeputy:
    return AppointDeputy(**({"today": TODAY, **WHO, "first_day": FIRST, "last_day": LAST} | changes))


def end(today: date = TODAY) -> EndDeputyship:
    return EndDeputyship(today=today, deputyship_id=an_id("first"), reason=REASON)


def ended(on: date) -> DeputyEnded:
    return DeputyEnded(**WHO, on=on, reason=REASON)


def test_somebody_deputises_for_a_period() -> None:
    given(DEPUTY, []).when(appoint()).then([APPOINTED])
    given(DEPUTY, [APPOINTED]).when(appoint()).then_nothing_happened()
    given(DEPUTY, [APPOINTED]).when(appoint(last_day=LAST + timedelta(days=1))).then_refused("deputy.already_appointed")


@pytest.mark.parametrize(
    ("change", "place", "code"),
    [
        ({"deputy_id": PERSON}, "/deputyId", "deputy.oneself"),
        ({"first_day": date(2024, 9, 19)}, "/firstDay", "deputy.starts_in_the_past"),
        ({"last_day": date(2024, 9, 22)}, "/lastDay", "deputy.ends_before_it_starts"),
    ],
)
def test_a_period_that_cannot_be_right_is_refused(change: dict[str, Any], place: str, code: str) -> None:
    given(DEPUTY, []).when(appoint(**change)).then_refused_at((place, code))


def test_a_period_may_begin_today_and_last_a_day() -> None:
    one_day = {"first_day": TODAY, "last_day": TODAY}
    given(DEPUTY, []).when(appoint(**one_day)).then([DeputyAppointed(**WHO, **one_day)])


@pytest.mark.parametrize(
    ("first", "last", "free"),
    [
        (date(2024, 9, 20), date(2024, 9, 22), True),
        (date(2024, 9, 20), FIRST, False),
        (date(2024, 9, 25), date(2024, 9, 26), False),
        (date(2024, 9, 20), date(2024, 12, 1), False),
        (LAST, date(2024, 12, 1), False),
        (date(2024, 10, 5), date(2024, 12, 1), True),
    ],
)
def test_there_is_one_deputy_at_a_time(first: date, last: date, free: bool) -> None:
    second = appoint(deputyship_id=an_id("second"), first_day=first, last_day=last)
    outcome = given(DEPUTY, [APPOINTED]).when(second)
    if free:
        outcome.then([DeputyAppointed(**WHO | {"deputyship_id": an_id("second")}, first_day=first, last_day=last)])
    else:
        outcome.then_refused_at(("/firstDay", "deputy.overlaps"))


def test_it_ends_earlier_with_a_reason_and_makes_room_for_another() -> None:
    on = date(2024, 9, 26)
    rest = {"deputyship_id": an_id("second"), "first_day": on}
    given(DEPUTY, [APPOINTED]).when(end(on)).then([ended(on)])
    given(DEPUTY, [APPOINTED, ended(on)]).when(end(on)).then_nothing_happened()
    given(DEPUTY, [APPOINTED, ended(on)]).when(end(LAST)).then_refused("deputy.already_ended")
    given(DEPUTY, [APPOINTED, ended(on)]).when(appoint(**rest)).then(
        [DeputyAppointed(**WHO | rest, last_day=LAST)],
    )


def test_what_has_not_begun_can_be_called_off() -> None:
    again = {"deputyship_id": an_id("second")}
    given(DEPUTY, [APPOINTED]).when(end()).then([ended(TODAY)])
    given(DEPUTY, [APPOINTED, ended(TODAY)]).when(appoint(**again)).then(
        [DeputyAppointed(**WHO | again, first_day=FIRST, last_day=LAST)]
    )


def test_what_is_not_there_or_over_cannot_be_ended() -> None:
    given(DEPUTY, []).when(end()).then_refused("deputy.not_there")
    given(DEPUTY, [APPOINTED]).when(end(LAST + timedelta(days=1))).then_refused("deputy.is_over")
    given(DEPUTY, [APPOINTED]).when(end(LAST)).then([ended(LAST)])


def test_it_holds_from_the_first_day_to_the_last_or_until_it_was_ended() -> None:
    (known,) = fold([APPOINTED]).of.values()
    (short,) = fold([APPOINTED, ended(date(2024, 9, 26))]).of.values()
    days = [date(2024, 9, 22), FIRST, date(2024, 9, 25), date(2024, 9, 26), LAST, date(2024, 10, 5)]
    assert [holds_on(known, day) for day in days] == [False, True, True, True, True, False]
    assert [holds_on(short, day) for day in days] == [False, True, True, False, False, False]

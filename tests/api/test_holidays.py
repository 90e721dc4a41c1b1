"""The public holidays of the Netherlands, as dates."""

from datetime import date

import pytest

from api.holidays import public_holidays
from domain.catalogue.catalogue import OptionalHoliday

BOTH = ("good_friday", "liberation_day")
GOOD_FRIDAY, LIBERATION_DAY = date(2026, 4, 3), date(2026, 5, 5)


def test_the_days_are_those_of_the_law_on_terms() -> None:
    weekdays = {day for day in public_holidays(2026, 2026, BOTH) if day.weekday() < 5}
    assert weekdays == {
        date(2026, 1, 1),
        GOOD_FRIDAY,
        date(2026, 4, 6),
        date(2026, 4, 27),
        LIBERATION_DAY,
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 12, 25),
    }


@pytest.mark.parametrize(
    ("optional", "works_on"),
    [((), {GOOD_FRIDAY, LIBERATION_DAY}), (("good_friday",), {LIBERATION_DAY}), (("liberation_day",), {GOOD_FRIDAY})],
)
def test_good_friday_and_5_may_count_as_the_catalogue_says(
    optional: tuple[OptionalHoliday, ...], works_on: set[date]
) -> None:
    assert public_holidays(2026, 2026, BOTH) - public_holidays(2026, 2026, optional) == works_on


def test_5_may_can_be_a_working_day_in_a_lustrum_year_too() -> None:
    assert date(2025, 5, 5) in public_holidays(2025, 2025, BOTH)
    assert date(2025, 5, 5) not in public_holidays(2025, 2025, ())


def test_ascension_day_on_5_may_stays_a_holiday() -> None:
    assert date(2016, 5, 5) in public_holidays(2016, 2016, ())


def test_several_years_are_one_set_with_the_last_one_in_it() -> None:
    assert public_holidays(2026, 2027, BOTH) == public_holidays(2026, 2026, BOTH) | public_holidays(2027, 2027, BOTH)

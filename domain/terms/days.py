"""Days and calendar periods: a month is a month, whatever its length, and a weekend is no working day."""

from calendar import SATURDAY, monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Final, Literal, NamedTuple

from domain.catalogue.catalogue import CalendarPeriod

Unit = Literal["minutes", "hours", "days", "weeks", "months", "years"]

_UNITS: Final[dict[str, Unit]] = {"D": "days", "W": "weeks", "M": "months", "Y": "years"}
_CLOCK_UNITS: Final[dict[str, Unit]] = {"M": "minutes", "H": "hours"}


class Length(NamedTuple):
    """A calendar period, taken apart."""

    number: int
    unit: Unit

    @property
    def on_the_clock(self) -> timedelta | None:
        """How long hours or minutes last; None for a period of days or longer, which has no one length."""
        if self.unit == "hours":
            return timedelta(hours=self.number)
        return timedelta(minutes=self.number) if self.unit == "minutes" else None


def length(period: CalendarPeriod) -> Length:
    """`P3M` is 3 months, `PT48H` is 48 hours."""
    units = _CLOCK_UNITS if period.startswith("PT") else _UNITS
    return Length(int(period.strip("PTYMWDH")), units[period[-1]])


def day_after(day: date, period: CalendarPeriod, times: int = 1) -> date:
    """The day that lies this period after a day, or a number of times the period (negative: before it).

    Months and years end on the last day of a month that is too short: P1M after 31 January is 28 or 29 February. For a
    series (a review every P1M) count from the first day with `times`, never from the one before: then the 31st comes
    back. Raises ValueError for hours and minutes, OverflowError beyond the calendar.
    """
    number, unit = length(period)
    match unit:
        case "days":
            return day + timedelta(days=number * times)
        case "weeks":
            return day + timedelta(weeks=number * times)
        case "months":
            return _months_after(day, number * times)
        case "years":
            return _months_after(day, number * times * 12)
    raise ValueError("hours and minutes are counted on a clock, not in days")


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError("beyond the calendar")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def is_working_day(day: date, holidays: frozenset[date]) -> bool:
    """Neither in a weekend nor a public holiday."""
    return day.weekday() < SATURDAY and day not in holidays


def working_days_after(day: date, holidays: frozenset[date]) -> Iterator[date]:
    """Every working day later than this one, in order."""
    return _working_days(day, holidays, timedelta(days=1))


def nth_working_day(day: date, count: int, holidays: frozenset[date]) -> date:
    """The first, second, … working day later than this one."""
    return next(islice(working_days_after(day, holidays), count - 1, None))


def nth_working_day_before(day: date, count: int, holidays: frozenset[date]) -> date:
    """The first, second, … working day earlier than this one."""
    return next(islice(_working_days(day, holidays, timedelta(days=-1)), count - 1, None))


def on_or_after(day: date, holidays: frozenset[date]) -> date:
    """This day when it is a working day, else the next one that is."""
    return day if is_working_day(day, holidays) else nth_working_day(day, 1, holidays)


def _working_days(day: date, holidays: frozenset[date], step: timedelta) -> Iterator[date]:
    while True:
        day += step
        if is_working_day(day, holidays):
            yield day

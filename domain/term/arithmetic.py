"""When a term ends, and when to remind of it.

The rules, from scenario 5 of the project's domain paper and, where it is silent, the law on terms that Dutch
authorities count by (Algemene termijnenwet, https://wetten.overheid.nl/BWBR0002448):

- Calendar, hours and minutes: real time. PT48H is 48 hours, also in the night on which the clock changes.
- Calendar, days and longer: to the end of that day.
- Working days, hours and minutes: real time, but weekends and holidays do not count, so 24 hours per working day.
- Working days, days: to the end of the n-th working day after the day on which it began.
- Working days, weeks and longer: as in the calendar; an end on a weekend or holiday moves to the end of the next
  working day (article 1).

A term can also end on a day that a fact names, such as that of a planned review: at the end of that day. The catalogue
then says when to remind of it, and not for how long it runs.

The day on which a term begins does not count as one of its days. A term that begins on a day that does not count begins
to run when the next working day begins. The end is the last moment that is in time.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from domain.catalogue.catalogue import CalendarPeriod, Term
from domain.periods import AMSTERDAM, Moment, local_day
from domain.term.days import (
    Length,
    day_after,
    length,
    nth_working_day,
    nth_working_day_before,
    on_or_after,
    working_days_after,
)

_A_DAY: Final = timedelta(days=1)


def ends_at(start: Moment, term: Term, holidays: frozenset[date]) -> Moment:
    """The last moment at which a term that began at `start` is met.

    `holidays` are the public holidays that do not count, over all the years that the term may touch; they matter only
    for a term that is counted in working days. Raises OverflowError beyond the calendar.
    """
    how_long = length(term.period)
    on_the_clock = how_long.on_the_clock
    if term.counted_in == "calendar":
        if on_the_clock is not None:
            return start.astimezone(UTC) + on_the_clock
        return end_of(day_after(local_day(start), term.period))
    if on_the_clock is not None:
        return _after_working_time(start, on_the_clock, holidays)
    return end_of(_last_working_day(local_day(start), term.period, how_long, holidays))


def remind_at(start: Moment, term: Term, holidays: frozenset[date]) -> Moment | None:
    """The moment from which to remind of a term that began at `start`; None when it asks for no reminder."""
    return remind_before(ends_at(start, term, holidays), start, term, holidays)


def remind_before(end: Moment, start: Moment, term: Term, holidays: frozenset[date]) -> Moment | None:
    """The same for a term of which a fact says when it ends: a review that was planned on a day.

    Hours and minutes before the end are real time; of days and longer the reminder comes when that day begins. A term
    in working days is reminded of that many working days ahead. Never before the term began.
    """
    if term.remind_before is None:
        return None
    how_long = length(term.remind_before)
    if how_long.on_the_clock is not None:
        return max(start.astimezone(UTC), end - how_long.on_the_clock)
    last = local_day(end)
    if term.counted_in == "working_days" and how_long.unit == "days":
        first = nth_working_day_before(last, how_long.number, holidays)
    else:
        first = day_after(last, term.remind_before, times=-1)
    return max(start.astimezone(UTC), beginning_of(first))


def has_passed(end: Moment, now: Moment) -> bool:
    """Whether a term that ends at `end` is over: from the moment after it."""
    return now > end


def beginning_of(day: date) -> Moment:
    """The first moment of a day in the Netherlands."""
    return datetime.combine(day, time.min, AMSTERDAM).astimezone(UTC)


def end_of(day: date) -> Moment:
    """The last moment of a day in the Netherlands, which lasts 23, 24 or 25 hours."""
    return beginning_of(day + _A_DAY) - datetime.resolution


def _last_working_day(first: date, period: CalendarPeriod, how_long: Length, holidays: frozenset[date]) -> date:
    if how_long.unit == "days":
        return nth_working_day(first, how_long.number, holidays)
    return on_or_after(day_after(first, period), holidays)


def _after_working_time(start: Moment, left: timedelta, holidays: frozenset[date]) -> Moment:
    """Spend `left` on the working days from `start` on. What is over when a day ends goes on when the next begins."""
    day = on_or_after(local_day(start), holidays)
    moment = max(start.astimezone(UTC), beginning_of(day))
    days = working_days_after(day, holidays)
    while (over := beginning_of(day + _A_DAY)) - moment <= left:
        left -= over - moment
        day = next(days)
        moment = beginning_of(day)
    return moment + left

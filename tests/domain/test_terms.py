"""When a term ends: in real hours, in days, in calendar months, and in working days."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.catalogue.catalogue import Term
from domain.periods import AMSTERDAM
from domain.term.arithmetic import beginning_of, end_of, ends_at, has_passed, remind_at, remind_before
from domain.term.days import day_after, length

NO_HOLIDAYS: frozenset[date] = frozenset()
CHRISTMAS = frozenset({date(2026, 12, 25), date(2026, 12, 26), date(2027, 1, 1)})


def local(text: str) -> datetime:
    """A moment as the clock in the Netherlands shows it, such as `2026-11-20 16:00`."""
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=AMSTERDAM).astimezone(UTC)


def last_moment(text: str) -> datetime:
    """The last moment of a day such as `2026-11-20`."""
    return local(f"{text} 00:00") + timedelta(days=1) - timedelta(microseconds=1)


def term(period: str, counted_in: str = "calendar", remind_before: str | None = None) -> Term:
    return Term.model_validate(
        {"code": "t", "label": "T", "period": period, "counted_in": counted_in, "remind_before": remind_before}
    )


@pytest.mark.parametrize(
    ("period", "count", "unit"),
    [("PT30M", 30, "minutes"), ("PT48H", 48, "hours"), ("P2D", 2, "days"), ("P6W", 6, "weeks"), ("P1M", 1, "months"),
     ("P10Y", 10, "years")],
)  # fmt: skip
def test_a_period_is_a_number_of_one_unit(period: str, count: int, unit: str) -> None:
    assert length(period) == (count, unit)


@pytest.mark.parametrize(
    ("start", "period", "end"),
    [
        ("2026-11-20", "P2D", "2026-11-22"),
        ("2026-11-20", "P2W", "2026-12-04"),
        ("2026-01-31", "P1M", "2026-02-28"),
        ("2028-01-31", "P1M", "2028-02-29"),
        ("2026-12-31", "P2M", "2027-02-28"),
        ("2028-02-29", "P1Y", "2029-02-28"),
        ("2028-02-29", "P4Y", "2032-02-29"),
        ("2026-11-20", "P12M", "2027-11-20"),
    ],
)
def test_a_term_of_days_or_longer_ends_when_that_day_ends(start: str, period: str, end: str) -> None:
    assert ends_at(local(f"{start} 16:00"), term(period), NO_HOLIDAYS) == last_moment(end)


def test_the_day_on_which_a_term_begins_is_the_day_in_the_netherlands() -> None:
    half_past_midnight = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    assert ends_at(half_past_midnight, term("P1D"), NO_HOLIDAYS) == last_moment("2026-07-03")


@pytest.mark.parametrize(
    ("before", "after"),
    [("2026-03-28 16:00", "2026-03-30 17:00"), ("2026-10-24 16:00", "2026-10-26 15:00")],
    ids=["an hour is lost in March", "an hour comes twice in October"],
)
def test_hours_are_real_hours_when_the_clock_changes(before: str, after: str) -> None:
    assert ends_at(local(before), term("PT48H"), NO_HOLIDAYS) == local(after)


@pytest.mark.parametrize(
    ("changing", "hours"), [("2026-03-29", 23), ("2026-10-25", 25)], ids=["short day in March", "long day in October"]
)
def test_a_term_of_days_covers_the_whole_day_on_which_the_clock_changes(changing: str, hours: int) -> None:
    day = date.fromisoformat(changing)
    end = ends_at(beginning_of(day) - timedelta(hours=10), term("P1D"), NO_HOLIDAYS)
    assert end == end_of(day)
    assert end - beginning_of(day) == timedelta(hours=hours) - timedelta(microseconds=1)
    assert not has_passed(end, beginning_of(day + timedelta(days=1)) - timedelta(microseconds=1))
    assert has_passed(end, beginning_of(day + timedelta(days=1)))


@pytest.mark.parametrize(
    ("start", "period", "end"),
    [
        ("2026-11-20 16:00", "P2D", "2026-11-24"),
        ("2026-11-21 09:00", "P2D", "2026-11-24"),
        ("2026-11-23 09:00", "P1D", "2026-11-24"),
        ("2026-12-24 16:00", "P1D", "2026-12-28"),
        ("2026-12-31 16:00", "P2D", "2027-01-05"),
    ],
    ids=["from Friday", "from Saturday", "from Monday", "over Christmas", "over New Year"],
)
def test_a_number_of_working_days_leaves_out_weekends_and_holidays(start: str, period: str, end: str) -> None:
    assert ends_at(local(start), term(period, "working_days"), CHRISTMAS) == last_moment(end)


@pytest.mark.parametrize(
    ("start", "period", "end"),
    [
        ("2026-11-09 10:00", "P2W", "2026-11-23"),
        ("2026-11-07 10:00", "P2W", "2026-11-23"),
        ("2026-11-25 10:00", "P1M", "2026-12-28"),
    ],
    ids=["ends on a Monday", "would end on a Saturday", "would end on Christmas, a Friday"],
)
def test_weeks_and_months_in_working_days_never_end_on_a_day_that_does_not_count(
    start: str, period: str, end: str
) -> None:
    assert ends_at(local(start), term(period, "working_days"), CHRISTMAS) == last_moment(end)


def test_hours_in_working_days_go_on_where_the_day_before_stopped() -> None:
    friday = local("2026-11-20 00:00")
    assert ends_at(friday, term("PT24H", "working_days"), NO_HOLIDAYS) == local("2026-11-23 00:00")
    assert ends_at(local("2026-11-21 12:00"), term("PT30M", "working_days"), NO_HOLIDAYS) == local("2026-11-23 00:30")


@pytest.mark.parametrize(
    ("how", "reminder"),
    [
        (term("PT48H", remind_before="PT12H"), "2026-11-22 04:00"),
        (term("P2W", remind_before="P2D"), "2026-12-02 00:00"),
        (term("P3M", remind_before="P2W"), "2027-02-06 00:00"),
        (term("P2D", "working_days", "P1D"), "2026-11-23 00:00"),
        (term("P1D", "working_days", "P1D"), "2026-11-20 16:00"),
        (term("P2W", "working_days", "P3D"), "2026-12-01 00:00"),
        (term("PT48H", remind_before="P1W"), "2026-11-20 16:00"),
    ],
    ids=["hours", "days", "weeks", "working days", "never before it began", "weeks in working days", "too far ahead"],
)
def test_a_reminder_comes_ahead_of_the_end(how: Term, reminder: str) -> None:
    assert remind_at(local("2026-11-20 16:00"), how, NO_HOLIDAYS) == local(reminder)


def test_a_term_without_a_reminder_has_none() -> None:
    assert remind_at(local("2026-11-20 16:00"), term("P1D"), NO_HOLIDAYS) is None


def test_a_series_is_counted_from_its_first_day() -> None:
    first = date(2026, 1, 31)
    assert [day_after(first, "P1M", times) for times in range(5)] == [
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2026, 3, 31),
        date(2026, 4, 30),
        date(2026, 5, 31),
    ]


def test_hours_cannot_be_added_to_a_day() -> None:
    with pytest.raises(ValueError, match="clock"):
        day_after(date(2026, 1, 31), "PT1H")


@pytest.mark.parametrize(
    ("counted_in", "before", "reminded"),
    [
        ("calendar", "P2W", local("2026-11-30 00:00")),
        ("calendar", "PT12H", last_moment("2026-12-14") - timedelta(hours=12)),
        ("working_days", "P1D", local("2026-12-11 00:00")),
        ("calendar", "P1Y", local("2026-11-20 16:00")),
        ("calendar", None, None),
    ],
    ids=["weeks", "hours", "working days", "not before it began", "none"],
)
def test_what_ends_on_a_day_of_its_own_is_reminded_of_as_the_catalogue_says(
    counted_in: str, before: str | None, reminded: datetime | None
) -> None:
    planned = end_of(date(2026, 12, 14))

    found = remind_before(planned, local("2026-11-20 16:00"), term("P3M", counted_in, before), NO_HOLIDAYS)

    assert found == reminded

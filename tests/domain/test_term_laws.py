"""What holds for every term and every beginning, whatever the holidays."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from domain.catalogue.catalogue import Term
from domain.periods import local_day
from domain.term.arithmetic import ends_at, remind_at
from domain.term.days import day_after, is_working_day
from tests.domain.test_terms import term

LAW = settings(max_examples=150, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate, Phase.shrink))
CLOCK_CHANGES = [datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)]

near_a_clock_change = st.builds(
    lambda change, away: change + away, st.sampled_from(CLOCK_CHANGES), st.timedeltas(timedelta(-3), timedelta(3))
)
midnights = st.dates(date(2024, 1, 1), date(2032, 12, 31)).map(lambda day: datetime(*day.timetuple()[:3], tzinfo=UTC))
moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 it is drawn
starts = moments | near_a_clock_change | midnights
holidays = st.frozensets(st.dates(date(2024, 1, 1), date(2032, 12, 31)), max_size=60)
periods = st.builds(lambda form, count: form.format(count), st.sampled_from(
    ["PT{}H", "PT{}M", "P{}D", "P{}W", "P{}M", "P{}Y"]), st.integers(1, 60))  # fmt: skip
terms = st.builds(term, periods, st.sampled_from(["calendar", "working_days"]), st.none() | periods)


@LAW
@given(starts, st.timedeltas(timedelta(0), timedelta(days=10)), terms, holidays)
def test_who_begins_later_never_has_to_be_ready_sooner(
    start: datetime, later: timedelta, any_term: Term, days: frozenset[date]
) -> None:
    assert ends_at(start, any_term, days) <= ends_at(start + later, any_term, days)


@LAW
@given(starts, terms, holidays)
def test_a_term_ends_after_it_began_and_in_utc(start: datetime, any_term: Term, days: frozenset[date]) -> None:
    end = ends_at(start, any_term, days)
    assert end > start
    assert end.tzinfo is UTC


@LAW
@given(starts, periods, holidays)
def test_in_working_days_no_term_ends_on_a_day_that_does_not_count(
    start: datetime, period: str, days: frozenset[date]
) -> None:
    assert is_working_day(local_day(ends_at(start, term(period, "working_days"), days)), days)


@LAW
@given(starts, periods, holidays)
def test_in_working_days_there_is_never_less_time(start: datetime, period: str, days: frozenset[date]) -> None:
    assert ends_at(start, term(period, "working_days"), days) >= ends_at(start, term(period), days)


@LAW
@given(starts, holidays)
def test_48_hours_are_48_hours(start: datetime, days: frozenset[date]) -> None:
    assert ends_at(start, term("PT48H"), days) - start == timedelta(hours=48)


@LAW
@given(starts, terms, holidays)
def test_a_reminder_lies_between_the_beginning_and_the_end(
    start: datetime, any_term: Term, days: frozenset[date]
) -> None:
    reminder = remind_at(start, any_term, days)
    assert reminder is None or start <= reminder <= ends_at(start, any_term, days)


@LAW
@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 60))
def test_a_series_of_months_never_drifts(day: date, times: int) -> None:
    nth = day_after(day, "P1M", times)
    assert (nth.year * 12 + nth.month) - (day.year * 12 + day.month) == times
    assert nth.day == day.day or (nth + timedelta(days=1)).day == 1
    assert day_after(day, "P12M") == day_after(day, "P1Y")


@LAW
@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)).filter(lambda day: day.day <= 28), st.integers(1, 60))
def test_months_one_by_one_are_as_long_as_all_at_once(day: date, times: int) -> None:
    step = day
    for _ in range(times):
        step = day_after(step, "P1M")
    assert step == day_after(day, f"P{times}M")

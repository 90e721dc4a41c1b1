"""A marker warns from its first day and is gone at the very moment its last date begins in the Netherlands."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from domain.marker.state import Marker, Phase, fold, in_force, phase
from domain.periods import local_day
from tests.domain.test_marking_a_dossier import APPROVED, END, MARKER, REJECTED, START, WITHDRAWN, proposed

A_MICROSECOND = timedelta(microseconds=1)
NIGHTS = [
    pytest.param(date(2026, 3, 29), datetime(2026, 3, 28, 23, tzinfo=UTC), id="clock goes forward"),
    pytest.param(date(2026, 3, 30), datetime(2026, 3, 29, 22, tzinfo=UTC), id="the day after, 23 hours on"),
    pytest.param(date(2026, 10, 25), datetime(2026, 10, 24, 22, tzinfo=UTC), id="clock goes back"),
    pytest.param(date(2026, 10, 26), datetime(2026, 10, 25, 23, tzinfo=UTC), id="the day after, 25 hours on"),
    pytest.param(date(2026, 7, 1), datetime(2026, 6, 30, 22, tzinfo=UTC), id="summer"),
    pytest.param(date(2027, 1, 1), datetime(2026, 12, 31, 23, tzinfo=UTC), id="winter"),
]


def marker(*decided: Any, **changes: object) -> Marker:
    return fold([proposed(**changes), *decided]).of[MARKER]


@pytest.mark.parametrize(("last_date", "midnight"), NIGHTS)
def test_it_ends_at_midnight_in_the_netherlands(last_date: date, midnight: datetime) -> None:
    ending = marker(APPROVED, starts_on=date(2026, 1, 1), ends_on=last_date)

    assert in_force(ending, local_day(midnight - A_MICROSECOND))
    assert not in_force(ending, local_day(midnight))


@pytest.mark.parametrize(("first_date", "midnight"), NIGHTS)
def test_it_begins_at_midnight_in_the_netherlands(first_date: date, midnight: datetime) -> None:
    beginning = marker(APPROVED, starts_on=first_date, ends_on=date(2028, 1, 1))

    assert not in_force(beginning, local_day(midnight - A_MICROSECOND))
    assert in_force(beginning, local_day(midnight))


@pytest.mark.parametrize(
    ("decided", "day", "expected"),
    [
        ([], START, "proposed"),
        ([], END, "lapsed"),
        ([APPROVED], START - timedelta(days=1), "upcoming"),
        ([APPROVED], START, "in_force"),
        ([APPROVED], END - timedelta(days=1), "in_force"),
        ([APPROVED], END, "ended"),
        ([REJECTED], START, "rejected"),
        ([APPROVED, WITHDRAWN], START, "withdrawn"),
        ([APPROVED, WITHDRAWN], END, "withdrawn"),
    ],
)
def test_how_it_stands_follows_from_what_was_decided_and_the_day(
    decided: list[object], day: date, expected: Phase
) -> None:
    found = marker(*decided)
    assert phase(found, day) == expected
    assert in_force(found, day) == (expected == "in_force")

"""Incident numbers: a series per year in the Netherlands, written as people write them."""

from datetime import UTC, date, datetime

import pytest

from domain.incident.numbering import incident_number, number_series
from domain.periods import local_day
from tests.domain.examples import reported
from tests.domain.golden import Sample, samples


@pytest.mark.parametrize(
    ("reported_at", "series"),
    [
        (datetime(2024, 12, 31, 22, 59, 59, 999999, tzinfo=UTC), 2024),
        (datetime(2024, 12, 31, 23, 0, tzinfo=UTC), 2025),
        (datetime(2024, 12, 31, 23, 30, tzinfo=UTC), 2025),
        (datetime(2025, 1, 1, 0, 0, tzinfo=UTC), 2025),
        (datetime(2025, 7, 1, 12, 0, tzinfo=UTC), 2025),
    ],
)
def test_the_year_changes_at_midnight_in_the_netherlands(reported_at: datetime, series: int) -> None:
    assert number_series(reported(reported_at=reported_at)) == series


def test_the_year_is_that_of_the_report_and_not_of_the_incident() -> None:
    event = reported(reported_at=datetime(2025, 1, 10, 9, 0, tzinfo=UTC))
    assert event.occurred.start.year == 2024
    assert number_series(event) == 2025


@pytest.mark.parametrize(
    "sample",
    [sample for sample in samples() if not sample.topic.startswith("incident.reported.")],
    ids=lambda sample: sample.file.stem,
)
def test_no_other_event_takes_a_number(sample: Sample) -> None:
    assert number_series(sample.load()) is None


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "2026-0001"), (7, "2026-0007"), (9999, "2026-9999"), (10000, "2026-10000"), (123456, "2026-123456")],
)
def test_a_number_is_written_with_at_least_four_digits(number: int, written: str) -> None:
    assert incident_number(2026, number) == written


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2024, 7, 1, 21, 59, tzinfo=UTC), date(2024, 7, 1)),
        (datetime(2024, 7, 1, 22, 0, tzinfo=UTC), date(2024, 7, 2)),
        (datetime(2024, 1, 1, 22, 59, tzinfo=UTC), date(2024, 1, 1)),
        (datetime(2024, 1, 1, 23, 0, tzinfo=UTC), date(2024, 1, 2)),
    ],
    ids=["summer, before", "summer, after", "winter, before", "winter, after"],
)
def test_a_day_ends_at_midnight_in_the_netherlands_in_summer_and_winter(moment: datetime, day: date) -> None:
    assert local_day(moment) == day

"""Moments say their zone and are kept in UTC; a day is a day in the Netherlands."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from pydantic import ValidationError

from domain.dossier.commands import OpenDossier
from domain.dossier.events import DossierOpened, Subject
from domain.event import Value
from domain.incident.commands import CorrectOccurrence
from domain.periods import AMSTERDAM, Occurrence, local_day
from tests.domain.examples import NOW, OCCURRED, REASON, report, reported, sealed

NOWHERE = datetime(2024, 9, 16, 9, 30)  # noqa: DTZ001 a moment without a zone is the point
SUBJECT = Subject(kind="person", name=sealed("citizen"))
EAST = timezone(timedelta(hours=14))
WEST = timezone(timedelta(hours=-12))


@pytest.mark.parametrize(
    "make",
    [
        lambda: Occurrence(start=NOWHERE),
        lambda: Occurrence(start=NOW, end=NOWHERE),
        lambda: reported(reported_at=NOWHERE),
        lambda: DossierOpened(opened_at=NOWHERE, subject=SUBJECT),
        lambda: report(at=NOWHERE),
        lambda: CorrectOccurrence(at=NOWHERE, occurred=OCCURRED, reason=REASON),
        lambda: OpenDossier(at=NOWHERE, subject=SUBJECT),
    ],
    ids=["start", "end", "reported at", "opened at", "to report", "to correct", "to open"],
)
def test_a_moment_without_a_time_zone_is_no_moment(make: Callable[[], Value]) -> None:
    with pytest.raises(ValidationError, match="timezone"):
        make()


@pytest.mark.parametrize("zone", [EAST, WEST, AMSTERDAM], ids=["east", "west", "the Netherlands"])
def test_a_moment_is_stored_in_utc_whatever_zone_it_came_in(zone: timezone) -> None:
    elsewhere = reported(reported_at=NOW.astimezone(zone), occurred=Occurrence(start=OCCURRED.start.astimezone(zone)))
    assert elsewhere.model_dump_json() == reported().model_dump_json()
    assert elsewhere.reported_at.tzinfo is UTC


def test_the_hour_that_comes_twice_in_autumn_is_two_moments() -> None:
    half_past_two = datetime(2024, 10, 27, 2, 30, tzinfo=AMSTERDAM)
    twice = Occurrence(start=half_past_two, end=half_past_two.replace(fold=1))
    assert twice == Occurrence(
        start=datetime(2024, 10, 27, 0, 30, tzinfo=UTC), end=datetime(2024, 10, 27, 1, 30, tzinfo=UTC)
    )


@pytest.mark.parametrize(
    "beyond",
    [datetime.min.replace(tzinfo=EAST), datetime.max.replace(tzinfo=WEST)],
    ids=["year 1 east", "year 9999 west"],
)
def test_a_moment_that_utc_has_no_date_for_is_no_moment(beyond: datetime) -> None:
    with pytest.raises(ValidationError, match="outside the calendar of UTC"):
        Occurrence(start=beyond)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2024, 9, 15, 21, 59, tzinfo=UTC), date(2024, 9, 15)),
        (datetime(2024, 9, 15, 22, 0, tzinfo=UTC), date(2024, 9, 16)),
        (datetime(2024, 12, 31, 22, 59, tzinfo=UTC), date(2024, 12, 31)),
        (datetime(2024, 12, 31, 23, 0, tzinfo=UTC), date(2025, 1, 1)),
    ],
    ids=["before midnight in summer", "midnight in summer", "before midnight in winter", "midnight in winter"],
)
def test_a_moment_falls_on_a_day_in_the_netherlands(moment: datetime, day: date) -> None:
    assert local_day(moment) == day

"""Moments and the days they fall on. Stored in UTC, counted in the Netherlands."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.event import Value

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
"""Nothing older belongs in the register: no retention period reaches that far."""
CLOCK_SLACK = timedelta(minutes=5)
"""How far a caller's clock may run ahead of ours."""


class Occurrence(Value):
    """When it happened: a moment, or a period when `end` is given; `approximate` when nobody knows exactly."""

    start: datetime
    end: datetime | None = None
    approximate: bool = False


def local_day(moment: datetime) -> date:
    """The day in the Netherlands on which this moment falls."""
    return moment.astimezone(AMSTERDAM).date()

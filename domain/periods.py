"""Moments and the days they fall on. Stored in UTC, counted in the Netherlands."""

from datetime import UTC, date, datetime, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, AwareDatetime

from domain.event import Value

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
EARLIEST = datetime(2000, 1, 1, tzinfo=AMSTERDAM).astimezone(UTC)
"""When 2000 began in the Netherlands. Nothing older belongs in the register: no retention period reaches that far."""
CLOCK_SLACK = timedelta(minutes=5)
"""How far a caller's clock may run ahead of ours."""


def _in_utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError as beyond:
        raise ValueError("this moment lies outside the calendar of UTC") from beyond


Moment = Annotated[AwareDatetime, AfterValidator(_in_utc)]
"""A point in time. It must say its zone, and is kept in UTC."""


class Occurrence(Value):
    """When it happened: a moment, or a period when `end` is given; `approximate` when nobody knows exactly."""

    start: Moment
    end: Moment | None = None
    approximate: bool = False


def local_day(moment: datetime) -> date:
    """The day in the Netherlands on which this moment falls."""
    return moment.astimezone(AMSTERDAM).date()

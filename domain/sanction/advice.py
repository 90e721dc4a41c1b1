"""What the sanction matrix advises, and whether a proposal differs from it."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from domain.catalogue.catalogue import CalendarPeriod, Catalogue, SanctionKind, Severity
from domain.catalogue.version_1 import CATALOGUE_1
from domain.sanction.events import Advice

_PERIOD: Final = re.compile(r"P(T?)(\d+)([YMWDH])")
_MONTHS: Final = {"Y": 12, "M": 1}
_DAYS: Final = {"W": 7, "D": 1}


def advise(catalogue: Catalogue, aggression_type: str, severity: Severity, *, repeated: bool) -> Advice:
    """The advice for this type and severity; without kinds when the matrix has no row for it."""
    asked = (aggression_type, severity, repeated)
    row = next((row for row in catalogue.matrix if (row.type, row.severity, row.repeated) == asked), None)
    return Advice(
        catalogue_version=catalogue.version,
        type=aggression_type,
        severity=severity,
        repeated=repeated,
        kinds=row.kinds if row else (),
        duration=row.duration if row else None,
    )


def is_example(catalogue: Catalogue) -> bool:
    """Its matrix is still the one PAR came with, which no organisation has adopted."""
    return catalogue.matrix == CATALOGUE_1.matrix


def deviates(advice: Advice, kind: SanctionKind, starts_on: date | None, ends_on: date | None) -> bool:
    """Another kind than was advised, or for longer or shorter. From an advice that says nothing, nothing deviates."""
    if not advice.kinds:
        return False
    if kind.code not in advice.kinds:
        return True
    if not kind.restricts or advice.duration is None or starts_on is None or ends_on is None:
        return False
    return ends_on not in _ends_of(starts_on, advice.duration)


def _ends_of(start: date, period: CalendarPeriod) -> tuple[date, date]:
    """People say 'a year' both with and without the same day of the next year."""
    beyond = day_after(start, period)
    return beyond - timedelta(days=1), beyond


def day_after(start: date, period: CalendarPeriod) -> date:
    """The same day so much later; the last of the month when that month has no such day.

    A period in hours or minutes is no duration of a sanction: it gives the day itself.
    """
    written = _PERIOD.fullmatch(period)
    if written is None or written[1]:
        return start
    count, unit = int(written[2]), written[3]
    if unit in _DAYS:
        return start + timedelta(days=count * _DAYS[unit])
    years, month = divmod(start.month - 1 + count * _MONTHS[unit], 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))

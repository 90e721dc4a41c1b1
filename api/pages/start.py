"""The start page: what PAR is, what came in last, and the table that comes out of it."""

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from starlette.responses import Response

from api.pages import views
from api.pages.visit import Visit
from api.presenting.incidents import IncidentSummaryOutput, incidents
from api.presenting.labels import UNKNOWN
from api.presenting.reports import CountOutput, ReportOutput, report
from api.presenting.words import divided
from api.presenting.written import counted
from domain.periods import local_day
from store.errors import StoreUnavailable

LATEST: Final = 10
EVER: Final = date(2000, 1, 1)
"""Nothing in the register is older."""
TABLE_FROM: Final = date(2024, 9, 1)
TABLE_TO: Final = date(2024, 12, 31)
"""The period of the integrity report of 2024, whose table the practice register brings back."""


class Row(NamedTuple):
    """A row of the table."""

    name: str
    more: str
    number: int


class Table(NamedTuple):
    """The table of the annual report, as the page shows it."""

    year: int
    first: date
    last: date
    total: int
    types: list[Row]
    sanction_total: int
    sanctions: list[Row]
    overlap: int | None
    """The sum of the types, when that is not the total."""


def start(visit: Visit) -> Response:
    """The start page."""
    latest = _latest(visit)
    figures = report(visit.register, TABLE_FROM.year, TABLE_FROM, TABLE_TO)
    return visit.page(
        "start.html",
        empty=not latest,
        latest=latest,
        held=_held(visit),
        table=as_table(figures) if figures.total else None,
        year=local_day(visit.register.clock()).year,
    )


def _latest(visit: Visit) -> tuple[IncidentSummaryOutput, ...]:
    """The newest incidents. None is only said of a register that is known to be empty."""
    fresh = visit.office.fresh.wait(views.START).fresh
    latest = incidents(visit.register, limit=LATEST).incidents
    if not latest and fresh:
        fresh = visit.caught_up(views.START)
        latest = incidents(visit.register, limit=LATEST).incidents
    if not latest and not fresh:
        raise StoreUnavailable
    return latest


def as_table(figures: ReportOutput) -> Table:
    """The figures with what the page says about them."""
    labels = sum(row.count for row in figures.types)
    return Table(
        year=figures.year,
        first=figures.first,
        last=figures.last,
        total=figures.total,
        types=_rows(figures.types),
        sanction_total=sum(row.count for row in figures.sanctions),
        sanctions=_rows(figures.sanctions),
        overlap=labels if labels != figures.total else None,
    )


def _rows(counts: Iterable[CountOutput]) -> list[Row]:
    return [Row(*_label(count), count.count) for count in counts]


def _label(count: CountOutput) -> tuple[str, str]:
    # A code that was counted and has no label comes as its own label.
    return (UNKNOWN, "") if count.label == count.code else divided(count.label)


def _held(visit: Visit) -> str:
    """How much there is, in a sentence."""
    every = report(visit.register, EVER.year, EVER, local_day(visit.register.clock()))
    verb = "staat" if every.total == 1 else "staan"
    return f"In dit register {verb} {counted(every.total, 'incident', 'incidenten')}."

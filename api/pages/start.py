"""The start page: what PAR is, what came in last, and the table that comes out of it."""

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from starlette.responses import Response

from api.pages.visit import Visit
from api.pages.words import counted, divided
from api.presenting.incidents import incidents
from api.presenting.reports import CountOutput, ReportOutput, report
from domain.periods import local_day
from projections.dossier_card.fold import DOSSIER_CARD
from projections.incident_overview.fold import INCIDENT_OVERVIEW
from projections.statistics_facts.fold import STATISTICS_FACTS

LATEST: Final = 10
TABLE_FROM: Final = date(2024, 9, 1)
TABLE_TO: Final = date(2024, 12, 31)
"""The period of the integrity report of 2024, whose table the practice register brings back."""
VIEWS: Final = (INCIDENT_OVERVIEW.name, STATISTICS_FACTS.name, DOSSIER_CARD.name)


class Row(NamedTuple):
    """A row of the table."""

    name: str
    more: str
    count: int


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
    visit.office.fresh.wait(VIEWS)
    latest = incidents(visit.register, limit=LATEST).incidents
    figures = report(visit.register, TABLE_FROM.year, TABLE_FROM, TABLE_TO)
    return visit.page(
        "start.html",
        empty=not latest,
        latest=latest,
        held=_held(visit),
        table=as_table(figures) if figures.total else None,
        year=local_day(visit.register.clock()).year,
    )


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

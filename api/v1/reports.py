"""The annual report: figures only, never a name."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.http.faults import ErrorItem
from api.http.problem import ProblemError
from api.http.route import make_router
from api.presenting.reports import Labels, ReportOutput, report
from api.v1.reading import Reading, shows_many
from projections.statistics_facts.fold import STATISTICS_FACTS

FACTS = (STATISTICS_FACTS.name,)

Year = Annotated[int, Path(ge=2000, le=9998, description="Het jaar waarin het gebeurde.")]
From = Annotated[date | None, Query(alias="from", description="De eerste dag; zonder: 1 januari.")]
To = Annotated[date | None, Query(alias="to", description="De laatste dag, telt mee; zonder: 31 december.")]
Wording = Annotated[
    Labels,
    Query(
        description="now: oude codes tellen als wat zij in de geldende catalogus zijn geworden. "
        "then: elke code met de benaming van toen."
    ),
]


def reports_router() -> APIRouter:
    """Routes over reports."""
    router = make_router("/reports", tags=["reports"])

    @router.get("/{year}", operation_id="getReport", responses=shows_many())
    def one(read: Reading, year: Year, first: From = None, last: To = None, labels: Wording = "now") -> ReportOutput:
        """Telt meldingen per soort en sancties per soort, over een jaar of een deel daarvan."""
        since, until = first or date(year, 1, 1), last or date(year, 12, 31)
        faults = [*_outside("/from", since, year), *_outside("/to", until, year), *_reversed(since, until)]
        if faults:
            raise ProblemError(400, errors=faults)
        return read.shown(FACTS, lambda register: report(register, year, since, until, labels))

    return router


def _outside(pointer: str, day: date, year: int) -> Iterator[ErrorItem]:
    if day.year != year:
        detail = "Deze dag ligt niet in het jaar van het verslag. Kies een dag in dat jaar, of vraag een ander jaar."
        yield ErrorItem(place="query", pointer=pointer, code="outside_year", detail=detail)


def _reversed(since: date, until: date) -> Iterator[ErrorItem]:
    if until < since:
        detail = "De laatste dag ligt voor de eerste. Wissel ze om."
        yield ErrorItem(place="query", pointer="/to", code="ends_before_it_starts", detail=detail)

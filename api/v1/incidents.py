"""Incidents: report one, look one up, list them."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.http.faults import ErrorItem
from api.http.fields import ShortText
from api.http.json_body import StrictBody
from api.http.problem import ProblemError
from api.http.route import make_router
from api.inputs import ReportInput, TypeCode
from api.presenting.history import HistoryOutput, history
from api.presenting.incidents import BadCursor, IncidentListOutput, IncidentOutput, Status, incident, incidents
from api.presenting.notices import NoticesOutput, notices_due
from api.presenting.progress import ProgressOutput, progress
from api.use_cases.incidents import report_soon
from api.v1.paths import IncidentId
from api.v1.reading import Reading, shows_many, shows_one, shows_version
from api.v1.writing import Writing, WrittenOutput, creates
from projections.incident_history.fold import INCIDENT_HISTORY
from projections.incident_overview.fold import INCIDENT_OVERVIEW
from projections.incident_overview.queries import LARGEST_PAGE

OVERVIEW = (INCIDENT_OVERVIEW.name,)
HISTORY = (INCIDENT_HISTORY.name,)

Year = Annotated[int | None, Query(ge=2000, le=9999, description="Het jaar van het meldingsnummer.")]
TypeFilter = Annotated[TypeCode | None, Query(description="Een soort agressie uit de catalogus.")]
UnitFilter = Annotated[ShortText | None, Query(description="De eenheid, met wat daarin opging.")]
StatusFilter = Annotated[Status | None, Query(description="Hoe ver het met de melding is.")]
Cursor = Annotated[str | None, Query(max_length=64, description="De `nextCursor` uit het vorige antwoord.")]
Limit = Annotated[int, Query(ge=1, le=LARGEST_PAGE, description="Hoeveel meldingen hoogstens.")]


def incidents_router() -> APIRouter:
    """Routes over incidents as a whole."""
    router = make_router("/incidents", tags=["incidents"])

    @router.post("", operation_id="reportIncident", status_code=201, responses=creates())
    async def report(write: Writing, body: Annotated[ReportInput, StrictBody()]) -> WrittenOutput:
        """Meldt een incident, ook namens een collega. Weglaten mag alles wat niet verplicht is."""
        written = await report_soon(write.register, write.ask(body), body)
        return write.answer(written, location=f"/v1/incidents/{written.id}")

    @router.get("", operation_id="listIncidents", responses=shows_many())
    def overview(
        read: Reading,
        *,
        year: Year = None,
        type: TypeFilter = None,  # noqa: A002 - the name of the filter
        unit: UnitFilter = None,
        status: StatusFilter = None,
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> IncidentListOutput:
        """Somt meldingen op, de nieuwste eerst, ook ingetrokken. Er staan geen persoonsgegevens in."""
        try:
            return read.shown(
                OVERVIEW,
                lambda register: incidents(
                    register, year=year, type=type, unit=unit, status=status, cursor=cursor, limit=limit
                ),
            )
        except BadCursor:
            raise _bad_cursor() from None

    _add_single_routes(router)
    return router


def _add_single_routes(router: APIRouter) -> None:
    @router.get("/{id}", operation_id="getIncident", responses=shows_version())
    def one(read: Reading, incident_id: IncidentId) -> IncidentOutput:
        """Toont een melding zoals zij nu is, ook als zij is ingetrokken."""
        found = read.shown(OVERVIEW, lambda register: incident(register, incident_id))
        return read.tagged(found)

    @router.get(
        "/{id}/history",
        operation_id="getIncidentHistory",
        responses=shows_one(),
        response_model_exclude_none=True,
    )
    def story(read: Reading, incident_id: IncidentId) -> HistoryOutput:
        """Toont alles wat met een melding gebeurde: wie, wanneer en waarom. Wat er niet is, blijft weg."""
        return read.shown(HISTORY, lambda register: history(register, incident_id))

    @router.get("/{id}/status", operation_id="getIncidentStatus", responses=shows_one())
    def status(read: Reading, incident_id: IncidentId) -> ProgressOutput:
        """Toont hoe ver het met een melding is, voor wie haar deed. Zonder inhoud: geen namen, geen teksten."""
        return read.shown((*OVERVIEW, *HISTORY), lambda register: progress(register, incident_id))

    @router.get("/{id}/notices", operation_id="getIncidentNotices", responses=shows_one())
    def notices(read: Reading, incident_id: IncidentId) -> NoticesOutput:
        """Toont wie bericht hoort te krijgen dat er een melding is, zonder inhoud. PAR mailt dit zelf nog niet."""
        return read.shown(OVERVIEW, lambda register: notices_due(register, incident_id))


def _bad_cursor() -> ProblemError:
    detail = "Dit is geen cursor uit een eerder antwoord. Begin opnieuw zonder cursor."
    return ProblemError(400, errors=[ErrorItem(place="query", pointer="/cursor", code="bad_cursor", detail=detail)])

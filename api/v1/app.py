"""The API under `/v1`: its routes and what is said about it. Made without a database, so its document is as well."""

from typing import Final

from fastapi import FastAPI
from starlette.requests import Request

from api.http.app import make_api
from api.http.context import InputContext
from api.http.openapi import ApiInfo
from api.office import office_of
from api.v1.aftercare import aftercare_router
from api.v1.catalogue import catalogue_router
from api.v1.consultations import consultations_router
from api.v1.corrections import corrections_router
from api.v1.damage import damage_router
from api.v1.deputies import deputies_router
from api.v1.dossier_pairs import dossier_pairs_router
from api.v1.dossiers import dossiers_router
from api.v1.incidents import incidents_router
from api.v1.letters import letters_router
from api.v1.links import links_router
from api.v1.markers import markers_router
from api.v1.notifications import notifications_router
from api.v1.people import people_router
from api.v1.police import police_cases_router, police_router
from api.v1.problems import UNAVAILABLE, add_store_problems
from api.v1.reports import reports_router
from api.v1.sanction_advice import sanction_advice_router
from api.v1.sanction_measures import measures_router
from api.v1.sanction_proposals import proposals_router
from api.v1.sanctions import sanctions_router
from api.v1.tasks import tasks_router
from api.v1.treatment import treatment_router
from api.v1.work import work_router

DESCRIPTION: Final = """Register van agressie tegen mensen met een publieke taak.

**Eigen wijzigingen teruglezen.** Wie schrijft, krijgt `position` terug: de plaats in het logboek. De dienst wacht bij
elke leesvraag vanzelf, hoogstens 2 seconden, tot te zien is wat via deze dienst is geschreven. Schreef u via een andere
dienst, stuur dan die plaats mee in de header `PAR-Position`. Het antwoord zegt in `PAR-View-Position` tot welke plaats
het zeker bij is. Is iets er niet en is het te vroeg om dat te zeggen, dan is het antwoord 503 met `Retry-After`.

**Twee keer versturen.** Stuur bij elke wijziging een eigen `Idempotency-Key` mee. Komt het antwoord niet aan, verstuur
dan hetzelfde met dezelfde sleutel: er gebeurt niets dubbel en u krijgt hetzelfde antwoord. Dezelfde sleutel met een
andere inhoud geeft 422; verder geeft deze API nooit 422. Een sleutel is van wie hem stuurt: de sleutel van een ander
telt niet mee.

**Wijzigen wat u zag.** Een correctie vraagt de `ETag` van de versie die u zag, in `If-Match`.

**Gewist.** Een gewist gegeven staat in het antwoord als `{"erasedOn": "2026-11-22"}`."""

INFO: Final = ApiInfo(
    title="PAR, Provinciaal Agressieregistratiesysteem",
    version="1.0.0",
    description=DESCRIPTION,
    contact_name="Functioneel beheer PAR",
    contact_email="beheer@example.org",
    contact_url="https://example.org/par",
)


def make_v1() -> FastAPI:
    """The application under `/v1`. It answers only behind `InOffice`."""
    routers = [
        incidents_router(),
        corrections_router(),
        people_router(),
        treatment_router(),
        aftercare_router(),
        sanctions_router(),
        sanction_advice_router(),
        proposals_router(),
        measures_router(),
        links_router(),
        dossiers_router(),
        consultations_router(),
        dossier_pairs_router(),
        markers_router(),
        police_router(),
        police_cases_router(),
        damage_router(),
        letters_router(),
        tasks_router(),
        deputies_router(),
        work_router(),
        notifications_router(),
        reports_router(),
        catalogue_router(),
    ]
    api = make_api(INFO, routers, _context, unavailable_errors=UNAVAILABLE)
    add_store_problems(api)
    return api


def _context(request: Request) -> InputContext:
    register = office_of(request).register
    return InputContext(now=register.clock(), catalogue=register.catalogue)

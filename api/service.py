"""The service as one ASGI application: the API, health, figures and pages over an open register."""

from collections.abc import AsyncIterator, Sequence
from contextlib import ExitStack, asynccontextmanager
from functools import cache, partial
from typing import Final

import anyio
from fastapi import FastAPI
from prometheus_client import CollectorRegistry
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from api.catalogues import CatalogueKeeper
from api.duplicates.finder import DuplicateFinder
from api.freshness import Freshness
from api.health import (
    database_check,
    health_routes,
    keyring_check,
    notifications_check,
    parked_check,
    views_check,
)
from api.http.app import Lifespan, make_site
from api.http.guard import Guard
from api.http.problem import ProblemError, problem_response
from api.metrics import NoteRoute, NotificationFigures, RequestFigures, ViewFigures, metrics_routes
from api.name_keeper import NameKeeper
from api.notification_keeper import NotificationKeeper
from api.notifications.port import Notifier
from api.office import InOffice, Office
from api.register import Register
from api.search import NameFinder
from api.term_keeper import TermKeeper
from api.use_cases.notifications import mail_figures
from api.v1.app import make_v1

ANSWER_SECONDS: Final = 4.8
"""Every answer has begun by then: a client that waits 5 s hears the 503 and not its own impatience."""
_NOT_FROM_HERE: Final = {
    400: "Dit adres is niet van deze dienst. Gebruik 127.0.0.1 of localhost, zoals de dienst bij het starten zei.",
    403: "Dit verzoek komt van een andere website. Er is niets opgeslagen. Gebruik de pagina's van PAR zelf.",
}


def make_service(
    register: Register,
    *,
    with_projections: bool = True,
    pages: Sequence[BaseRoute] = (),
    notifier: Notifier | None = None,
) -> ASGIApp:
    """The application. Its lifespan starts and stops the projections, unless they run elsewhere or run already.

    `pages` are the routes beside the API; they find the `Office` with `office_of`. Without a `notifier` nothing is
    mailed.
    """
    office = Office(register, Freshness(register.projector), NameFinder(register), DuplicateFinder(register), notifier)
    figures = CollectorRegistry()
    figures.register(ViewFigures(register.projector.status))
    figures.register(NotificationFigures(partial(mail_figures, register)))
    status = register.projector.status
    checks = (
        database_check(register.log.head),
        keyring_check(register.keyring),
        views_check(status),
        parked_check(status),
        notifications_check(notifier is not None, partial(mail_figures, register)),
    )
    beside = [*health_routes(checks), *metrics_routes("/metrics", figures), *pages]
    requests = RequestFigures(figures, beside)
    lifespan = _lifespan(office, with_projections=with_projections)
    site = make_site(_guarded_api(), beside, lifespan=lifespan, deadline_seconds=ANSWER_SECONDS)
    return requests.around(InOffice(site, office))


@cache
def _guarded_api() -> FastAPI:
    """The same for every register, and made once in a process: that takes most of a second."""
    api = make_v1()
    api.add_middleware(Guard, refuse=_refuse)
    api.add_middleware(NoteRoute)
    return api


def _refuse(request: Request, status: int) -> Response:
    return problem_response(request.scope, ProblemError(status, _NOT_FROM_HERE[status]))


def _lifespan(office: Office, *, with_projections: bool) -> Lifespan:
    @asynccontextmanager
    async def run(_site: Starlette) -> AsyncIterator[None]:
        with ExitStack() as started:
            if with_projections:
                started.enter_context(office.register.projector)
            started.enter_context(NameKeeper(office.names))
            started.enter_context(NameKeeper(office.duplicates))
            if with_projections:
                started.enter_context(TermKeeper(office.register))
                if office.notifier is not None:
                    started.enter_context(NotificationKeeper(office.register, office.notifier))
            started.enter_context(CatalogueKeeper(office.register.catalogues))
            stop = started.pop_all()
        yield
        await anyio.to_thread.run_sync(stop.close)

    return run

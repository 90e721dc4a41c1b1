"""The pages as one application, with its own words for every no."""

from starlette.applications import Starlette
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from api.http.guard import Guard
from api.pages.dossier_page import show_dossier
from api.pages.incident_page import show_incident
from api.pages.look import Assets, Look
from api.pages.report_page import open_form, received, send_form
from api.pages.search_page import empty_search, search
from api.pages.start import start
from api.pages.trouble import HANDLERS, trouble_page
from api.pages.visit import Endpoint, page
from api.register import Register


class PagesApp:
    """Pure ASGI: the pages as an application of their own, behind their guard."""

    def __init__(self, register: Register) -> None:
        look = Look(register)
        pages = make_app(look)

        def refuse(request: Request, status: int) -> Response:
            return trouble_page(request, look, status)

        self._guarded: ASGIApp = Guard(pages, refuse)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one request."""
        await self._guarded(scope, receive, send)


def make_app(look: Look) -> Starlette:
    """All pages. They show something only behind `InOffice`."""
    app = Starlette(
        routes=[
            Route("/", page(start)),
            Route("/zoeken", by_method(page(empty_search), page(search)), methods=["GET", "POST"]),
            Route("/dossiers/{id}", page(show_dossier)),
            Route("/incidenten/{number}", page(show_incident)),
            Route("/melden", by_method(page(open_form), send_form), methods=["GET", "POST"]),
            Route("/melden/ontvangen/{number}", page(received)),
            Mount("/static", GZipMiddleware(Assets())),
        ],
        exception_handlers=HANDLERS,
    )
    app.router.redirect_slashes = False
    app.state.look = look
    return app


def by_method(get: Endpoint, post: Endpoint) -> Endpoint:
    """One route for both, so that what else is asked of it hears of both."""

    async def answer(request: Request) -> Response:
        return await (post if request.method == "POST" else get)(request)

    return answer

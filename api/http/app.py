"""Ties the web ground together: the API application, and the site it is mounted in."""

import json
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, Final

from fastapi import APIRouter, FastAPI
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp

from api.http.body_limit import MAX_BODY_BYTES, BodyLimit
from api.http.context import ContextFactory
from api.http.crash import CrashGuard
from api.http.deadline import ANSWER_SECONDS, Deadline
from api.http.docs_page import docs_routes
from api.http.handlers import api_handlers, site_handlers
from api.http.head import HeadAsGet
from api.http.headers import SecurityHeaders
from api.http.openapi import ApiInfo, check_routes, document
from api.http.problem import ProblemError
from api.http.trace import TraceContext

Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]

_SILENT: Any = {"tracing": False, "metrics": False, "logs": False, "operation_spans": False, "auto_configure": False}
"""FastAPI's own telemetry records exception messages with their values."""

_ALL_METHODS: Final = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


def make_api(
    info: ApiInfo,
    routers: Sequence[APIRouter],
    context_factory: ContextFactory,
    *,
    unavailable_errors: Sequence[type[Exception]] = (),
) -> FastAPI:
    """The application under `/v1`, with its document at `/openapi.json` and its page at `/docs`.

    `context_factory` gives what the input of each request is judged against; `unavailable_errors` are answered with a
    503. What the routes need goes in `state` of the result. Raises RouteDeclarationError for a route declared badly.
    """
    app = FastAPI(
        title=info.title,
        version=info.version,
        openapi_url=None,
        redirect_slashes=False,
        telemetry=_SILENT,
        exception_handlers=api_handlers(unavailable_errors),
    )
    app.add_middleware(HeadAsGet)
    app.state.context_factory = context_factory
    for router in routers:
        app.include_router(router)
    check_routes(app)
    app.router.routes.extend([_document_route(document(app, info)), *docs_routes(info.title)])
    return app


def _document_route(schema: dict[str, Any]) -> Route:
    content = json.dumps(schema, ensure_ascii=False).encode()
    # ADR /core/publish-openapi: readable for every tool, from every origin, without signing in.
    headers = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}

    async def openapi(_request: Request) -> Response:
        return Response(content, media_type="application/json", headers=headers)

    return Route("/openapi.json", openapi)


def make_site(
    api: FastAPI,
    other_routes: Sequence[BaseRoute] = (),
    *,
    lifespan: Lifespan | None = None,
    deadline_seconds: float = ANSWER_SECONDS,
    max_body_bytes: int = MAX_BODY_BYTES,
) -> ASGIApp:
    """The whole: `api` at `/v1`, `other_routes` (pages, health) beside it, and every guard around both.

    An exception in `other_routes` is answered with a problem as well; pages that want their own words for a 404 bring
    them in an application of their own. `lifespan` belongs to the whole: that of a mounted application is never run.
    """
    site = Starlette(
        routes=[Mount("/v1", api), Route("/v1", _nothing_here, methods=_ALL_METHODS), *other_routes],
        exception_handlers=site_handlers(),
        lifespan=lifespan,
    )
    site.router.redirect_slashes = False
    guarded = Deadline(CrashGuard(BodyLimit(site, max_body_bytes)), deadline_seconds)
    return TraceContext(SecurityHeaders(guarded, api.version))


async def _nothing_here(_request: Request) -> Response:
    raise ProblemError(404)

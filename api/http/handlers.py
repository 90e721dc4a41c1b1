"""Which exception becomes which problem answer. Registered once, by `app.make_api`."""

from collections.abc import Callable, Coroutine, Iterable, Sequence
from typing import Any

import structlog
from fastapi.exceptions import RequestValidationError
from fastapi.routing import iter_route_contexts
from pydantic.alias_generators import to_camel
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from api.http.crash import crash_answer
from api.http.faults import ErrorItem, error_items
from api.http.preconditions import IF_MATCH, STALE
from api.http.problem import ProblemError, problem_response, unavailable
from domain.refusal import Fault, Refusal

_STATUS_OF_KIND = {"invalid": 400, "missing": 404, "conflict": 409}
"""In this order: input that cannot be right goes before what is not there, and that before what cannot be now."""


Handlers = dict[int | type[Exception], Callable[[Request, Any], Coroutine[Any, Any, Response]]]


def api_handlers(unavailable_errors: Sequence[type[Exception]] = ()) -> Handlers:
    """A problem answer for everything that can be raised below `/v1`; `unavailable_errors` become 503."""
    return {
        HTTPException: _http_answer,
        RequestValidationError: _invalid_answer,
        Refusal: _refused_answer,
        Exception: crash_answer,
        **dict.fromkeys(unavailable_errors, _unavailable_answer),
    }


def site_handlers() -> Handlers:
    """The same beside `/v1`, where there are no models and no commands."""
    return {HTTPException: _http_answer, Exception: crash_answer}


async def _http_answer(request: Request, error: HTTPException) -> Response:
    if isinstance(error, ProblemError):
        return problem_response(request.scope, error)
    headers = dict(error.headers or {})
    if error.status_code == 405:
        headers["Allow"] = ", ".join(sorted(_methods_here(request)))
    # The text of a bare HTTPException is English, and nobody watched over what is in it.
    return problem_response(request.scope, ProblemError(error.status_code, headers=headers))


def _methods_here(request: Request) -> set[str]:
    """Every method this path answers. Starlette names only those of the first route that matches (RFC 9110, 10.2.1)."""
    path = request.scope["path"].removeprefix(request.scope.get("root_path", ""))
    methods: set[str] = set()
    for route in iter_route_contexts(request.app.routes):
        if route.path_regex.match(path):
            methods.update(route.methods or ())
    return methods | {"HEAD"} if "GET" in methods else methods


async def _invalid_answer(request: Request, error: RequestValidationError) -> Response:
    errors = error_items(error.errors())
    return problem_response(request.scope, ProblemError(_status_of(errors), errors=errors))


def _status_of(errors: Iterable[ErrorItem]) -> int:
    """400, unless the only thing wrong is the version: then 428 for none and 412 for an old one."""
    found = {(item.place, item.pointer, item.code) for item in errors}
    if found == {("header", f"/{IF_MATCH}", "missing")}:
        return 428
    return 412 if found == {("header", f"/{IF_MATCH}", STALE)} else 400


async def _refused_answer(request: Request, error: Refusal) -> Response:
    kinds = {fault.kind for fault in error.faults}
    status = next((status for kind, status in _STATUS_OF_KIND.items() if kind in kinds), 409)
    detail = error.faults[0].message if len(error.faults) == 1 else None
    errors = [_item(fault) for fault in error.faults]
    return problem_response(request.scope, ProblemError(status, detail, errors=errors))


def _item(fault: Fault) -> ErrorItem:
    pointer = "/".join(to_camel(part) for part in fault.field.split("/"))
    return ErrorItem(place="body", pointer=pointer, code=fault.code, detail=fault.message)


async def _unavailable_answer(request: Request, error: Exception) -> Response:
    structlog.get_logger(__name__).warning("unavailable", error=type(error).__qualname__)
    return problem_response(request.scope, unavailable())

"""The kind of route everything under `/v1` is: negotiation before reading, and every fault of a request at once."""

import inspect
from collections.abc import Callable, Coroutine
from contextvars import ContextVar
from functools import wraps
from typing import Any, cast

from fastapi import APIRouter
from fastapi.datastructures import DefaultPlaceholder
from fastapi.dependencies.models import Dependant
from fastapi.dependencies.utils import get_flat_params
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response

from api.http.context import ContextFactory, using
from api.http.json_body import StrictRequest
from api.http.media import require_acceptable, require_json
from api.http.parameters import Parameter, describe, parameter_faults

Handler = Callable[[Request], Coroutine[Any, Any, Response]]

_found: ContextVar[list[dict[str, Any]]] = ContextVar("par_parameter_faults")


def make_router(prefix: str = "", *, tags: list[str] | None = None) -> APIRouter:
    """A router whose routes are strict. `app.make_api` refuses any other."""
    return APIRouter(prefix=prefix, tags=list(tags or []), route_class=ApiRoute, redirect_slashes=False)


class ApiRoute(APIRoute):
    """An APIRoute that reads strictly: see `json_body` for the body and `parameters` for the rest."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        super().__init__(path, _only_without_faults(endpoint), **options)

    def get_route_handler(self) -> Handler:
        """FastAPI's handler, which stays the one that calls the function, between our questions."""
        handle = super().get_route_handler()
        declared, offered = declared_parameters(self.dependant), _offered_media_types(self)

        async def strict(request: Request) -> Response:
            require_acceptable(request.headers, offered)
            make_context: ContextFactory = request.app.state.context_factory
            context = make_context(request)
            strict_request = StrictRequest(request, context)
            if self.body_field and await strict_request.body():
                require_json(request.headers)
            faults = parameter_faults(request, declared)
            token = _found.set(faults)
            try:
                with using(context):
                    return await handle(strict_request)
            except RequestValidationError as error:
                raise RequestValidationError(_together(faults, error)) from None
            finally:
                _found.reset(token)

        return strict


def declared_parameters(dependant: Dependant) -> tuple[Parameter, ...]:
    """The path, query and header parameters of a function, with those of its dependencies."""
    described = (describe(field.alias, field.field_info) for field in get_flat_params(dependant))
    return tuple(parameter for parameter in described if parameter)


def _only_without_faults(endpoint: Callable[..., Any]) -> Callable[..., Any]:
    """FastAPI calls the function when *its* checks pass; ours must have passed as well."""
    if inspect.iscoroutinefunction(endpoint):

        @wraps(endpoint)
        async def call_async(*args: Any, **values: Any) -> Any:
            _refuse_found()
            return await endpoint(*args, **values)

        return call_async

    @wraps(endpoint)
    def call(*args: Any, **values: Any) -> Any:
        _refuse_found()
        return endpoint(*args, **values)

    return call


def _refuse_found() -> None:
    if _found.get():
        raise RequestValidationError([])


def _together(ours: list[dict[str, Any]], error: RequestValidationError) -> list[dict[str, Any]]:
    """Our faults and FastAPI's; where both speak of one place, ours, which is the more exact."""
    places = {fault["loc"] for fault in ours}
    return [*ours, *(fault for fault in error.errors() if tuple(fault["loc"]) not in places)]


def _offered_media_types(route: APIRoute) -> frozenset[str]:
    """What a successful answer can be: the response class, and what `responses=` declares for a 2xx."""
    chosen = route.response_class
    response_class = chosen.value if isinstance(chosen, DefaultPlaceholder) else chosen
    declared = {
        media_type
        for status, response in route.responses.items()
        if str(status).startswith("2")
        for media_type in cast(dict[str, Any], response.get("content", {}))
    }
    return frozenset({response_class.media_type or "application/json", *declared})

"""Routes beside the API that can only be read, such as health and figures."""

from collections.abc import Callable
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.http.problem import ProblemError

_OTHER_METHODS: Final = ("POST", "PUT", "PATCH", "DELETE", "OPTIONS")


def get_routes(path: str, endpoint: Callable[[Request], Any]) -> list[Route]:
    """What answers GET, and what says so to every other method: the pages behind it would call it not there."""
    return [Route(path, endpoint), Route(path, _only_get, methods=_OTHER_METHODS)]


def _only_get(_request: Request) -> Response:
    raise ProblemError(405, headers={"Allow": "GET, HEAD"})

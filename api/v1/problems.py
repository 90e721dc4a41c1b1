"""What the store can say no with, as answers of the API. Beside these: `Refusal` (400, 404, 409), see `api.http`."""

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from api.http.crash import log_crash
from api.http.problem import ProblemError, problem_response
from api.letters.pdf import PdfBusy
from api.use_cases.asking import SeenMoved
from store.errors import DamagedSeal, KeyReused, KeysUnavailable, StoreUnavailable, VersionConflict

UNAVAILABLE = (StoreUnavailable, KeysUnavailable, PdfBusy)
"""Answered with 503: to be tried again, and never to be taken for an erasure."""


def add_store_problems(app: FastAPI) -> None:
    """Answer the store's errors. Those in `UNAVAILABLE` are handed to `make_api`."""
    app.add_exception_handler(SeenMoved, _stale)
    app.add_exception_handler(VersionConflict, _overtaken)
    app.add_exception_handler(KeyReused, _key_reused)
    app.add_exception_handler(DamagedSeal, _damaged)


async def _stale(request: Request, _error: Exception) -> Response:
    return problem_response(request.scope, ProblemError(412))


async def _overtaken(request: Request, error: Exception) -> Response:
    return problem_response(request.scope, ProblemError(409, str(error), code="overtaken"))


async def _key_reused(request: Request, _error: Exception) -> Response:
    # 422 here and nowhere else: draft-ietf-httpapi-idempotency-key-header, section 2.7.
    return problem_response(request.scope, ProblemError(422))


async def _damaged(request: Request, error: Exception) -> Response:
    log_crash(request.scope, error)
    return problem_response(request.scope, ProblemError(500, str(error), code="damaged_seal"))

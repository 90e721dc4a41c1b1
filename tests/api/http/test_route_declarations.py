"""A route that is declared badly does not start; nobody finds out in production."""

from collections.abc import Callable
from typing import Annotated

import pytest
from fastapi import APIRouter, Depends
from starlette.requests import Request

from api.http.app import make_api
from api.http.context import InputContext
from api.http.json_body import StrictBody
from api.http.models import InputModel
from api.http.openapi import RouteDeclarationError
from api.http.route import make_router
from tests.api.http.toy import INFO, NOW


class Small(InputModel):
    name: str


def _context(_request: Request) -> InputContext:
    return InputContext(NOW)


def _lax_router() -> APIRouter:
    router = APIRouter()
    router.get("/x", operation_id="x")(lambda: None)
    return router


def _without_operation_id() -> APIRouter:
    router = make_router()
    router.get("/x")(lambda: None)
    return router


def _lax_body() -> APIRouter:
    router = make_router()

    @router.post("/x", operation_id="x")
    def x(body: Small) -> None: ...

    return router


def _snake_case_query() -> APIRouter:
    router = make_router()

    @router.get("/x", operation_id="x")
    def x(page_size: str = "") -> None: ...

    return router


def _trailing_slash() -> APIRouter:
    router = make_router()
    router.get("/x/", operation_id="x")(lambda: None)
    return router


def _boundless_number() -> APIRouter:
    router = make_router()

    @router.get("/x/{number}", operation_id="x")
    def x(number: int) -> None: ...

    return router


def _query_of_router() -> APIRouter:
    def hidden(secret: str = "") -> None: ...

    outer = make_router()
    inner = make_router()
    inner.get("/x", operation_id="x")(lambda: None)
    outer.include_router(inner, dependencies=[Depends(hidden)])
    return outer


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (_lax_router, "make_router"),
        (_without_operation_id, "operation_id"),
        (_lax_body, "StrictBody"),
        (_snake_case_query, "camelCase"),
        (_trailing_slash, "slash"),
        (_boundless_number, "how large"),
        (_query_of_router, "not on the router"),
    ],
)
def test_the_application_does_not_start_with(make: Callable[[], APIRouter], words: str) -> None:
    with pytest.raises(RouteDeclarationError, match=words) as refused:
        make_api(INFO, [make()], _context)

    assert "/x" in str(refused.value)


def test_every_mistake_is_named_at_once() -> None:
    with pytest.raises(RouteDeclarationError) as refused:
        make_api(INFO, [_without_operation_id(), _lax_body()], _context)

    assert "operation_id" in str(refused.value)
    assert "StrictBody" in str(refused.value)


def test_the_same_operation_id_twice_is_refused() -> None:
    router = make_router()
    router.get("/a", operation_id="same")(lambda: None)
    router.get("/b", operation_id="same")(lambda: None)

    with pytest.raises(RouteDeclarationError, match="same"):
        make_api(INFO, [router], _context)


def test_a_strict_body_is_one_input_model() -> None:
    router = make_router()

    with pytest.raises(TypeError, match="one input model"):

        @router.post("/x", operation_id="x")
        def x(body: Annotated[list[Small], StrictBody()]) -> None: ...

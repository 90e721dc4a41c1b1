"""A small API of our own on the web ground, to hear through HTTP what the ground does."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, HTTPException, Path, Query, Response
from pydantic import AfterValidator, Field, ValidationInfo
from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from api.http.app import make_api, make_site
from api.http.context import InputContext, catalogue_of
from api.http.faults import input_fault
from api.http.fields import DateOfBirth, Day, Int4, LongText, Moment, Name, ShortText
from api.http.json_body import StrictBody
from api.http.models import InputModel, OutputModel
from api.http.openapi import ApiInfo
from api.http.preconditions import IfMatch, OptionalKey, etag, require_current
from api.http.problem import not_found
from api.http.route import make_router
from domain.refusal import Fault, Refusal

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
INFO = ApiInfo(
    title="Proef-API",
    version="1.2.3",
    description="Een API om de grond onder /v1 mee te beproeven.",
    contact_name="Beheer",
    contact_email="beheer@example.nl",
    contact_url="https://example.nl/contact",
)


class ToyCatalogue(frozenset[str]):
    """The codes the toy knows."""


class CsvStream(StreamingResponse):
    """A table sent in pieces."""

    media_type = "text/csv"


class StoreIsGoneError(Exception):
    """Stands for the store's own error when PostgreSQL does not answer."""


def _known_type(code: str, info: ValidationInfo) -> str:
    known = catalogue_of(info, ToyCatalogue)
    if code not in known:
        raise input_fault("unknown_type", f"Deze soort bestaat niet. Kies uit: {', '.join(sorted(known))}.")
    return code


class Person(InputModel):
    kind: Literal["person"]
    name: Name
    date_of_birth: DateOfBirth | None = None


class House(InputModel):
    kind: Literal["address"]
    address: ShortText


class NoteInput(InputModel):
    title: ShortText
    text: LongText | None = None
    occurred_at: Moment
    noticed_on: Day | None = None
    types: Annotated[tuple[Annotated[ShortText, AfterValidator(_known_type)], ...], Field(min_length=1, max_length=5)]
    weight: Int4 = 0
    urgent: bool = False
    subject: Annotated[Person | House, Field(discriminator="kind")] | None = None
    earlier: UUID | None = None


class NoteOutput(OutputModel):
    id: UUID
    title: str
    occurred_at: datetime
    weight: int
    types: tuple[str, ...] = ()


class Big(InputModel):
    number: int


ID = UUID("01234567-89ab-4cde-8f01-23456789abcd")
STORED = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


class Toy:
    """One toy application with its own gates, so that tests share nothing."""

    def __init__(self, **site_options: Any) -> None:
        self.gate = threading.Event()
        self.late_handlers = threading.Semaphore(0)
        self.written: list[NoteInput] = []
        routers = [self._notes(), self._trouble()]
        self.api = make_api(INFO, routers, _context, unavailable_errors=[StoreIsGoneError])
        self.site: ASGIApp = make_site(self.api, **site_options)

    def client(self) -> TestClient:
        return TestClient(self.site, base_url="https://par.example", follow_redirects=False)

    def _notes(self) -> APIRouter:
        router = make_router("/notes", tags=["notes"])

        @router.post("", operation_id="addNote", status_code=201)
        def add(body: Annotated[NoteInput, StrictBody()], response: Response, key: OptionalKey = None) -> NoteOutput:
            """Adds a note."""
            self.written.append(body)
            response.headers["ETag"] = etag(1)
            return NoteOutput(
                id=ID, title=body.title, occurred_at=body.occurred_at, weight=body.weight, types=body.types
            )

        @router.get("", operation_id="listNotes")
        async def overview(
            year: Annotated[int, Query(ge=2000, le=2100)] = 2026,
            since: Annotated[Day | None, Query()] = None,
            page_size: Annotated[int, Query(alias="pageSize", ge=1, le=100)] = 20,
            urgent: bool | None = None,
            label: Annotated[list[str] | None, Query()] = None,
        ) -> list[NoteOutput]:
            """Lists notes."""
            return [NoteOutput(id=ID, title=f"{year} {since} {page_size} {urgent} {label}", occurred_at=NOW, weight=1)]

        @router.get("/{id}", operation_id="getNote")
        def one(id: UUID) -> NoteOutput:  # noqa: A002 - the name in the path
            """Gives one note."""
            if id != ID:
                raise not_found()
            return NoteOutput(id=ID, title="één", occurred_at=STORED, weight=1)

        @router.put("/{id}", operation_id="changeNote", status_code=204)
        def change(id: UUID, body: Annotated[NoteInput, StrictBody()], expected: IfMatch) -> None:  # noqa: A002 - as above
            """Changes a note."""
            require_current(expected, 12)
            self.written.append(body)

        @router.get("/by-number/{number}", operation_id="getNoteByNumber")
        def by_number(number: Annotated[int, Path(ge=-10, le=2**31 - 1)]) -> int:
            """Gives the number back."""
            return number

        @router.post("/big", operation_id="addBig")
        def big(body: Annotated[Big, StrictBody(largest_integer=2**63 - 1)]) -> str:
            """Takes a number of 64 bits."""
            return str(body.number)

        return router

    def _trouble(self) -> APIRouter:
        router = make_router("/trouble", tags=["trouble"])

        @router.post("/refuse", operation_id="refuse")
        def refuse(kind: Literal["invalid", "conflict", "missing"]) -> None:
            """Refuses as the domain does."""
            raise Refusal(
                Fault(kind=kind, code="note.closed", message="Deze notitie is gesloten.", field="/noticed_on")
            )

        @router.get("/crash", operation_id="crash")
        def crash() -> None:
            """Breaks with a name in the exception."""
            raise RuntimeError("Jansen woont op nummer 12") from ValueError("Jansen")

        @router.get("/bare", operation_id="bare")
        def bare() -> None:
            """Raises what a library might."""
            raise HTTPException(418, "Jansen is no teapot", headers={"X-Kept": "yes"})

        @router.get("/gone", operation_id="gone")
        def gone() -> None:
            """Loses its database."""
            raise StoreIsGoneError("host=10.0.0.1 user=jansen")

        @router.get("/hang", operation_id="hang")
        def hang() -> str:
            """Waits in a thread, as a driver does."""
            self.gate.wait(30)
            self.late_handlers.release()
            return "te laat"

        @router.get("/hang-async", operation_id="hangAsync")
        async def hang_async() -> str:
            """Waits in the event loop."""
            await asyncio.Event().wait()
            return "nooit"

        @router.get("/stream", operation_id="stream", response_class=CsvStream)
        def stream() -> CsvStream:
            """Answers in pieces."""
            return CsvStream(iter(["a;b\n", "1;2\n"]))

        @router.get("/broken-stream", operation_id="brokenStream", response_class=CsvStream)
        def broken_stream() -> CsvStream:
            """Breaks halfway its answer."""
            return CsvStream(_broken())

        @router.get("/endless-stream", operation_id="endlessStream", response_class=CsvStream)
        def endless_stream() -> CsvStream:
            """Never ends its answer."""
            return CsvStream(_endless())

        @router.get("/wrong-output", operation_id="wrongOutput", response_model=NoteOutput)
        def wrong_output() -> Any:
            """Answers something else than it says."""
            return {"id": "Jansen"}

        return router


def _broken() -> Iterator[str]:
    yield "a;b\n"
    raise RuntimeError("Jansen")


async def _endless() -> AsyncIterator[str]:
    yield "a;b\n"
    await asyncio.Event().wait()


def _context(_request: Request) -> InputContext:
    return InputContext(now=NOW, catalogue=ToyCatalogue({"verbal", "physical"}))


def a_note(**changes: Any) -> dict[str, Any]:
    """The smallest note that is right, with `changes`."""
    return {"title": "Een melding", "occurredAt": "2026-03-31T14:05:00+02:00", "types": ["verbal"], **changes}

"""What every read has in common: it waits for the views, and says how far they are."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any, Final, NamedTuple, Protocol, TypeVar

from fastapi import Depends, Header
from pydantic import BeforeValidator
from starlette.requests import Request
from starlette.responses import Response

from api.http.faults import input_fault
from api.http.preconditions import etag
from api.http.problem import not_found, unavailable
from api.office import Office, office_of
from api.register import Register


class Versioned(Protocol):
    """Whatever says at which version it was shown."""

    @property
    def version(self) -> int:
        """The version at which the stream stood."""


T = TypeVar("T")
V = TypeVar("V", bound=Versioned)

POSITION_HEADER: Final = "PAR-Position"
SHOWN_HEADER: Final = "PAR-View-Position"
_LONGEST: Final = 15


def _position(value: object) -> object:
    if isinstance(value, str) and not (value.isascii() and value.isdecimal() and len(value) <= _LONGEST):
        raise input_fault("not_a_position", "Zet in PAR-Position de `position` uit het antwoord op een wijziging.")
    return value


SeenPosition = Annotated[
    int,
    Header(
        alias=POSITION_HEADER,
        ge=0,
        description="De `position` van een wijziging die in het antwoord te zien moet zijn. Hierop wordt gewacht, "
        "hoogstens 2 seconden; daarna komt het antwoord toch.",
    ),
    BeforeValidator(_position),
]


class Read(NamedTuple):
    """One request that looks."""

    response: Response
    office: Office
    seen: int

    def shown(self, views: Sequence[str], present: Callable[[Register], T | None]) -> T:
        """What `present` makes of these views, once they show what this caller may expect to see.

        Raises 404 when there is nothing, and 503 when it is too early to say so.
        """
        return self.shown_up_to(views, present)[0]

    def shown_up_to(self, views: Sequence[str], present: Callable[[Register], T | None]) -> tuple[T, int]:
        """The same, with the position up to which it shows everything."""
        waited = self.office.fresh.wait(views, self.seen)
        made = present(self.office.register)
        if made is None:
            raise not_found() if waited.fresh else unavailable(retry_after=1)
        self.response.headers[SHOWN_HEADER] = str(waited.position)
        return made, waited.position

    def tagged(self, found: V) -> V:
        """The same, with its version as ETag: what a change of it must send along."""
        self.response.headers["ETag"] = etag(found.version)
        return found


async def _read(request: Request, response: Response, seen: SeenPosition = 0) -> Read:
    return Read(response, office_of(request), seen)


Reading = Annotated[Read, Depends(_read)]

_SHOWN: Final = {
    "description": "De plaats in het logboek tot waar dit antwoord zeker bij is.",
    "schema": {"type": "integer"},
}
_VERSION: Final = {"description": "De versie, voor If-Match.", "schema": {"type": "string"}, "example": '"v2"'}

Responses = dict[int | str, dict[str, Any]]


def shows_many() -> Responses:
    """For the document: a route that lists or counts."""
    return {200: {"headers": {SHOWN_HEADER: _SHOWN}}, 503: {}}


def shows_one() -> Responses:
    """For the document: a route that shows one thing, if it is there."""
    return {**shows_many(), 404: {}}


def shows_version() -> Responses:
    """For the document: a route that shows one thing that can be changed."""
    return {**shows_one(), 200: {"headers": {SHOWN_HEADER: _SHOWN, "ETag": _VERSION}}}

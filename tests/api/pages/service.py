"""The pages as a browser meets them, and what tests fill in."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from uuid import UUID

from starlette.testclient import TestClient

from api.pages import routes
from api.register import Register
from api.service import make_service
from tests.api.pages.reading import Seen, see

ADDRESS = "http://127.0.0.1"
HOSTILE = "<script>alert(1)</script><b onmouseover='x'>\"&amp;"
"""A name that would do harm if it were not escaped."""
FILLED_IN: Mapping[str, Any] = {
    "verslag": "Schold aan de telefoon.",
    "soort": ["verbal"],
    "datum": "20-11-2026",
    "weg": "phone",
    "eenheid": "Vergunningen",
    "medewerker": "Ali Yılmaz",
}
"""The smallest form that is right."""


@contextmanager
def pages_of(register: Register, *, with_projections: bool = True) -> Iterator[TestClient]:
    """A browser, without redirects followed, on a running service over this register."""
    service = make_service(register, with_projections=with_projections, pages=routes(register))
    with TestClient(service, base_url=ADDRESS, follow_redirects=False) as client:
        yield client


def for_real(register: Register) -> Register:
    """The same register as one that is not for practice."""
    return replace(register, practice=False)


def page(client: TestClient, address: str, status: int = 200) -> Seen:
    """A page as it was answered with this status."""
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    return see(answer)


def new_form(client: TestClient) -> str:
    """The key of a form that was just opened."""
    opened = client.get("/melden")
    assert opened.status_code == 303
    return page(client, opened.headers["location"]).field("kenmerk")


def send(client: TestClient, key: str | None = None, **changes: Any) -> Any:
    """The answer to a form that was filled in and sent."""
    return client.post("/melden", data={"kenmerk": key or new_form(client), **FILLED_IN, **changes})


def reported(client: TestClient, key: str | None = None, **changes: Any) -> str:
    """The number of an incident that was reported through the form."""
    answer = send(client, key, **changes)
    assert answer.status_code == 303, answer.text
    place, _, number = answer.headers["location"].rpartition("/")
    assert place == "/melden/ontvangen"
    return str(number)


def found_dossier(client: TestClient, name: str) -> Seen:
    """The dossier page that a search for this name leads to first."""
    answer = client.post("/zoeken", data={"naam": name})
    assert answer.status_code == 200, answer.text
    first = next(address for address in see(answer).links if address.startswith("/dossiers/"))
    return page(client, first)


def id_of(register_number: str, client: TestClient) -> UUID:
    """The id behind an incident number, as the API gives it."""
    listed = client.get("/v1/incidents").json()["incidents"]
    return UUID(next(one["id"] for one in listed if one["number"] == register_number))

"""Opening a register for a test and serving it, and what tests send to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from httpx2 import Response
from pydantic import SecretStr
from starlette.testclient import TestClient

from api.register import Register, open_register, prepare_database
from api.service import make_service
from api.settings import Settings
from projections.views import VIEWS
from tests.postgres import Database

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ALL_SORTS = "Ñandú Özgür Ĳsbrand ’t Hoen-İnan ẞ"
"""A name that must pass, with everything a Dutch register meets."""


@contextmanager
def a_register(database: Database, folder: Path) -> Iterator[Register]:
    """A register of an organisation of its own in this database, its keys in this folder."""
    organisation = uuid4()
    prepare_database(database.owner, organisation, practice=True)
    settings = Settings(data_dir=folder, dsn=SecretStr(database.app), organisation=organisation)
    with open_register(settings, clock=lambda: NOW) as register:
        yield register


@contextmanager
def serving(register: Register, *, with_projections: bool = True) -> Iterator[TestClient]:
    """A client of a running service over this register."""
    service = make_service(register, with_projections=with_projections)
    with TestClient(service, base_url="http://127.0.0.1", follow_redirects=False) as client:
        yield client


@contextmanager
def at(register: Register, moment: datetime) -> Iterator[TestClient]:
    """A client at another moment, beside a service that keeps the views: they show all that was recorded before."""
    assert register.projector.wait_for([view.name for view in VIEWS], register.log.head(), 20.0)
    with serving(replace(register, clock=lambda: moment), with_projections=False) as client:
        yield client


def a_report(**changes: Any) -> dict[str, Any]:
    """The smallest report that is right, with `changes`."""
    return {
        "occurredAt": "2026-11-20T10:30:00+01:00",
        "channel": "phone",
        "unit": "Vergunningen",
        "description": "Schold aan de telefoon.",
        "types": ["verbal"],
        "victims": [{"name": "Ali Yılmaz"}],
        **changes,
    }


def a_person(**changes: Any) -> dict[str, Any]:
    """The content of a request for a dossier about a person."""
    return {"subject": {"kind": "person", "name": "Jan van den Berg", **changes}}


def report(client: TestClient, **changes: Any) -> dict[str, Any]:
    """A report that was registered."""
    return created(client.post("/v1/incidents", json=a_report(**changes)))


def open_dossier(client: TestClient, **changes: Any) -> dict[str, Any]:
    """A dossier that was opened."""
    return created(client.post("/v1/dossiers", json=a_person(**changes)))


def link(client: TestClient, incident: dict[str, Any], dossier: dict[str, Any]) -> dict[str, Any]:
    """An incident that was added to a dossier."""
    return created(client.post(f"/v1/incidents/{incident['id']}/dossiers", json={"dossierId": dossier["id"]}))


def correct(client: TestClient, what: str, seen: dict[str, Any], content: dict[str, Any], **headers: str) -> Response:
    """A correction of an incident in the version that was seen."""
    tag = {"If-Match": f'"v{seen["version"]}"'}
    return client.post(f"/v1/incidents/{seen['id']}/{what}", json=content, headers={**tag, **headers})


def shown(client: TestClient, incident: dict[str, Any]) -> dict[str, Any]:
    """The incident as it is shown now."""
    return found(client.get(f"/v1/incidents/{incident['id']}"))


def created(answer: Response) -> dict[str, Any]:
    """The content of a 201."""
    assert answer.status_code == 201, answer.text
    return content_of(answer)


def found(answer: Response) -> dict[str, Any]:
    """The content of a 200."""
    assert answer.status_code == 200, answer.text
    return content_of(answer)


def content_of(answer: Response) -> dict[str, Any]:
    """An answer's JSON object."""
    content = answer.json()
    assert isinstance(content, dict)
    return content


def faults(answer: Response, status: int) -> set[tuple[str, str]]:
    """Where and what, of every fault in a problem answer with this status."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    return {(error["pointer"], error["code"]) for error in answer.json()["errors"]}


def problem(answer: Response, status: int) -> str:
    """The code of a problem answer with this status."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    return str(answer.json()["code"])


def count_of(register: Register) -> int:
    """How many facts are in the log."""
    return register.log.head()


def an_id() -> UUID:
    """An id that nothing has."""
    return uuid4()

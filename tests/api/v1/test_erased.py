"""What was erased stands as a tombstone; what cannot be read just now is never taken for erased."""

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from starlette.testclient import TestClient

from api.register import Register
from domain.sealed import SealedToken, key_ids
from projections.dossier_card.queries import card
from projections.incident_overview.queries import incident as view_of
from store.errors import KeysUnavailable
from store.keys import Destroyed, Key, Keyring
from tests.api.v1.service import a_report, count_of, created, found, open_dossier, problem, report, serving, shown
from tests.postgres import Database

ERASED_AT = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
TOMBSTONE = {"erasedOn": "2026-11-23"}
"""The day in the Netherlands."""
EVERYONE = {
    "victims": [{"name": "Ali Yılmaz", "contact": "toestel 12"}, {"name": "B. Willems"}],
    "reporter": {"name": "M. Jansen"},
    "witnesses": [{"name": "C. Getuige"}],
    "perpetrator": {"name": "Jan", "dateOfBirth": "1980-01-31"},
    "place": "Hal",
}


def erase(register: Register, *tokens: SealedToken) -> None:
    """Destroy the keys of these values."""
    register.keyring.destroy({key for token in tokens for key in key_ids(token)}, ERASED_AT)


def in_view(register: Register, incident: dict[str, Any]) -> Any:
    """The incident with its values sealed."""
    seen = view_of(register.views, register.organisation, UUID(incident["id"]))
    assert seen is not None
    return seen


def test_an_erased_victim_is_a_tombstone_and_everybody_else_stays_readable(
    client: TestClient, register: Register
) -> None:
    incident = report(client, **EVERYONE)
    shown(client, incident)

    erase(register, in_view(register, incident).victims[0].name)

    after = shown(client, incident)
    erased, other = after["victims"]
    assert (erased["name"], erased["contact"]) == (TOMBSTONE, TOMBSTONE)
    assert erased["personId"]
    assert (other["name"], after["reporter"]["name"]) == ("B. Willems", "M. Jansen")
    assert (after["perpetrators"][0]["name"], after["perpetrators"][0]["dateOfBirth"]) == ("Jan", "1980-01-31")


def test_texts_that_may_name_an_erased_person_go_with_him(client: TestClient, register: Register) -> None:
    incident = report(client, **EVERYONE)
    shown(client, incident)

    erase(register, in_view(register, incident).perpetrators[0].name)

    after = shown(client, incident)
    assert (after["description"], after["place"]) == (TOMBSTONE, TOMBSTONE)
    assert after["perpetrators"][0]["dateOfBirth"] == TOMBSTONE
    assert after["victims"][0]["name"] == "Ali Yılmaz"


def test_the_figures_survive_an_erasure(client: TestClient, register: Register) -> None:
    incident = report(client, **EVERYONE)
    shown(client, incident)
    before = found(client.get("/v1/reports/2026"))

    erase(register, in_view(register, incident).victims[0].name, in_view(register, incident).perpetrators[0].name)

    assert found(client.get("/v1/reports/2026")) == before
    assert found(client.get("/v1/incidents"))["incidents"][0]["id"] == incident["id"]


def test_an_erased_name_is_found_no_more(client: TestClient, register: Register) -> None:
    dossier, other = open_dossier(client, name="Karel Mulder"), open_dossier(client, name="Petra Mulder")

    def hits() -> list[str]:
        return [hit["id"] for hit in found(client.post("/v1/dossiers/_search", json={"name": "Mulder"}))["dossiers"]]

    assert sorted(hits()) == sorted([dossier["id"], other["id"]])
    seen = card(register.views, register.organisation, UUID(dossier["id"]))
    assert seen is not None
    assert seen.name is not None

    erase(register, seen.name)

    assert hits() == [other["id"]]
    assert found(client.get(f"/v1/dossiers/{dossier['id']}"))["subject"]["name"] == TOMBSTONE


class Unreachable:
    """A keyring whose keys cannot be read, as with a file on a disk that is gone."""

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring

    def mint(self) -> Key:
        raise KeysUnavailable("proef")

    def find(self, _ids: Iterable[UUID]) -> Mapping[UUID, Key | Destroyed]:
        raise KeysUnavailable("proef")

    def destroy(self, _ids: Iterable[UUID], _at: datetime) -> int:
        raise KeysUnavailable("proef")

    def request_hash(self, request: bytes) -> bytes:
        return self._keyring.request_hash(request)

    def close(self) -> None:
        self._keyring.close()


def test_keys_that_cannot_be_read_are_503_and_never_a_tombstone(client: TestClient, register: Register) -> None:
    incident, dossier = report(client, **EVERYONE), open_dossier(client)
    shown(client, incident)
    without_keys = replace(register, keyring=Unreachable(register.keyring))

    with serving(without_keys, with_projections=False) as blind:
        answers = [
            blind.get(f"/v1/incidents/{incident['id']}"),
            blind.get(f"/v1/dossiers/{dossier['id']}"),
            blind.post("/v1/dossiers/_search", json={"name": "Berg"}),
            blind.post("/v1/incidents", json=a_report()),
        ]
        readable = found(blind.get("/v1/reports/2026"))

    assert [problem(answer, 503) for answer in answers] == ["unavailable"] * 4
    assert all(answer.headers["retry-after"] for answer in answers)
    assert "erasedOn" not in "".join(answer.text for answer in answers)
    assert (readable["total"], count_of(register)) == (1, 2)


def test_a_keyring_file_that_is_locked_is_503_and_stores_nothing(
    client: TestClient, register: Register, tmp_path: Path
) -> None:
    crowd = a_report(victims=[{"name": f"Collega {nth}"} for nth in range(50)])

    with closing(sqlite3.connect(tmp_path / "keys" / "keyring.sqlite", isolation_level=None)) as other:
        other.execute("begin immediate")
        answer = client.post("/v1/incidents", json=crowd)

    assert problem(answer, 503) == "unavailable"
    assert count_of(register) == 0
    created(client.post("/v1/incidents", json=crowd))


def test_a_value_that_was_swapped_with_another_is_not_shown(client: TestClient, database: Database) -> None:
    jan, piet = open_dossier(client, name="Jan Bakker"), open_dossier(client, name="Piet Mulder")
    found(client.get(f"/v1/dossiers/{piet['id']}"))
    with database.superuser() as conn:
        swap = """update views.dossiers one set name = other.name from views.dossiers other
                  where one.dossier_id <> other.dossier_id"""
        assert conn.execute(swap).rowcount == 2

    answer = client.get(f"/v1/dossiers/{jan['id']}")

    assert problem(answer, 500) == "damaged_seal"
    assert "Piet" not in answer.text

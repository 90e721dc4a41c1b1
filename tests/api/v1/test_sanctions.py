"""POST /v1/incidents/{id}/sanctions."""

from typing import Any

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from api.register import Register
from domain.catalogue.version_1 import CATALOGUE_1
from tests.api.v1.service import an_id, correct, count_of, created, faults, found, report, shown


def impose(client: TestClient, incident: dict[str, Any], **changes: Any) -> Response:
    """A sanction on an incident."""
    content = {"kind": "warning_letter", "imposedOn": "2026-11-21", **changes}
    return client.post(f"/v1/incidents/{incident['id']}/sanctions", json=content)


def test_a_sanction_is_recorded_and_shown_with_the_incident_at_once(client: TestClient) -> None:
    incident = report(client)

    answer = impose(client, incident, note="Aangetekend")

    imposed = created(answer)
    assert (imposed["version"], answer.headers["etag"]) == (1, '"v1"')
    assert answer.headers["location"] == f"/v1/incidents/{incident['id']}"
    after = shown(client, incident)
    assert after["sanctions"] == [
        {
            "id": imposed["id"],
            "kind": "warning_letter",
            "imposedOn": "2026-11-21",
            "startsOn": None,
            "endsOn": None,
            "inForce": False,
            "state": "imposed",
        }
    ]
    assert after["version"] == incident["version"], "a sanction leaves the incident as it is"


def test_every_fault_in_a_sanction_is_named_at_once(client: TestClient, register: Register) -> None:
    incident = report(client)

    assert faults(impose(client, incident, kind="fine", imposedOn="21-11-2026", by="x"), 400) == {
        ("/kind", "catalogue.unknown_code"),
        ("/imposedOn", "not_a_day"),
        ("/by", "unknown_field"),
    }
    assert faults(impose(client, incident, imposedOn="2026-11-23"), 400) == {
        ("/imposedOn", "sanction.imposed_in_the_future")
    }
    assert faults(impose(client, incident, imposedOn="2026-11-19"), 400) == {
        ("/imposedOn", "sanction.imposed_before_incident")
    }
    assert count_of(register) == 1


@pytest.mark.parametrize("kind", [kind.code for kind in CATALOGUE_1.sanctions if kind.restricts])
def test_what_restricts_somebody_says_how_it_is_done(client: TestClient, register: Register, kind: str) -> None:
    answer = impose(client, report(client), kind=kind)

    assert faults(answer, 409) == {("/kind", "sanction.proposal_required")}
    assert "Doe een voorstel" in answer.json()["detail"]
    assert count_of(register) == 1


def test_a_sanction_needs_an_incident_that_stands(client: TestClient) -> None:
    incident = report(client)
    found(correct(client, "retractions", incident, {"reason": "Vergissing"}))

    assert faults(impose(client, incident), 409) == {("", "sanction.incident_retracted")}
    assert faults(impose(client, {"id": an_id()}), 404) == {("", "sanction.incident_not_there")}

"""Damage of an incident over HTTP."""

from typing import Any

from httpx2 import Response
from starlette.testclient import TestClient

from tests.api.v1.marking import go_to_the_police, history
from tests.api.v1.service import an_id, correct, created, faults, found, problem, report


def record(client: TestClient, incident: dict[str, Any], **changes: Any) -> Response:
    """A dented car."""
    content = {"kind": "vehicle", "description": "Deuk in het portier", "amountCents": 48_250, "on": "2026-11-20"}
    return client.post(f"/v1/incidents/{incident['id']}/damage", json={**content, **changes})


def then(client: TestClient, incident: dict[str, Any], damage: dict[str, Any], what: str, **content: Any) -> Response:
    """What came of it."""
    return client.post(f"/v1/incidents/{incident['id']}/damage/{damage['id']}/{what}", json=content)


def shown(client: TestClient, incident: dict[str, Any]) -> list[dict[str, Any]]:
    """All damage of the incident."""
    damage: list[dict[str, Any]] = found(client.get(f"/v1/incidents/{incident['id']}/damage"))["damage"]
    return damage


def test_damage_is_recorded_and_shown(client: TestClient) -> None:
    incident = report(client)

    answer = record(client, incident)

    assert answer.headers["location"] == f"/v1/incidents/{incident['id']}/damage"
    assert shown(client, incident) == [
        {
            "id": created(answer)["id"],
            "kind": "vehicle",
            "label": "Voertuig",
            "description": "Deuk in het portier",
            "amountCents": 48_250,
            "on": "2026-11-20",
            "recoveredCents": 0,
            "recoveries": [],
            "route": None,
            "policeCaseId": None,
            "claimedOn": None,
            "writtenOff": False,
        }
    ]


def test_damage_is_assessed_claimed_in_the_criminal_case_paid_in_part_and_written_off(client: TestClient) -> None:
    incident = report(client)
    case = created(go_to_the_police(client, incident))
    damage = created(record(client, incident, amountCents=None))
    created(then(client, incident, damage, "assessments", amountCents=50_000, reason="Factuur van de garage."))
    claim = {"route": "criminal", "policeCaseId": case["id"], "on": "2026-11-21"}
    created(then(client, incident, damage, "claims", **claim))
    created(then(client, incident, damage, "recoveries", amountCents=20_000, on="2026-11-22"))
    created(then(client, incident, damage, "recoveries", amountCents=10_000, on="2026-11-22"))
    created(then(client, incident, damage, "write-offs", reason="Hij heeft niets meer."))

    (after,) = shown(client, incident)

    assert (after["amountCents"], after["recoveredCents"], len(after["recoveries"])) == (50_000, 30_000, 2)
    assert (after["route"], after["policeCaseId"], after["claimedOn"]) == ("criminal", case["id"], "2026-11-21")
    assert after["writtenOff"]
    assert [(entry["event"], entry["details"].get("amountCents")) for entry in history(client, incident)[2:]] == [
        ("damage.recorded", None),
        ("damage.assessed", 50_000),
        ("damage.claimed", None),
        ("damage.recovered", 20_000),
        ("damage.recovered", 10_000),
        ("damage.written_off", None),
    ]
    assert history(client, incident)[-1]["reason"] == "Hij heeft niets meer."


def test_what_was_written_off_is_not_written_off_again_for_another_reason(client: TestClient) -> None:
    incident = report(client)
    damage = created(record(client, incident))
    created(then(client, incident, damage, "write-offs", reason="Hij heeft niets meer."))

    again = then(client, incident, damage, "write-offs", reason="Hij is verhuisd.")

    assert faults(again, 409) == {("", "damage.is_written_off")}
    assert [entry["event"] for entry in history(client, incident)].count("damage.written_off") == 1


def test_never_more_comes_back_than_the_damage_is(client: TestClient) -> None:
    incident = report(client)
    damage = created(record(client, incident))
    created(then(client, incident, damage, "recoveries", amountCents=48_000, on="2026-11-21"))

    answer = then(client, incident, damage, "recoveries", amountCents=251, on="2026-11-22")

    assert faults(answer, 409) == {("/amountCents", "damage.more_than_the_amount")}
    assert shown(client, incident)[0]["recoveredCents"] == 48_000


def test_an_amount_is_whole_cents_within_bounds(client: TestClient) -> None:
    incident = report(client)
    for amount in (0, -1, 2**31, 1.5, "100"):
        assert {place for place, _ in faults(record(client, incident, amountCents=amount), 400)} == {"/amountCents"}


def test_a_claim_is_joined_to_a_case_about_the_incident(client: TestClient) -> None:
    incident = report(client)
    damage = created(record(client, incident))
    elsewhere = created(go_to_the_police(client, report(client)))

    answer = then(client, incident, damage, "claims", route="criminal", policeCaseId=elsewhere["id"], on="2026-11-22")

    assert faults(answer, 409) == {("/policeCaseId", "damage.no_case_to_join")}


def test_damage_needs_an_incident_that_stands(client: TestClient) -> None:
    incident, nowhere = report(client), {"id": str(an_id())}
    found(correct(client, "retractions", incident, {"reason": "Vergissing"}))

    assert faults(record(client, incident), 409) == {("", "damage.incident_retracted")}
    assert faults(record(client, nowhere), 404) == {("", "damage.incident_not_there")}
    assert problem(client.get(f"/v1/incidents/{nowhere['id']}/damage"), 404) == "not_found"
    assert faults(then(client, incident, nowhere, "write-offs", reason="Weg"), 404) == {("", "damage.not_recorded")}

"""Scenario 1, on behalf: a manager registers for a colleague what she heard from him today."""

from starlette.testclient import TestClient

from tests.api.v1.service import a_report, created, found


def test_a_manager_reports_for_a_colleague(client: TestClient) -> None:
    # Manager Jansen heard from Ali about scolding and a threat today; she registers it for Ali.
    heard = a_report(
        occurredAt="2026-11-22T10:15:00+01:00",
        description="Schold en dreigde hem thuis op te zoeken.",
        types=["verbal", "psychological"],
        victims=[{"name": "Ali Praktijk"}],
        reporter={"name": "Manon Jansen"},
    )
    registered = created(client.post("/v1/incidents", json=heard))

    # One incident; Ali is the victim, Jansen the reporter.
    (line,) = found(client.get("/v1/incidents"))["incidents"]
    assert line["id"] == registered["id"]
    incident = found(client.get(f"/v1/incidents/{registered['id']}"))
    (ali,) = incident["victims"]
    assert (ali["name"], incident["reporter"]["name"]) == ("Ali Praktijk", "Manon Jansen")

    # Ali gets a notice without content. PAR says that it is due, and for whom; it sends nothing yet.
    answer = client.get(f"/v1/incidents/{registered['id']}/notices")
    assert found(answer) == {
        "incidentId": registered["id"],
        "number": registered["number"],
        "notices": [{"personId": ali["personId"], "because": "reported_on_behalf"}],
    }
    for content in ("Ali", "Jansen", "Schold", "verbal", "Vergunningen"):
        assert content not in answer.text

    # The year counts total 1, verbal 1, psychological 1.
    table = found(client.get("/v1/reports/2026"))
    assert table["total"] == 1
    counts = {row["code"]: row["count"] for row in table["types"]}
    assert {code: count for code, count in counts.items() if count} == {"verbal": 1, "psychological": 1}


def test_who_reports_for_himself_needs_no_notice(client: TestClient) -> None:
    own = created(client.post("/v1/incidents", json=a_report()))

    assert found(client.get(f"/v1/incidents/{own['id']}/notices"))["notices"] == []

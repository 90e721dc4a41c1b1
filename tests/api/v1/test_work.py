"""GET /v1/tasks and /v1/work-list: what waits for somebody."""

from typing import Any

from starlette.testclient import TestClient

from tests.api.v1.service import correct, created, found, link, open_dossier, report, shown
from tests.api.v1.test_catalogue import adopt, changed


def tasks(client: TestClient, **query: str) -> list[dict[str, Any]]:
    """Every open task."""
    listed: list[dict[str, Any]] = found(client.get("/v1/tasks", params=query))["tasks"]
    return listed


def test_an_empty_register_has_no_work(client: TestClient) -> None:
    assert tasks(client) == []
    assert found(client.get("/v1/work-list")) == {part: [] for part in ("new", "breached", "near", "decisions", "made")}


def test_a_new_report_is_work_with_its_two_terms(client: TestClient) -> None:
    incident = report(client)

    listed = found(client.get("/v1/work-list"))
    assert [one["number"] for one in listed["new"]] == [incident["number"]]
    assert {one["what"] for one in tasks(client)} == {"Reactie richting de veroorzaker", "Eerste opvanggesprek"}
    assert {(one["kind"], one["number"], one["unit"]) for one in tasks(client)} == {
        ("term", incident["number"], "Vergunningen")
    }


def test_only_the_work_of_one_unit_is_shown_when_it_is_asked(client: TestClient) -> None:
    report(client)
    other = report(client, unit="Handhaving")

    assert {one["number"] for one in tasks(client, unit="Handhaving")} == {other["number"]}
    listed = found(client.get("/v1/work-list", params={"unit": "Handhaving"}))
    assert [one["number"] for one in listed["new"]] == [other["number"]]


def test_the_work_of_a_unit_that_went_up_in_another_is_there(client: TestClient) -> None:
    old, other = report(client, unit="Wegen"), report(client, unit="Toezicht")
    became = {"units": [{"old": "Wegen", "new": ["Beheer"]}]}
    found(adopt(client, changed(client, units=["Beheer", "Toezicht"], mapping=became)))
    new = report(client, unit="Beheer")

    for unit, numbers in (("Beheer", [new, old]), ("Toezicht", [other]), ("Wegen", [old])):
        expected = [one["number"] for one in numbers]
        listed = found(client.get("/v1/incidents", params={"unit": unit}))["incidents"]
        assert [one["number"] for one in listed] == expected
        assert {one["number"] for one in tasks(client, unit=unit)} == set(expected)
        new_ones = found(client.get("/v1/work-list", params={"unit": unit}))["new"]
        assert [one["number"] for one in new_ones] == expected
    assert shown(client, old)["unit"] == "Wegen", "what was recorded stays"


def test_a_retracted_report_is_no_work(client: TestClient) -> None:
    incident = report(client)
    found(correct(client, "retractions", incident, {"reason": "Vergissing"}))

    assert tasks(client) == []
    assert found(client.get("/v1/work-list"))["new"] == []


def test_a_report_that_was_taken_up_is_new_no_longer(client: TestClient) -> None:
    incident = report(client)
    found(correct(client, "treatment", shown(client, incident), {}))

    assert found(client.get("/v1/work-list"))["new"] == []


def test_a_marker_that_was_proposed_waits_for_a_judgement(client: TestClient) -> None:
    incident, dossier = report(client), open_dossier(client)
    link(client, incident, dossier)
    marker = created(
        client.post(
            f"/v1/dossiers/{dossier['id']}/markers",
            json={
                "kind": "visit_with_two",
                "advice": "Ga met twee personen.",
                "reason": "Dreigde aan de telefoon.",
                "incidentIds": [incident["id"]],
                "startsOn": "2026-11-22",
                "endsOn": "2027-05-22",
                "reviewOn": "2027-02-22",
            },
        )
    )

    (waiting,) = found(client.get("/v1/work-list"))["decisions"]
    assert waiting["what"] == "Markering 'Bezoek met twee personen': het voorstel beoordelen"
    assert (waiting["markerId"], waiting["dossierId"]) == (marker["id"], dossier["id"])

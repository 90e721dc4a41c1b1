"""The life of a report over HTTP: taken up, judged, reacted to, reopened, and what can be followed of it."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from api.register import Register
from tests.api.v1.service import an_id, correct, count_of, faults, found, problem, report, shown

REASON = {"reason": "Gehoord en gezien door twee collega's"}
FOUNDED = {"assessment": "founded", **REASON}
REACTION = {"means": "telephone", "givenAt": "2026-11-21T09:30:00+01:00", "note": "Hij schrok ervan"}
STATEMENT = {"givenOn": "2026-11-21", "statement": "Ik was boos omdat niemand terugbelde."}
STEPS: list[tuple[str, dict[str, Any]]] = [
    ("treatment", {}),
    ("assessments", FOUNDED),
    ("reactions", REACTION),
    ("statements", STATEMENT),
    ("reopening", REASON),
]


def history_of(client: TestClient, incident: dict[str, Any]) -> list[dict[str, Any]]:
    return list(found(client.get(f"/v1/incidents/{incident['id']}/history"))["entries"])


def test_a_report_that_is_taken_up_is_in_treatment(client: TestClient) -> None:
    incident = report(client)
    assert shown(client, incident)["status"] == "reported"

    taken_up = found(correct(client, "treatment", incident, {}))

    assert (taken_up["version"], shown(client, incident)["status"]) == (2, "in_treatment")


def test_a_judgement_takes_the_report_up_and_shows_with_it(client: TestClient) -> None:
    incident = report(client)

    judged = found(correct(client, "assessments", incident, FOUNDED))

    after = shown(client, incident)
    assert (judged["version"], after["status"], after["assessment"]) == (3, "in_treatment", "founded")
    assert [entry["event"] for entry in history_of(client, incident)] == [
        "incident.reported",
        "incident.treatment_started",
        "incident.assessed",
    ]


def test_a_reaction_is_told_in_the_history(client: TestClient) -> None:
    incident = shown(client, report(client, perpetrator={"name": "Piet"}))
    person = incident["perpetrators"][0]["personId"]

    found(correct(client, "reactions", incident, {**REACTION, "personId": person}))

    entry = history_of(client, incident)[-1]
    assert (entry["event"], entry["note"]) == ("incident.reaction_given", "Hij schrok ervan")
    assert entry["details"] == {"personId": person, "means": "telephone", "givenAt": "2026-11-21T08:30:00Z"}


def test_what_the_perpetrator_says_stands_next_to_the_incident(client: TestClient) -> None:
    incident = shown(client, report(client, perpetrator={"name": "Piet"}))
    person = incident["perpetrators"][0]["personId"]

    found(correct(client, "statements", incident, {**STATEMENT, "personId": person}))

    assert shown(client, incident)["statements"] == [{"personId": person, **STATEMENT}]


def test_a_downgrade_is_seen_as_one_with_who_and_why(client: TestClient) -> None:
    incident = report(client, types=["verbal", "psychological"])
    lighter = found(correct(client, "classifications", incident, {"types": ["verbal"], "reason": "Geen dreiging"}))
    found(correct(client, "classifications", lighter, {"types": ["physical"], "reason": "Toch geduwd"}))

    _, down, up = history_of(client, incident)

    assert (down["reason"], down["details"]["downgrade"]) == ("Geen dreiging", True)
    assert down["actor"]
    assert (up["reason"], up["details"]["downgrade"]) == ("Toch geduwd", False)


def test_the_reporter_follows_the_status_without_content(client: TestClient) -> None:
    incident = report(client)
    judged = found(correct(client, "assessments", incident, FOUNDED))
    found(correct(client, "reactions", judged, REACTION))

    answer = client.get(f"/v1/incidents/{incident['id']}/status")

    followed = found(answer)
    assert (followed["number"], followed["status"]) == (incident["number"], "in_treatment")
    assert [step["step"] for step in followed["steps"]] == [
        "reported",
        "treatment_started",
        "assessed",
        "reaction_given",
    ]
    assert all(set(step) == {"step", "at"} for step in followed["steps"])
    assert set(followed) == {"id", "number", "status", "steps"}
    for content in ("Ali", "Schold", "founded", "Gehoord", "schrok"):
        assert content not in answer.text


def test_the_status_of_what_is_not_there_is_not_found(client: TestClient) -> None:
    assert problem(client.get(f"/v1/incidents/{an_id()}/status"), 404) == "not_found"


def test_the_list_is_narrowed_to_a_status(client: TestClient) -> None:
    report(client)
    taken_up, gone = report(client), report(client)
    found(correct(client, "treatment", taken_up, {}))
    found(correct(client, "retractions", gone, REASON))

    def numbers(status: str) -> list[str]:
        listed = found(client.get("/v1/incidents", params={"status": status}))["incidents"]
        return [incident["number"] for incident in listed]

    assert numbers("in_treatment") == [taken_up["number"]]
    assert numbers("retracted") == [gone["number"]]
    assert numbers("closed") == []
    assert faults(client.get("/v1/incidents?status=busy"), 400) == {("/status", "not_a_choice")}


def test_what_is_open_cannot_be_reopened(client: TestClient) -> None:
    assert faults(correct(client, "reopening", report(client), REASON), 409) == {("", "incident.not_closed")}


@pytest.mark.parametrize(("what", "content"), STEPS)
def test_a_step_needs_the_version_that_was_seen_and_an_incident(
    client: TestClient, register: Register, what: str, content: dict[str, Any]
) -> None:
    incident = report(client)

    assert problem(client.post(f"/v1/incidents/{incident['id']}/{what}", json=content), 428) == "version_required"
    assert problem(correct(client, what, {**incident, "version": 7}, content), 412) == "stale_version"
    assert faults(correct(client, what, {"id": an_id(), "version": 1}, content), 404) == {("", "incident.not_reported")}
    assert count_of(register) == 1


def test_every_fault_in_a_step_is_named_at_once(client: TestClient, register: Register) -> None:
    incident = report(client)

    def refused(what: str, content: dict[str, Any]) -> set[tuple[str, str]]:
        return faults(correct(client, what, incident, content), 400)

    assert refused("treatment", {"by": "me"}) == {("/by", "unknown_field")}
    assert refused("assessments", {"assessment": "true"}) == {("/assessment", "not_a_choice"), ("/reason", "missing")}
    assert refused("reactions", {"means": "pigeon", "givenAt": "2026-11-23T09:00:00Z"}) == {
        ("/means", "not_a_choice"),
        ("/givenAt", "in_future"),
    }
    assert refused("reactions", {**REACTION, "givenAt": "2026-11-19T09:00:00Z"}) == {
        ("/givenAt", "incident.reacted_before_incident")
    }
    assert refused("statements", {"givenOn": "2026-11-23", "statement": "x"}) == {
        ("/givenOn", "incident.stated_in_the_future")
    }
    assert refused("statements", {"givenOn": "gisteren", "statement": ""}) == {
        ("/givenOn", "not_a_day"),
        ("/statement", "too_short"),
    }
    assert faults(correct(client, "reactions", incident, {**REACTION, "personId": str(an_id())}), 409) == {
        ("/personId", "incident.not_a_perpetrator")
    }
    assert count_of(register) == 1

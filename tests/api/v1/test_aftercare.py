"""Aftercare over HTTP, and closing an incident, which waits for it."""

from typing import Any

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from api.register import Register
from tests.api.v1.service import an_id, correct, count_of, created, faults, found, problem, report, shown

REASON = {"reason": "Het gaat weer goed met haar"}
DONE = {"reason": "Alles is gedaan"}
STEPS: list[tuple[str, dict[str, Any]]] = [
    ("wishes", {"wish": "Even niet aan de balie."}),
    ("offers", {"talk": "first", "by": "manager", "offeredOn": "2026-11-21"}),
    ("talks", {"talk": "first", "heldOn": "2026-11-22", "note": "Slaapt slecht."}),
    ("referrals", {"to": "psychologist", "referredOn": "2026-11-22", "note": "Op eigen verzoek."}),
    ("conclusions", {"outcome": "completed", **REASON}),
]


def care(client: TestClient, incident: dict[str, Any], what: str, content: dict[str, Any]) -> Response:
    """A fact of aftercare."""
    return client.post(f"/v1/incidents/{incident['id']}/aftercare/{what}", json=content)


def care_of(client: TestClient, incident: dict[str, Any]) -> list[dict[str, Any]]:
    """The aftercare as it is shown."""
    return list(found(client.get(f"/v1/incidents/{incident['id']}/aftercare"))["people"])


def victim_of(client: TestClient, incident: dict[str, Any], number: int = 0) -> str:
    return str(shown(client, incident)["victims"][number]["personId"])


def assessed(client: TestClient, incident: dict[str, Any]) -> dict[str, Any]:
    judged = {"assessment": "founded", "reason": "Gehoord door collega's"}
    return found(correct(client, "assessments", incident, judged))


def test_all_care_for_a_victim_is_recorded_and_shown(client: TestClient) -> None:
    incident = report(client, witnesses=[{"name": "C. Getuige"}])
    person = victim_of(client, incident)

    for number, (what, content) in enumerate(STEPS, start=1):
        answer = care(client, incident, what, {"personId": person, **content})
        assert created(answer)["version"] == number
        assert answer.headers["location"] == f"/v1/incidents/{incident['id']}/aftercare"

    victim, witness = care_of(client, incident)
    assert victim == {
        "personId": person,
        "name": "Ali Yılmaz",
        "role": "victim",
        "wish": "Even niet aan de balie.",
        "talks": [
            {"talk": "first", "what": "offered", "on": "2026-11-21", "by": "manager", "note": None},
            {"talk": "first", "what": "held", "on": "2026-11-22", "by": None, "note": "Slaapt slecht."},
        ],
        "referrals": [{"to": "psychologist", "on": "2026-11-22", "note": "Op eigen verzoek."}],
        "outcome": "completed",
        "reason": REASON["reason"],
    }
    assert (witness["role"], witness["talks"], witness["outcome"]) == ("witness", [], None)


def test_what_was_said_in_aftercare_stands_nowhere_else(client: TestClient) -> None:
    incident = report(client)
    person = victim_of(client, incident)
    for what, content in STEPS:
        created(care(client, incident, what, {"personId": person, **content}))

    elsewhere = [client.get(f"/v1/incidents/{incident['id']}{below}").text for below in ("", "/history", "/status")]

    for said in ("balie", "Slaapt", "eigen verzoek", "psychologist", "completed", "weer goed"):
        assert not [text for text in elsewhere if said in text]
    assert "aftercare.talk_held" in elsewhere[1]
    assert "aftercare" not in elsewhere[2]
    assert shown(client, incident)["version"] == incident["version"], "aftercare leaves the incident as it is"


def test_declining_needs_an_offer_and_is_shown(client: TestClient) -> None:
    incident = report(client)
    person = victim_of(client, incident)
    declined = {"personId": person, "talk": "first", "declinedOn": "2026-11-22"}
    assert faults(care(client, incident, "declines", declined), 409) == {("/talk", "aftercare.talk_not_offered")}

    created(care(client, incident, "offers", {"personId": person, **STEPS[1][1]}))
    created(care(client, incident, "declines", declined))
    created(care(client, incident, "conclusions", {"personId": person, "outcome": "declined", **REASON}))

    (victim,) = care_of(client, incident)
    assert [talk["what"] for talk in victim["talks"]] == ["offered", "declined"]
    assert victim["outcome"] == "declined"


def test_what_is_recorded_later_opens_the_care_again(client: TestClient) -> None:
    incident = report(client)
    person = victim_of(client, incident)
    created(care(client, incident, "conclusions", {"personId": person, "outcome": "not_needed", **REASON}))
    assert care_of(client, incident)[0]["outcome"] == "not_needed"

    created(care(client, incident, "wishes", {"personId": person, "wish": "Toch een gesprek"}))

    assert care_of(client, incident)[0]["outcome"] is None


def test_an_incident_is_closed_once_it_was_judged_and_everyone_was_cared_for(client: TestClient) -> None:
    incident = report(client, victims=[{"name": "Ali Yılmaz"}, {"name": "B. Willems"}])
    assert faults(correct(client, "closure", incident, DONE), 409) == {
        ("", "incident.not_assessed"),
        ("", "incident.aftercare_not_recorded"),
    }

    judged = assessed(client, incident)
    not_needed = {"outcome": "not_needed", **REASON}
    created(care(client, incident, "conclusions", {"personId": victim_of(client, incident), **not_needed}))
    assert faults(correct(client, "closure", judged, DONE), 409) == {("", "incident.aftercare_not_recorded")}
    created(care(client, incident, "conclusions", {"personId": victim_of(client, incident, 1), **not_needed}))
    closed = found(correct(client, "closure", judged, DONE))

    assert shown(client, incident)["status"] == "closed"
    reopened = found(correct(client, "reopening", closed, {"reason": "Nieuwe brief van de veroorzaker"}))
    assert (reopened["version"], shown(client, incident)["status"]) == (closed["version"] + 1, "in_treatment")


def test_what_is_closed_can_be_corrected_and_not_worked_on(client: TestClient) -> None:
    incident = report(client)
    judged = assessed(client, incident)
    concluded = {"personId": victim_of(client, incident), "outcome": "not_needed", **REASON}
    created(care(client, incident, "conclusions", concluded))
    closed = found(correct(client, "closure", judged, DONE))

    again = {"assessment": "unfounded", "reason": "Toch niet"}
    assert faults(correct(client, "assessments", closed, again), 409) == {("", "incident.closed")}
    found(correct(client, "supplements", closed, {"place": "Hal"}))

    after = shown(client, incident)
    assert (after["status"], after["place"], after["assessment"]) == ("closed", "Hal", "founded")


def test_what_is_done_is_not_done_again_for_another_reason(client: TestClient, register: Register) -> None:
    incident = report(client)
    concluded = {"personId": victim_of(client, incident), "outcome": "not_needed", **REASON}
    created(care(client, incident, "conclusions", concluded))
    closed = found(correct(client, "closure", assessed(client, incident), DONE))
    before = count_of(register)

    conclusion = care(client, incident, "conclusions", {**concluded, "reason": "Een andere reden"})
    assert faults(conclusion, 409) == {("/outcome", "aftercare.already_concluded")}
    closure = correct(client, "closure", closed, {"reason": "Een andere reden"})
    assert faults(closure, 409) == {("", "incident.closed")}
    assert "Er is niets veranderd. Heropen haar eerst" in closure.json()["detail"]
    assert count_of(register) == before


@pytest.mark.parametrize(("what", "content"), STEPS[:4])
def test_care_needs_an_incident_and_somebody_who_was_in_it(
    client: TestClient, register: Register, what: str, content: dict[str, Any]
) -> None:
    incident = report(client)
    stranger = {"personId": str(an_id()), **content}

    assert faults(care(client, incident, what, stranger), 409) == {("/personId", "aftercare.not_in_the_incident")}
    assert faults(care(client, {"id": an_id()}, what, stranger), 404) == {("", "aftercare.incident_not_there")}
    assert count_of(register) == 1


def test_every_fault_in_care_is_named_at_once(client: TestClient, register: Register) -> None:
    incident = report(client)

    assert faults(care(client, incident, "talks", {"talk": "fourth", "heldOn": "22-11-2026", "by": "x"}), 400) == {
        ("/personId", "missing"),
        ("/talk", "not_a_choice"),
        ("/heldOn", "not_a_day"),
        ("/by", "unknown_field"),
    }
    tomorrow = {"personId": victim_of(client, incident), "talk": "first", "heldOn": "2026-11-23"}
    assert faults(care(client, incident, "talks", tomorrow), 400) == {("/heldOn", "aftercare.in_the_future")}
    assert count_of(register) == 1


def test_closing_needs_the_version_that_was_seen(client: TestClient) -> None:
    incident = report(client)

    assert problem(client.post(f"/v1/incidents/{incident['id']}/closure", json=DONE), 428) == "version_required"
    assert problem(correct(client, "closure", {**incident, "version": 9}, DONE), 412) == "stale_version"
    nothing = {"id": an_id(), "version": 1}
    assert faults(correct(client, "closure", nothing, DONE), 404) == {("", "incident.not_reported")}


def test_the_aftercare_of_what_is_not_there_is_not_found(client: TestClient) -> None:
    assert problem(client.get(f"/v1/incidents/{an_id()}/aftercare"), 404) == "not_found"

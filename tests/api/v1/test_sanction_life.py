"""A sanction over HTTP, besides the scenarios: advice, refusals, versions, reviews, ends."""

from typing import Any

from starlette.testclient import TestClient

from api.register import Register
from tests.api.v1.sanctioning import (
    ADVISOR,
    AGREED,
    HEARING,
    MANAGER,
    TODAY,
    a_ban,
    a_running_ban,
    an_incident_in_a_dossier,
    propose,
    shown_dossier,
    shown_sanction,
    step,
    took,
)
from tests.api.v1.service import an_id, count_of, created, faults, found, open_dossier, problem, report, shown

REASON = {"reason": "Daarom."}


def test_the_matrix_advises_and_says_that_it_is_an_example(client: TestClient) -> None:
    asked = {"type": "physical", "severity": "serious", "repeated": "false"}

    advice = found(client.get("/v1/sanction-advice", params=asked))

    assert (advice["kinds"], advice["duration"]) == (["building_ban", "police_charge"], "P1Y")
    assert advice["example"] is True
    assert "voorbeeld" in advice["explanation"]


def test_a_question_to_the_matrix_that_cannot_be_is_refused(client: TestClient) -> None:
    answer = client.get("/v1/sanction-advice", params={"type": "rude", "severity": "awful"})

    assert {code for _, code in faults(answer, 400)} == {"catalogue.unknown_code", "not_a_choice", "missing"}


def test_a_proposal_without_what_it_needs_names_all_of_it(client: TestClient, register: Register) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    before = count_of(register)
    bare = dict.fromkeys(("behaviour", "norm", "keptService", "reviewOn"))

    answer = client.post("/v1/sanctions", json=a_ban(incident, dossier, **bare))

    assert faults(answer, 400) == {(f"/{name}", "sanction.not_motivated") for name in bare}
    assert count_of(register) == before


def test_a_proposal_rests_on_incidents_in_its_dossier(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    elsewhere = report(client, types=["physical"])

    def refused(content: dict[str, Any], status: int) -> set[tuple[str, str]]:
        return faults(client.post("/v1/sanctions", json=content), status)

    assert refused(a_ban(elsewhere, dossier), 409) == {("/incidentIds/0", "sanction.incident_not_linked")}
    assert refused(a_ban({"id": str(an_id())}, dossier), 404) == {("/incidentIds/0", "sanction.incident_not_there")}
    assert refused(a_ban(incident, {"id": str(an_id())}), 404) == {("/dossierId", "sanction.dossier_not_there")}
    assert refused(a_ban(incident, dossier, incidentIds=[]), 400) == {("/incidentIds", "sanction.no_incident")}


def test_differing_from_the_advice_is_on_record_with_the_reason(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    shorter = a_ban(incident, dossier, endsOn="2027-05-21")

    assert faults(client.post("/v1/sanctions", json=shorter), 400) == {
        ("/deviationReason", "sanction.deviation_without_reason")
    }
    ban = propose(client, {**shorter, "deviationReason": "Hij bood zijn excuses aan."})

    kept = shown_sanction(client, ban)
    assert kept["deviationReason"] == "Hij bood zijn excuses aan."
    assert kept["advice"] == {
        "catalogueVersion": 1,
        "type": "physical",
        "severity": "serious",
        "repeated": False,
        "kinds": ["building_ban", "police_charge"],
        "duration": "P1Y",
    }


def test_the_second_decider_is_somebody_else(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    ban = took(client, propose(client, a_ban(incident, dossier)), "hearings", HEARING)

    assert faults(step(client, ban, "approvals", AGREED), 409) == {("", "sanction.same_decider")}
    assert faults(step(client, ban, "impositions", TODAY), 409) == {("", "sanction.second_decider_required")}
    assert found(step(client, ban, "approvals", AGREED, **MANAGER))["version"] == 3


def test_every_step_asks_for_the_version_that_was_seen(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    ban = propose(client, a_ban(incident, dossier))
    took(client, ban, "hearings", HEARING)

    assert problem(step(client, ban, "approvals", AGREED, **MANAGER), 412) == "stale_version"
    assert problem(client.post(f"/v1/sanctions/{ban['id']}/approvals", json=AGREED), 428) == "version_required"
    assert faults(step(client, {"id": an_id(), "version": 1}, "lifts", REASON), 404) == {("", "sanction.not_there")}
    assert problem(client.get(f"/v1/sanctions/{an_id()}"), 404) == "not_found"


def test_a_proposal_sent_twice_is_one(client: TestClient, register: Register) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    headers = {**ADVISOR, "Idempotency-Key": "voorstel-1"}

    first, second = (client.post("/v1/sanctions", json=a_ban(incident, dossier), headers=headers) for _ in range(2))

    assert created(first) == created(second)
    assert first.headers["location"] == f"/v1/sanctions/{first.json()['id']}"


def test_a_proposal_can_be_rejected_and_is_never_on_the_card(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    ban = took(client, propose(client, a_ban(incident, dossier)), "rejections", REASON)

    rejected = shown_sanction(client, ban)
    assert (rejected["state"], rejected["endedBecause"]) == ("rejected", "Daarom.")
    assert shown_dossier(client, dossier)["sanctions"] == []
    assert faults(step(client, ban, "impositions", TODAY), 409) == {("", "sanction.no_longer_proposed")}


def test_it_is_suspended_resumed_reviewed_and_lifted(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    ban = a_running_ban(client, incident, dossier)

    def on_the_card() -> tuple[str, bool]:
        (one,) = shown_dossier(client, dossier)["sanctions"]
        return one["state"], one["inForce"]

    ban = took(client, ban, "suspensions", REASON)
    assert on_the_card() == ("suspended", False)
    ban = took(client, ban, "resumptions", REASON)
    assert on_the_card() == ("imposed", True)
    ban = took(client, ban, "reviews", {"outcome": "kept", "reviewOn": "2027-05-22", "reason": "Nog nodig."})
    assert shown_sanction(client, ban)["reviewOn"] == "2027-05-22"
    ban = took(client, ban, "lifts", REASON)
    assert on_the_card() == ("lifted", False)
    assert faults(step(client, ban, "suspensions", REASON), 409) == {("", "sanction.ended")}


def test_what_was_annulled_counts_nowhere(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    ban = took(client, a_running_ban(client, incident, dossier), "annulments", REASON)

    totals = found(client.get("/v1/reports/2026"))["sanctions"]

    assert shown_sanction(client, ban)["state"] == "annulled"
    assert shown(client, incident)["sanctions"] == shown_dossier(client, dossier)["sanctions"] == []
    assert sum(row["count"] for row in totals) == 0


def test_shortening_never_lengthens(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    ban = a_running_ban(client, incident, dossier)

    longer = step(client, ban, "shortenings", {"endsOn": "2028-01-01", "reason": "Langer"})

    assert faults(longer, 400) == {("/endsOn", "sanction.shortening_lengthens")}


def test_a_sanction_on_one_subject_is_not_on_the_card_of_another(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    other = open_dossier(client, name="Piet Pieters")
    created(client.post(f"/v1/incidents/{incident['id']}/dossiers", json={"dossierId": other["id"]}))
    a_running_ban(client, incident, dossier)

    card = shown_dossier(client, other)

    assert (card["sanctions"], card["incidents"][0]["sanctions"]) == ([], [])
    assert len(shown_dossier(client, dossier)["sanctions"]) == 1


def test_the_history_of_the_incident_reads_like_a_story(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    ban = a_running_ban(client, incident, dossier)
    took(client, ban, "notices", {"how": "letter", "toldOn": "2026-11-22"})

    entries = found(client.get(f"/v1/incidents/{incident['id']}/history"))["entries"]

    assert [entry["event"] for entry in entries[2:]] == [
        "sanction.proposed",
        "sanction.hearing_held",
        "sanction.approved",
        "sanction.imposed",
        "sanction.perpetrator_told",
    ]
    assert entries[4]["reason"] == AGREED["reason"]
    assert entries[-1]["details"] == {"sanctionId": ban["id"], "how": "letter", "toldOn": "2026-11-22"}
    assert entries[4]["actor"] != entries[2]["actor"]


def test_the_short_way_is_shown_as_well(client: TestClient) -> None:
    incident = report(client)
    short = {"kind": "warning_letter", "imposedOn": "2026-11-21", "note": "Aangetekend"}
    letter = created(client.post(f"/v1/incidents/{incident['id']}/sanctions", json=short))

    found_letter = shown_sanction(client, letter)

    assert (found_letter["note"], found_letter["dossierId"], found_letter["inForce"]) == ("Aangetekend", None, False)
    assert found(client.get("/v1/sanctions"))["sanctions"][0]["id"] == letter["id"]

"""Dossiers: opened, shown, corrected, and with incidents in them."""

from typing import Any

from starlette.testclient import TestClient

from api.register import Register
from tests.api.v1.service import (
    ALL_SORTS,
    a_person,
    an_id,
    correct,
    count_of,
    created,
    faults,
    found,
    link,
    open_dossier,
    problem,
    report,
    shown,
)

SUBJECTS: list[dict[str, Any]] = [
    {"kind": "person", "name": ALL_SORTS, "address": "Kade 1, Zwolle", "dateOfBirth": "1980-01-31"},
    {"kind": "organisation", "name": "Stichting Boos", "address": None, "dateOfBirth": None},
    {"kind": "address", "name": None, "address": "Dijk 2, Deventer", "dateOfBirth": None},
]


def test_a_dossier_is_opened_about_a_person_an_organisation_or_an_address(client: TestClient) -> None:
    for subject in SUBJECTS:
        answer = client.post("/v1/dossiers", json={"subject": subject})

        opened = created(answer)
        assert set(opened) == {"id", "version", "position"}
        assert answer.headers["location"] == f"/v1/dossiers/{opened['id']}"
        dossier = client.get(answer.headers["location"])
        assert found(dossier)["subject"] == subject
        assert (dossier.headers["etag"], dossier.json()["incidents"]) == ('"v1"', [])


def test_a_subject_that_cannot_be_right_is_refused(client: TestClient, register: Register) -> None:
    def refused(subject: dict[str, Any]) -> set[tuple[str, str]]:
        return faults(client.post("/v1/dossiers", json={"subject": subject}), 400)

    assert refused({"kind": "person"}) == {("/subject/name", "dossier.subject_without_name")}
    assert refused({"kind": "address", "dateOfBirth": "1980-01-31"}) == {
        ("/subject/address", "dossier.subject_without_address"),
        ("/subject/dateOfBirth", "dossier.birth_date_without_person"),
    }
    assert refused({"kind": "dog", "name": "Fikkie", "breed": "x"}) == {
        ("/subject/kind", "not_a_choice"),
        ("/subject/breed", "unknown_field"),
    }
    assert count_of(register) == 0


def test_a_dossier_that_is_not_there_is_not_found(client: TestClient) -> None:
    assert problem(client.get(f"/v1/dossiers/{an_id()}"), 404) == "not_found"


def test_a_dossier_shows_its_incidents_and_what_was_done(client: TestClient) -> None:
    dossier, first, second = open_dossier(client), report(client), report(client, types=["physical"])
    link(client, first, dossier)
    link(client, second, dossier)
    sanction = {"kind": "police_charge", "imposedOn": "2026-11-21"}
    imposed = created(client.post(f"/v1/incidents/{first['id']}/sanctions", json=sanction))

    card = found(client.get(f"/v1/dossiers/{dossier['id']}"))

    assert [incident["number"] for incident in card["incidents"]] == [first["number"], second["number"]]
    as_it_stands = {"startsOn": None, "endsOn": None, "inForce": False, "state": "imposed"}
    (with_incident,) = card["incidents"][0]["sanctions"]
    assert with_incident == {"id": imposed["id"], **sanction, **as_it_stands}
    assert card["sanctions"] == [with_incident | {"groundGone": False}]
    assert (card["version"], shown(client, first)["dossierIds"]) == (3, [dossier["id"]])


def test_a_retracted_incident_stays_on_the_card_without_its_sanctions_counting(client: TestClient) -> None:
    dossier, incident = open_dossier(client), report(client)
    link(client, incident, dossier)
    created(
        client.post(
            f"/v1/incidents/{incident['id']}/sanctions", json={"kind": "police_report", "imposedOn": "2026-11-21"}
        )
    )
    found(correct(client, "retractions", incident, {"reason": "Vergissing"}))

    card = found(client.get(f"/v1/dossiers/{dossier['id']}"))

    assert [one["status"] for one in card["incidents"]] == ["retracted"]
    assert card["sanctions"] == []


def test_linking_answers_with_the_dossier(client: TestClient) -> None:
    dossier, incident = open_dossier(client), report(client)

    answer = client.post(f"/v1/incidents/{incident['id']}/dossiers", json={"dossierId": dossier["id"]})

    assert created(answer) == {"id": dossier["id"], "version": 2, "position": 3}
    assert (answer.headers["etag"], answer.headers["location"]) == ('"v2"', f"/v1/dossiers/{dossier['id']}")


def test_one_incident_can_be_in_several_dossiers(client: TestClient) -> None:
    dossiers, incident = [open_dossier(client), open_dossier(client, name="Piet Pieters")], report(client)

    for dossier in dossiers:
        link(client, incident, dossier)

    assert shown(client, incident)["dossierIds"] == [dossier["id"] for dossier in dossiers]


def test_linking_twice_is_no_fault_and_no_fact(client: TestClient, register: Register) -> None:
    dossier, incident = open_dossier(client), report(client)

    assert link(client, incident, dossier)["version"] == link(client, incident, dossier)["version"] == 2
    assert count_of(register) == 3


def test_what_is_not_there_cannot_be_linked(client: TestClient) -> None:
    dossier, incident = open_dossier(client), report(client)
    somebody = {"dossierId": dossier["id"], "perpetratorId": str(an_id())}

    def refused(incident_id: object, content: dict[str, Any], status: int) -> set[tuple[str, str]]:
        return faults(client.post(f"/v1/incidents/{incident_id}/dossiers", json=content), status)

    assert refused(incident["id"], {"dossierId": str(an_id())}, 404) == {("/dossierId", "dossier.not_opened")}
    assert refused(an_id(), {"dossierId": dossier["id"]}, 404) == {("/incidentId", "dossier.incident_not_there")}
    assert refused(incident["id"], somebody, 409) == {("/perpetratorId", "dossier.not_a_perpetrator")}
    assert refused(incident["id"], {"dossierId": "1"}, 400) == {("/dossierId", "not_an_id")}


def test_a_retracted_incident_cannot_be_linked(client: TestClient) -> None:
    dossier, incident = open_dossier(client), report(client)
    found(correct(client, "retractions", incident, {"reason": "Vergissing"}))

    answer = client.post(f"/v1/incidents/{incident['id']}/dossiers", json={"dossierId": dossier["id"]})

    assert faults(answer, 409) == {("/incidentId", "dossier.incident_retracted")}


def test_an_incident_is_taken_out_of_a_dossier_with_a_reason(client: TestClient) -> None:
    dossier, incident = open_dossier(client), report(client)
    link(client, incident, dossier)
    path = f"/v1/incidents/{incident['id']}/dossiers/{dossier['id']}/unlinkings"

    unlinked = found(client.post(path, json={"reason": "Andere Jan"}))

    assert unlinked == {"id": dossier["id"], "version": 3, "position": 4}
    assert found(client.get(f"/v1/dossiers/{dossier['id']}"))["incidents"] == []
    entries = found(client.get(f"/v1/incidents/{incident['id']}/history"))["entries"]
    assert (entries[-1]["event"], entries[-1]["reason"]) == ("dossier.incident_unlinked", "Andere Jan")
    assert faults(client.post(path, json={"reason": "Nog eens"}), 409) == {
        ("/incidentId", "dossier.incident_not_linked")
    }


def test_a_subject_is_corrected_on_the_version_that_was_seen(client: TestClient) -> None:
    dossier = open_dossier(client)
    path = f"/v1/dossiers/{dossier['id']}/subject-corrections"
    content = {**a_person(name="Johan van den Berg"), "reason": "Voornaam was fout"}

    corrected = client.post(path, json=content, headers={"If-Match": '"v1"'})
    again = client.post(path, json=content, headers={"If-Match": '"v1"'})
    unseen = client.post(path, json=content)

    assert (found(corrected)["version"], corrected.headers["etag"]) == (2, '"v2"')
    assert problem(again, 412) == "stale_version"
    assert problem(unseen, 428) == "version_required"
    assert found(client.get(f"/v1/dossiers/{dossier['id']}"))["subject"]["name"] == "Johan van den Berg"


def test_a_subject_keeps_its_kind(client: TestClient) -> None:
    path = f"/v1/dossiers/{open_dossier(client)['id']}/subject-corrections"
    content = {"subject": {"kind": "address", "address": "Kade 1"}, "reason": "x"}

    answer = client.post(path, json=content, headers={"If-Match": '"v1"'})

    assert faults(answer, 409) == {("/subject/kind", "dossier.other_kind_of_subject")}


def test_a_subject_that_is_not_there_cannot_be_corrected(client: TestClient) -> None:
    content = {**a_person(), "reason": "x"}

    answer = client.post(f"/v1/dossiers/{an_id()}/subject-corrections", json=content, headers={"If-Match": '"v1"'})

    assert answer.status_code == 404

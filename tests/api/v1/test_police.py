"""Cases at the police over HTTP, and the text for a charge."""

from starlette.testclient import TestClient

from tests.api.v1.marking import (
    a_dossier_with_an_incident,
    decide,
    go_to_the_police,
    history,
    in_force,
    outcome,
    propose,
    seen,
    warnings,
)
from tests.api.v1.service import an_id, created, faults, found, problem, report


def test_a_charge_is_recorded_and_shown_with_the_incident(client: TestClient) -> None:
    incident = report(client)

    answer = go_to_the_police(client, incident, number="PL0400-2026-1")

    case = created(answer)
    assert answer.headers["location"] == f"/v1/police/{case['id']}"
    shown = found(client.get(answer.headers["location"]))
    assert shown == {
        "id": case["id"],
        "version": 1,
        "kind": "charge",
        "incidentIds": [incident["id"]],
        "number": "PL0400-2026-1",
        "madeOn": "2026-11-21",
        "madeBy": "Manon Jansen",
        "domicileAtEmployer": True,
        "outcome": "pending",
        "outcomes": [],
    }
    assert found(client.get(f"/v1/incidents/{incident['id']}/police")) == {"cases": [shown]}


def test_a_case_can_be_about_several_incidents_and_is_told_with_each(client: TestClient) -> None:
    first, second = report(client), report(client)
    case = created(go_to_the_police(client, first, kind="report", otherIncidentIds=[second["id"]]))
    found(outcome(client, case, "convicted", note="Taakstraf."))

    made, ended = history(client, second)[-2:]

    assert (made["event"], made["details"]) == (
        "police.reported",
        {"policeCaseId": case["id"], "madeOn": "2026-11-21"},
    )
    assert (ended["event"], ended["note"]) == ("police.outcome_recorded", "Taakstraf.")
    assert ended["details"] == {"policeCaseId": case["id"], "outcome": "convicted", "outcomeOn": "2026-11-22"}


def test_going_to_the_police_counts_as_no_sanction_by_itself(client: TestClient) -> None:
    incident = report(client)
    created(go_to_the_police(client, incident))

    table = found(client.get("/v1/reports/2026"))

    assert {row["count"] for row in table["sanctions"]} == {0}


def test_every_fault_in_a_case_is_named_at_once(client: TestClient) -> None:
    incident = report(client)

    assert faults(go_to_the_police(client, incident, kind="gossip", madeBy=" ", domicileAtEmployer="ja"), 400) == {
        ("/kind", "not_a_choice"),
        ("/madeBy", "too_short"),
        ("/domicileAtEmployer", "not_a_boolean"),
    }
    assert faults(go_to_the_police(client, incident, madeOn="2026-11-23"), 400) == {
        ("/madeOn", "police.made_in_the_future")
    }


def test_what_is_not_there_is_not_found(client: TestClient) -> None:
    nowhere = {"id": str(an_id())}

    assert faults(go_to_the_police(client, nowhere), 404) == {("", "police.incident_not_there")}
    assert problem(client.get(f"/v1/incidents/{nowhere['id']}/police"), 404) == "not_found"
    assert problem(client.get(f"/v1/police/{nowhere['id']}"), 404) == "not_found"
    assert problem(client.get(f"/v1/incidents/{nowhere['id']}/charge-text"), 404) == "not_found"
    answer = client.post(
        f"/v1/police/{nowhere['id']}/outcomes",
        json={"outcome": "acquitted", "on": "2026-11-22"},
        headers={"If-Match": '"v1"'},
    )
    assert faults(answer, 404) == {("", "police.not_made")}


def test_an_outcome_asks_for_the_version_that_was_seen(client: TestClient) -> None:
    case = created(go_to_the_police(client, report(client)))
    found(outcome(client, case, "pending"))

    answer = client.post(
        f"/v1/police/{case['id']}/outcomes",
        json={"outcome": "acquitted", "on": "2026-11-22"},
        headers={"If-Match": '"v1"'},
    )

    assert problem(answer, 412) == "stale_version"


def test_a_dismissal_reaches_every_marker_that_rests_on_the_case_and_no_other(client: TestClient) -> None:
    dossier, incident = a_dossier_with_an_incident(client)
    case = created(go_to_the_police(client, incident))
    resting = in_force(client, dossier, incident, policeCaseIds=[case["id"]])
    waiting = created(propose(client, dossier, incident, kind="alert_police", policeCaseIds=[case["id"]]))
    other = in_force(client, dossier, incident, kind="in_writing_only")

    found(outcome(client, case, "dismissed"))

    assert [seen(client, dossier, one)["reviewDemanded"] for one in (resting, waiting, other)] == [True, True, False]
    newest = seen(client, dossier, waiting)
    assert faults(decide(client, dossier, newest, "approvals"), 409) == {("", "marker.ground_gone")}
    assert len(warnings(client, dossier)) == 2, "a marker warns until somebody judged it anew"


def test_no_new_marker_rests_on_an_acquittal(client: TestClient) -> None:
    dossier, incident = a_dossier_with_an_incident(client)
    case = created(go_to_the_police(client, incident))
    found(outcome(client, case, "acquitted"))

    answer = propose(client, dossier, incident, policeCaseIds=[case["id"], str(an_id())])

    assert faults(answer, 409) == {
        ("/policeCaseIds/0", "marker.case_without_guilt"),
        ("/policeCaseIds/1", "marker.case_not_about_it"),
    }


def test_the_text_for_a_charge_says_what_is_known_and_names_what_is_missing(client: TestClient) -> None:
    incident = report(
        client,
        victims=[{"name": "Ali Yılmaz", "contact": "Dorpsstraat 1, privé"}],
        perpetrator={"name": "Jan van den Berg", "address": "Kade 1, Zwolle", "dateOfBirth": "1980-01-31"},
        place="Aan de voordeur",
        why="Boos over een brief",
    )

    answer = found(client.get(f"/v1/incidents/{incident['id']}/charge-text"))

    text = answer["text"]
    for known in (
        incident["number"],
        "Wie het overkwam:\nAli Yılmaz",
        "Wie het deed:\nJan van den Berg, geboren 31 januari 1980, Kade 1, Zwolle",
        "Wanneer:\n20 november 2026, 10:30",
        "Waar:\nAan de voordeur",
        "Wat:\nVerbale agressie. Schold aan de telefoon.",
        "Waarom:\nBoos over een brief",
        "het adres van de werkgever",
        "- Waarmee",
    ):
        assert known in text
    assert "Dorpsstraat" not in text, "the address of the employee stays out of the papers"
    assert answer["missing"] == [
        "Het adres van de werkgever",
        "Wie het zag of hoorde",
        "Waarmee",
        "Op welke manier",
        "Letsel",
        "Schade",
    ]

"""Markers on a dossier over HTTP: proposed by one, approved by another, shown while they are in force."""

from datetime import UTC, datetime

from starlette.testclient import TestClient

from api.register import Register
from tests.api.v1.marking import (
    ADVISOR,
    COLLEAGUE,
    REASON,
    a_dossier_with_an_incident,
    decide,
    history,
    in_force,
    propose,
    seen,
    warnings,
)
from tests.api.v1.service import (
    an_id,
    at,
    correct,
    count_of,
    created,
    faults,
    found,
    open_dossier,
    problem,
    report,
    serving,
)


def test_a_proposal_warns_nobody_until_another_person_approves_it(client: TestClient) -> None:
    dossier, incident = a_dossier_with_an_incident(client)

    answer = propose(client, dossier, incident)

    proposed = created(answer)
    assert answer.headers["location"] == f"/v1/dossiers/{dossier['id']}/markers/{proposed['id']}"
    assert (seen(client, dossier, proposed)["status"], warnings(client, dossier)) == ("proposed", [])
    found(decide(client, dossier, proposed, "approvals", by=ADVISOR))
    assert seen(client, dossier, proposed)["status"] == "in_force"
    assert warnings(client, dossier) == [
        {
            "id": proposed["id"],
            "kind": "visit_with_two",
            "label": "Bezoek met twee personen",
            "advice": "Ga met twee personen en bel vooraf.",
            "startsOn": "2026-11-22",
            "endsOn": "2027-05-22",
        }
    ]


def test_who_proposed_it_cannot_approve_it(client: TestClient) -> None:
    dossier, incident = a_dossier_with_an_incident(client)
    proposed = created(propose(client, dossier, incident))

    answer = decide(client, dossier, proposed, "approvals", by=COLLEAGUE)

    assert faults(answer, 409) == {("", "marker.same_person")}
    assert warnings(client, dossier) == []


def test_every_decision_is_shown_with_who_and_why(client: TestClient) -> None:
    dossier, incident = a_dossier_with_an_incident(client)
    marker = in_force(client, dossier, incident)
    sooner = {"endsOn": "2027-01-01", "reason": "Het ging daarna goed."}
    marker = found(decide(client, dossier, marker, "reviews", sooner))
    found(decide(client, dossier, marker, "withdrawals", {"reason": "Verhuisd."}))

    shown = seen(client, dossier, marker)

    assert [(one["event"], one["reason"]) for one in shown["decisions"]] == [
        ("marker.proposed", "Dreigde met een stok."),
        ("marker.approved", "Zie het verslag."),
        ("marker.reviewed", "Het ging daarna goed."),
        ("marker.withdrawn", "Verhuisd."),
    ]
    assert (shown["status"], shown["endsOn"], shown["incidentIds"]) == ("withdrawn", "2027-01-01", [incident["id"]])
    assert shown["decisions"][0]["actor"] != shown["decisions"][1]["actor"]
    assert warnings(client, dossier) == []


def test_a_marker_is_gone_by_itself_at_midnight_in_the_netherlands_before_its_last_date(register: Register) -> None:
    with serving(register) as client:
        dossier, incident = a_dossier_with_an_incident(client)
        in_force(client, dossier, incident, endsOn="2027-03-28", reviewOn="2027-03-01")
        for moment, expected in (
            (datetime(2027, 3, 27, 22, 59, 59, tzinfo=UTC), 1),
            (datetime(2027, 3, 27, 23, 0, 0, tzinfo=UTC), 0),
        ):
            with at(register, moment) as then:
                assert len(warnings(then, dossier)) == expected


def test_a_marker_never_rests_on_a_concern_or_a_retracted_incident_alone(
    client: TestClient, register: Register
) -> None:
    dossier, concern = a_dossier_with_an_incident(client, types=["other"])
    other_dossier, retracted = a_dossier_with_an_incident(client)
    found(correct(client, "retractions", retracted, {"reason": "Vergissing"}))
    before = count_of(register)

    assert faults(propose(client, dossier, concern), 409) == {("/incidentIds", "marker.without_aggression")}
    assert faults(propose(client, other_dossier, retracted), 409) == {("/incidentIds", "marker.without_aggression")}
    assert faults(propose(client, dossier, report(client)), 409) == {
        ("/incidentIds/0", "marker.incident_not_in_dossier")
    }
    assert count_of(register) == before + 1


def test_there_is_one_of_a_kind_at_a_time(client: TestClient) -> None:
    dossier, incident = a_dossier_with_an_incident(client)
    marker = created(propose(client, dossier, incident))

    assert faults(propose(client, dossier, incident), 409) == {("/kind", "marker.kind_taken")}
    found(decide(client, dossier, marker, "rejections"))
    created(propose(client, dossier, incident))


def test_every_fault_in_a_proposal_is_named_at_once(client: TestClient) -> None:
    dossier, incident = a_dossier_with_an_incident(client)

    assert faults(propose(client, dossier, incident, kind="dog", advice="", endsOn="x", extra=1), 400) == {
        ("/kind", "catalogue.unknown_code"),
        ("/advice", "too_short"),
        ("/endsOn", "not_a_day"),
        ("/extra", "unknown_field"),
    }
    assert faults(propose(client, dossier, startsOn="2026-11-21", reviewOn="2028-01-01"), 400) == {
        ("/incidentIds", "marker.no_incident"),
        ("/startsOn", "marker.starts_in_the_past"),
        ("/reviewOn", "marker.review_outside_term"),
    }


def test_a_decision_asks_for_the_version_that_was_seen(client: TestClient) -> None:
    dossier, incident = a_dossier_with_an_incident(client)
    proposed = created(propose(client, dossier, incident))
    created(propose(client, dossier, incident, kind="alert_police"))

    assert problem(decide(client, dossier, proposed, "approvals"), 412) == "stale_version"
    newest = seen(client, dossier, proposed)
    found(decide(client, dossier, newest, "approvals"))
    path = f"/v1/dossiers/{dossier['id']}/markers/{proposed['id']}/withdrawals"
    assert client.post(path, json=REASON).status_code == 428


def test_all_markers_of_a_dossier_are_listed_with_the_version_to_decide_on(client: TestClient) -> None:
    dossier, incident = a_dossier_with_an_incident(client)
    path = f"/v1/dossiers/{dossier['id']}/markers"
    assert found(client.get(path)) == {"version": 0, "markers": []}
    created(propose(client, dossier, incident))
    created(propose(client, dossier, incident, kind="alert_police"))

    answer = client.get(path)

    assert answer.headers["etag"] == '"v2"'
    assert {one["kind"] for one in found(answer)["markers"]} == {"visit_with_two", "alert_police"}


def test_what_is_not_there_is_not_found(client: TestClient) -> None:
    dossier, incident = a_dossier_with_an_incident(client)
    nowhere = {"id": str(an_id()), "version": 1}

    assert problem(client.get(f"/v1/dossiers/{nowhere['id']}/markers"), 404) == "not_found"
    assert problem(client.get(f"/v1/dossiers/{dossier['id']}/markers/{nowhere['id']}"), 404) == "not_found"
    assert faults(propose(client, nowhere, incident), 404) == {("", "marker.no_dossier")}
    assert faults(decide(client, dossier, nowhere, "approvals"), 404) == {("", "marker.not_there")}
    marker = in_force(client, dossier, incident)
    assert problem(client.get(f"/v1/dossiers/{open_dossier(client)['id']}/markers/{marker['id']}"), 404) == "not_found"


def test_a_marker_is_part_of_the_story_of_the_incidents_it_rests_on(client: TestClient) -> None:
    dossier, incident = a_dossier_with_an_incident(client)
    marker = in_force(client, dossier, incident)

    proposed, approved = history(client, incident)[-2:]

    assert (proposed["event"], proposed["reason"]) == ("marker.proposed", "Dreigde met een stok.")
    assert proposed["details"] == {
        "markerId": marker["id"],
        "dossierId": dossier["id"],
        "kind": "visit_with_two",
        "startsOn": "2026-11-22",
        "endsOn": "2027-05-22",
        "reviewOn": "2027-02-22",
    }
    assert (approved["event"], approved["reason"]) == ("marker.approved", "Zie het verslag.")


def test_the_same_proposal_under_the_same_key_is_one_marker(client: TestClient, register: Register) -> None:
    dossier, incident = a_dossier_with_an_incident(client)
    proposal = {
        "kind": "visit_with_two",
        "advice": "Bel vooraf.",
        "reason": "Dreigde.",
        "incidentIds": [incident["id"]],
        "startsOn": "2026-11-22",
        "endsOn": "2027-05-22",
        "reviewOn": "2027-02-22",
    }
    before = count_of(register)

    def send() -> dict[str, object]:
        path = f"/v1/dossiers/{dossier['id']}/markers"
        return created(client.post(path, json=proposal, headers={"Idempotency-Key": "one-proposal"}))

    assert send() == send()
    assert count_of(register) == before + 1

"""A marker and a sanction that are in force stay in sight when dossiers are merged, and a concern carries no marker."""

from starlette.testclient import TestClient

from tests.api.v1.marking import a_dossier_with_an_incident, in_force, propose, warnings
from tests.api.v1.sanctioning import a_running_ban, an_incident_in_a_dossier, shown_dossier
from tests.api.v1.service import correct, faults, found, open_dossier, shown


def merged(client: TestClient, absorbed: dict[str, object], survivor: dict[str, object]) -> None:
    """The one goes on in the other."""
    tag = client.get(f"/v1/dossiers/{absorbed['id']}").headers["etag"]
    content = {"into": survivor["id"], "reason": "Dezelfde persoon."}
    found(client.post(f"/v1/dossiers/{absorbed['id']}/merges", json=content, headers={"If-Match": tag}))


def test_what_is_in_force_on_a_merged_dossier_is_on_the_card_of_the_one_it_goes_on_in(client: TestClient) -> None:
    incident, first = an_incident_in_a_dossier(client)
    a_running_ban(client, incident, first)
    in_force(client, first, incident)
    second, third = open_dossier(client, name="Jan v.d. Bergh"), open_dossier(client, name="J. van den Berg")
    before = shown_dossier(client, first)
    assert before["sanctions"]
    assert before["markers"]

    merged(client, first, second)
    merged(client, second, third)

    after = shown_dossier(client, third)
    assert after["markers"] == before["markers"]
    assert after["sanctions"] == before["sanctions"]
    assert after["incidents"][0]["sanctions"] == before["incidents"][0]["sanctions"]


def test_a_marker_rests_on_no_report_that_was_judged_a_concern_or_unfounded(client: TestClient) -> None:
    for assessment in ("concern", "unfounded"):
        dossier, incident = a_dossier_with_an_incident(client)
        judged = {"assessment": assessment, "reason": "Het was anders dan gemeld."}
        found(correct(client, "assessments", shown(client, incident), judged))

        assert {code for _, code in faults(propose(client, dossier, incident), 409)} == {"marker.without_aggression"}
        assert warnings(client, dossier) == []

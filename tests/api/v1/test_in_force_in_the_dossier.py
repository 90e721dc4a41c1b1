"""What is in force stays in sight of the dossier it is about, whatever becomes of the incidents that it rests on."""

from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.v1.sanctioning import a_running_ban, an_incident_in_a_dossier, shown_dossier, shown_sanction, took
from tests.api.v1.service import correct, created, found, open_dossier, report, shown

Content = dict[str, Any]
WRONG = "Karel Mulder"


def retracted(client: TestClient, incident: Content, _dossier: Content) -> None:
    """The report should not have been made."""
    found(correct(client, "retractions", shown(client, incident), {"reason": "Dubbel."}))


def unlinked(client: TestClient, incident: Content, dossier: Content) -> None:
    """The incident is about somebody else."""
    address = f"/v1/incidents/{incident['id']}/dossiers/{dossier['id']}/unlinkings"
    found(client.post(address, json={"reason": "Verkeerd dossier."}))


def in_force_by_the_list(client: TestClient, dossier: Content) -> list[str]:
    """What the list of sanctions says holds today."""
    listed = found(client.get("/v1/sanctions", params={"dossierId": dossier["id"], "inForce": "true"}))["sanctions"]
    return [one["id"] for one in listed]


@pytest.mark.parametrize("gone", [retracted, unlinked])
def test_a_ban_in_force_stays_in_the_dossier_when_its_incident_leaves(
    client: TestClient, gone: Callable[[TestClient, Content, Content], None]
) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    ban = a_running_ban(client, incident, dossier)
    (before,) = shown_dossier(client, dossier)["sanctions"]
    assert not before["groundGone"]

    gone(client, incident, dossier)

    (after,) = shown_dossier(client, dossier)["sanctions"]
    assert after == before | {"groundGone": True}
    assert in_force_by_the_list(client, dossier) == [ban["id"]]


@pytest.mark.parametrize("gone", [retracted, unlinked])
def test_what_has_ended_leaves_with_its_incident(
    client: TestClient, gone: Callable[[TestClient, Content, Content], None]
) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    took(client, a_running_ban(client, incident, dossier), "lifts", {"reason": "Niet meer nodig."})
    assert [one["state"] for one in shown_dossier(client, dossier)["sanctions"]] == ["lifted"]

    gone(client, incident, dossier)

    assert shown_dossier(client, dossier)["sanctions"] == []


def test_what_has_yet_to_begin_or_was_suspended_stays_as_well(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    took(client, a_running_ban(client, incident, dossier), "suspensions", {"reason": "Bezwaar loopt."})
    later = {"startsOn": "2026-12-01", "endsOn": "2027-11-30"}
    a_running_ban(client, incident, dossier, **later)

    unlinked(client, incident, dossier)

    states = {(one["state"], one["inForce"], one["groundGone"]) for one in shown_dossier(client, dossier)["sanctions"]}
    assert states == {("suspended", False, True), ("imposed", False, True)}


def test_a_ban_on_the_wrong_person_shows_until_it_is_lifted_and_nothing_else_does(client: TestClient) -> None:
    incident = report(client, types=["physical"], perpetrator={"name": WRONG})
    dossier = open_dossier(client, name=WRONG)
    who = shown(client, incident)["perpetrators"][0]["personId"]
    linking = {"dossierId": dossier["id"], "perpetratorId": who}
    created(client.post(f"/v1/incidents/{incident['id']}/dossiers", json=linking))
    ban = a_running_ban(client, incident, dossier)

    found(correct(client, f"perpetrators/{who}/exclusions", incident, {"reason": "Verkeerde Karel"}))

    card = shown_dossier(client, dossier)
    assert card["incidents"] == []
    assert [(one["id"], one["inForce"], one["groundGone"]) for one in card["sanctions"]] == [(ban["id"], True, True)]
    assert incident["number"] not in str(card)

    took(client, shown_sanction(client, ban), "lifts", {"reason": "Was voor iemand anders."})

    assert shown_dossier(client, dossier)["sanctions"] == []

"""Scenario 6. *Hearing first.* A building ban without a recorded hearing or an "acute" reason is refused; with it,
behaviour, norm, duration, review date and kept service channel are stored.
"""

from starlette.testclient import TestClient

from tests.api.v1.sanctioning import (
    AGREED,
    HEARING,
    MANAGER,
    TODAY,
    a_ban,
    an_incident_in_a_dossier,
    propose,
    shown_dossier,
    shown_sanction,
    step,
    took,
)
from tests.api.v1.service import faults


def test_a_building_ban_without_a_hearing_or_an_acute_reason_is_refused(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    at_once = {"kind": "building_ban", "imposedOn": "2026-11-22"}

    assert faults(client.post(f"/v1/incidents/{incident['id']}/sanctions", json=at_once), 409) == {
        ("/kind", "sanction.proposal_required")
    }

    ban = took(client, propose(client, a_ban(incident, dossier)), "approvals", AGREED, **MANAGER)
    assert faults(step(client, ban, "impositions", TODAY), 409) == {("", "sanction.hearing_required")}
    assert shown_sanction(client, ban)["whatIsMissing"] == ["hearing"]
    assert shown_dossier(client, dossier)["sanctions"] == []


def test_with_a_hearing_all_that_it_rests_on_is_stored(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    asked = a_ban(incident, dossier)
    ban = propose(client, asked)
    ban = took(client, ban, "hearings", HEARING)
    ban = took(client, ban, "approvals", AGREED, **MANAGER)

    ban = took(client, ban, "impositions", TODAY)

    shown = shown_sanction(client, ban)
    texts = ("behaviour", "norm", "reasonForNature", "reasonForDuration", "keptService")
    days = ("startsOn", "endsOn", "reviewOn")
    assert {name: shown[name] for name in (*texts, *days)} == {name: asked[name] for name in (*texts, *days)}
    assert shown["hearings"] == [{"form": "oral", "day": "2026-11-21", "text": HEARING["summary"]}]
    assert (shown["state"], shown["inForce"]) == ("imposed", True)
    assert len({shown["proposedBy"], shown["approvedBy"]}) == 2
    assert (shown["decidedBy"], shown["catalogueVersion"]) == (shown["proposedBy"], 1)
    (on_card,) = shown_dossier(client, dossier)["sanctions"]
    assert (on_card["kind"], on_card["endsOn"], on_card["inForce"]) == ("building_ban", "2027-11-21", True)


def test_somebody_who_was_invited_and_did_not_come_was_given_his_chance(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    ban = propose(client, a_ban(incident, dossier))
    ban = took(client, ban, "missed-hearings", {"invitedOn": "2026-11-20", "note": "Niet verschenen, geen bericht."})
    ban = took(client, ban, "approvals", AGREED, **MANAGER)

    took(client, ban, "impositions", TODAY)

    assert shown_sanction(client, ban)["inForce"]


def test_with_an_acute_reason_it_is_imposed_and_the_hearing_is_to_follow(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    ban = propose(client, a_ban(incident, dossier))
    ban = took(client, ban, "acute-declarations", {"reason": "Hij kondigde aan terug te komen."})
    ban = took(client, ban, "approvals", AGREED, **MANAGER)

    ban = took(client, ban, "impositions", TODAY)

    assert shown_sanction(client, ban)["acuteReason"] == "Hij kondigde aan terug te komen."
    assert shown_sanction(client, ban)["whatIsMissing"] == ["hearing_afterwards", "tell"]
    ban = took(client, ban, "hearings", HEARING)
    took(client, ban, "notices", {"how": "letter", "toldOn": "2026-11-22"})
    assert shown_sanction(client, ban)["whatIsMissing"] == []

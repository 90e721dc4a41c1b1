"""Scenario 7. *Shortened.* A 1-year ban cut to 3 months after a complaint: from then on every look-up shows the new
end; the day after it is gone by itself; the old term stays visible to the advisor only.
"""

from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from api.register import Register
from tests.api.v1.sanctioning import a_running_ban, an_incident_in_a_dossier, shown_dossier, shown_sanction, took
from tests.api.v1.service import at, found, shown

COMPLAINT = {"receivedOn": "2026-11-22", "summary": "Hij vindt een jaar te lang voor een eerste keer."}
IN_PART = {"outcome": "partly", "decidedOn": "2026-11-22", "reason": "Het was de eerste keer."}
CUT = {"endsOn": "2027-02-21", "reason": "Drie maanden volstaat."}


def test_from_then_on_every_look_up_shows_the_new_end(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    ban = a_running_ban(client, incident, dossier)
    assert shown_dossier(client, dossier)["sanctions"][0]["endsOn"] == "2027-11-21"

    ban = took(client, ban, "objections", COMPLAINT)
    ban = took(client, ban, "objection-decisions", IN_PART)
    assert "act_on_objection" in shown_sanction(client, ban)["whatIsMissing"]
    ban = took(client, ban, "shortenings", CUT)

    look_ups = [
        shown_sanction(client, ban),
        shown_dossier(client, dossier)["sanctions"][0],
        shown_dossier(client, dossier)["incidents"][0]["sanctions"][0],
        shown(client, incident)["sanctions"][0],
        found(client.get(f"/v1/sanctions?dossierId={dossier['id']}"))["sanctions"][0],
    ]
    assert {one["endsOn"] for one in look_ups} == {"2027-02-21"}
    assert shown_sanction(client, ban)["objection"]["outcome"] == "partly"
    assert "act_on_objection" not in shown_sanction(client, ban)["whatIsMissing"]


@pytest.mark.parametrize(
    ("now", "holds"),
    [
        (datetime(2027, 2, 21, 22, 59, 59, tzinfo=UTC), True),
        (datetime(2027, 2, 21, 23, 0, tzinfo=UTC), False),
    ],
    ids=["a second before midnight", "at midnight"],
)
def test_after_its_new_last_day_it_is_gone_by_itself(
    client: TestClient, register: Register, now: datetime, holds: bool
) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    ban = took(client, a_running_ban(client, incident, dossier), "shortenings", CUT)

    with at(register, now) as later:
        card = shown_dossier(later, dossier)["sanctions"][0]
        in_force = found(later.get("/v1/sanctions?inForce=true"))["sanctions"]

    assert card["inForce"] is holds
    assert card["state"] == ("imposed" if holds else "expired")
    assert [one["id"] for one in in_force] == ([ban["id"]] if holds else [])


def test_the_old_term_is_only_where_the_advisor_looks(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    ban = took(client, a_running_ban(client, incident, dossier), "shortenings", CUT)

    earlier = found(client.get(f"/v1/sanctions/{ban['id']}/earlier-terms"))

    assert earlier == {"id": ban["id"], "endsOn": ["2027-11-21"]}
    for path in (
        f"/v1/sanctions/{ban['id']}",
        f"/v1/dossiers/{dossier['id']}",
        f"/v1/incidents/{incident['id']}",
        f"/v1/incidents/{incident['id']}/history",
    ):
        assert "2027-11-21" not in client.get(path).text

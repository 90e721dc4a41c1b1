"""An incident turns out to have happened later: than the hearing about it, or than what was imposed."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.v1.sanctioning import (
    AGREED,
    HEARING,
    MANAGER,
    TODAY,
    a_ban,
    a_running_ban,
    an_incident_in_a_dossier,
    propose,
    shown_sanction,
    step,
    took,
)
from tests.api.v1.service import correct, created, faults, found, report, shown

Content = dict[str, Any]
TOLD = {"how": "letter", "toldOn": "2026-11-22"}


def happened(client: TestClient, incident: Content, at: str) -> None:
    """It happened at another time than was reported."""
    content = {"occurredAt": at, "reason": "Verkeerde dag ingevuld."}
    found(correct(client, "occurrence-corrections", shown(client, incident), content))


def listed(client: TestClient) -> list[str]:
    """What the work list says is to be done."""
    return [one["what"] for one in found(client.get("/v1/work-list"))["decisions"]]


@pytest.mark.parametrize(
    ("what", "content", "field"),
    [
        ("hearings", HEARING | {"heldOn": "2026-11-19"}, "/heldOn"),
        ("missed-hearings", {"invitedOn": "2026-11-19", "note": "Niet verschenen."}, "/invitedOn"),
    ],
)
def test_a_hearing_from_before_the_incident_is_refused_when_it_is_recorded(
    client: TestClient, what: str, content: Content, field: str
) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    ban = propose(client, a_ban(incident, dossier))

    answer = step(client, ban, what, content)

    assert faults(answer, 400) == {(field, "sanction.hearing_before_incident")}
    assert "verbeter dan eerst het tijdstip van de melding" in answer.json()["detail"]
    happened(client, incident, "2026-11-19T10:30:00+01:00")
    took(client, ban, what, content)


def test_a_proposal_that_was_heard_before_it_happened_lacks_a_hearing(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client, occurredAt="2026-11-18T10:30:00+01:00")
    ban = propose(client, a_ban(incident, dossier))
    ban = took(client, ban, "hearings", HEARING | {"heldOn": "2026-11-19"})
    ban = took(client, ban, "approvals", AGREED, **MANAGER)
    assert shown_sanction(client, ban)["whatIsMissing"] == []

    happened(client, incident, "2026-11-20T10:30:00+01:00")

    assert shown_sanction(client, ban)["whatIsMissing"] == ["hearing"]
    assert faults(step(client, ban, "impositions", TODAY), 409) == {("", "sanction.heard_before_incident")}
    ban = took(client, ban, "hearings", HEARING)
    took(client, ban, "impositions", TODAY)


def test_what_was_imposed_before_it_happened_says_so_until_one_of_the_days_is_put_right(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    took(client, a_running_ban(client, incident, dossier), "notices", TOLD)
    letter = report(client)
    created(
        client.post(
            f"/v1/incidents/{letter['id']}/sanctions", json={"kind": "warning_letter", "imposedOn": "2026-11-21"}
        )
    )
    assert listed(client) == []

    happened(client, letter, "2026-11-22T10:30:00+01:00")
    happened(client, incident, "2026-11-22T10:30:00+01:00")

    assert sorted(listed(client)) == [
        "Toegangsontzegging (pandverbod): alsnog horen",
        "Waarschuwingsbrief: de datums nakijken: het incident gebeurde later dan het opleggen",
    ]

    happened(client, letter, "2026-11-20T10:30:00+01:00")
    happened(client, incident, "2026-11-20T10:30:00+01:00")

    assert listed(client) == []

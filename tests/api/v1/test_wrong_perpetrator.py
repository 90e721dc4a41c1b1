"""Somebody was named as perpetrator and did not do it: his dossier shows nothing of it any more."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from api.register import Register
from tests.api.v1.service import correct, count_of, created, found, open_dossier, problem, report, serving, shown

WRONG, RIGHT = "Karel Mulder", "Petra Willems"


@pytest.fixture
def incident(client: TestClient) -> dict[str, Any]:
    """An incident in which the wrong person was named."""
    return report(client, perpetrator={"name": WRONG})


def perpetrator(client: TestClient, incident: dict[str, Any]) -> str:
    """The id of the one who is named."""
    return str(shown(client, incident)["perpetrators"][0]["personId"])


def link_as(client: TestClient, incident: dict[str, Any], dossier: dict[str, Any], who: str | None) -> None:
    """Put the incident in a dossier, whose subject is this perpetrator."""
    content = {"dossierId": dossier["id"], "perpetratorId": who}
    created(client.post(f"/v1/incidents/{incident['id']}/dossiers", json=content))


def numbers(client: TestClient, dossier: dict[str, Any]) -> list[str]:
    """The incidents that a dossier shows."""
    return [one["number"] for one in found(client.get(f"/v1/dossiers/{dossier['id']}"))["incidents"]]


def test_the_dossier_of_who_was_ruled_out_shows_nothing_of_it(client: TestClient, incident: dict[str, Any]) -> None:
    his, of_the_address = open_dossier(client, name=WRONG), open_dossier(client, name="Kade 1")
    who = perpetrator(client, incident)
    link_as(client, incident, his, who)
    link_as(client, incident, of_the_address, None)

    found(correct(client, f"perpetrators/{who}/exclusions", incident, {"reason": "Verkeerde Karel"}))

    assert numbers(client, his) == []
    assert numbers(client, of_the_address) == [incident["number"]]
    assert shown(client, incident)["dossierIds"] == [of_the_address["id"]]
    last = found(client.get(f"/v1/dossiers/{his['id']}/history"))["entries"][-1]
    assert (last["event"], last["reason"]) == ("dossier.incident_unlinked", "Verkeerde Karel")


def test_so_it_is_when_somebody_else_takes_his_place(client: TestClient, incident: dict[str, Any]) -> None:
    his, who = open_dossier(client, name=WRONG), perpetrator(client, incident)
    link_as(client, incident, his, who)
    content = {"perpetrator": {"name": RIGHT}, "reason": "Het was Petra"}

    found(correct(client, f"perpetrators/{who}/replacements", incident, content))

    assert numbers(client, his) == []
    assert [one["name"] for one in shown(client, incident)["perpetrators"]] == [RIGHT]


def test_a_dossier_in_which_his_goes_on_shows_nothing_of_it_either(
    client: TestClient, incident: dict[str, Any]
) -> None:
    his, other, who = (
        open_dossier(client, name=WRONG),
        open_dossier(client, name="K. Mulder"),
        perpetrator(client, incident),
    )
    link_as(client, incident, his, who)
    content = {"into": other["id"], "reason": "Zelfde"}
    found(client.post(f"/v1/dossiers/{his['id']}/merges", json=content, headers={"If-Match": '"v2"'}))

    found(correct(client, f"perpetrators/{who}/exclusions", incident, {"reason": "Verkeerde Karel"}))

    assert numbers(client, other) == []
    apart = {"otherDossierId": his["id"], "reason": "Toch niet"}
    found(client.post(f"/v1/dossiers/{other['id']}/separations", json=apart, headers={"If-Match": '"v3"'}))
    assert (numbers(client, other), numbers(client, his)) == ([], [])


def test_nobody_is_ruled_out_while_it_is_not_known_in_which_dossiers_he_is(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(register) as client:
        incident = report(client, perpetrator={"name": WRONG})
        who = perpetrator(client, incident)
    monkeypatch.setattr("api.use_cases.loading.WAIT_SECONDS", 0.1)
    with serving(register, with_projections=False) as client:
        report(client)
        before = count_of(register)

        answer = correct(client, f"perpetrators/{who}/exclusions", incident, {"reason": "Verkeerde Karel"})

    assert problem(answer, 503) == "unavailable"
    assert count_of(register) == before

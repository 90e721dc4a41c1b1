"""Scenario 9. "J. van den Berg" and "Jan v.d. Bergh" merged, later found to be father and son: undo restores both,
incidents added since are assigned by choice, and the pair is remembered as not the same.
"""

from typing import Any

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from tests.api.v1.service import an_id, faults, found, link, open_dossier, problem, report, shown

Dossier = dict[str, Any]


def show(client: TestClient, dossier: Dossier) -> Dossier:
    """The dossier as it is shown now."""
    return found(client.get(f"/v1/dossiers/{dossier['id']}"))


def incidents(client: TestClient, dossier: Dossier) -> list[str]:
    """The numbers of its incidents."""
    return [one["number"] for one in show(client, dossier)["incidents"]]


def ask(client: TestClient, what: str, dossier: Dossier, **content: Any) -> Response:
    """Merge, separate or judge, on the version that is there now."""
    seen = client.get(f"/v1/dossiers/{dossier['id']}").headers["etag"]
    return client.post(f"/v1/dossiers/{dossier['id']}/{what}", json=content, headers={"If-Match": seen})


def search(client: TestClient, name: str) -> list[str]:
    """The dossiers that answer to a name."""
    return [hit["id"] for hit in found(client.post("/v1/dossiers/_search", json={"name": name}))["dossiers"]]


@pytest.fixture
def father(client: TestClient) -> Dossier:
    return open_dossier(client, name="J. van den Berg", address="Kade 1, Zwolle", dateOfBirth="1955-03-04")


@pytest.fixture
def son(client: TestClient) -> Dossier:
    return open_dossier(client, name="Jan v.d. Bergh", address="Kade 1, Zwolle", dateOfBirth="1984-07-08")


def test_two_spellings_are_merged_and_later_found_to_be_father_and_son(
    client: TestClient, father: Dossier, son: Dossier
) -> None:
    scolding, threat = report(client), report(client, types=["psychological"])
    link(client, scolding, father)
    link(client, threat, son)
    before = show(client, father), show(client, son)

    # the advisor merges them
    found(ask(client, "merges", son, into=father["id"], reason="Zelfde adres, naam anders gespeld"))

    # then the one shows the incidents of both, and the other only where to go
    assert incidents(client, father) == [scolding["number"], threat["number"]]
    assert show(client, son) == {"id": son["id"], "version": 3, "mergedInto": father["id"]}
    assert shown(client, threat)["dossierIds"] == [father["id"]]
    assert search(client, "J. van den Berg") == search(client, "Jan v.d. Bergh") == [father["id"]]
    # and nothing more can be added to what was merged
    later, last = report(client), report(client)
    refused = client.post(f"/v1/incidents/{later['id']}/dossiers", json={"dossierId": son["id"]})
    assert faults(refused, 409) == {("/dossierId", "dossier.merged")}
    link(client, later, father)
    link(client, last, father)
    assert show(client, father)["absorbed"] == [{"id": son["id"], "linkedSince": [later["id"], last["id"]]}]

    # they turn out to be father and son; what was added since has to be assigned
    why = {"otherDossierId": son["id"], "reason": "Vader en zoon"}
    assert faults(ask(client, "separations", father, **why), 400) == {("/assign", "dossier.incident_not_assigned")}
    choice = [
        {"incidentId": later["id"], "dossierId": son["id"]},
        {"incidentId": last["id"], "dossierId": father["id"]},
    ]
    found(ask(client, "separations", father, **why, assign=choice))

    # then both are as they were, with what was added since where it belongs
    assert incidents(client, father) == [scolding["number"], last["number"]]
    assert incidents(client, son) == [threat["number"], later["number"]]
    for dossier, was in zip((father, son), before, strict=True):
        assert show(client, dossier)["subject"] == was["subject"]
        assert show(client, dossier)["absorbed"] == []
    assert set(search(client, "Jan v.d. Bergh")) == {father["id"], son["id"]}
    # and both tell what happened, and why
    story = found(client.get(f"/v1/dossiers/{son['id']}/history"))["entries"]
    assert [(entry["event"], entry.get("reason")) for entry in story] == [
        ("dossier.opened", None),
        ("dossier.incident_linked", None),
        ("dossier.merged_into", "Zelfde adres, naam anders gespeld"),
        ("dossier.restored", "Vader en zoon"),
    ]


def test_an_undo_can_be_asked_of_the_merged_dossier_as_well(client: TestClient, father: Dossier, son: Dossier) -> None:
    found(ask(client, "merges", son, into=father["id"], reason="Zelfde"))

    answer = found(ask(client, "separations", son, otherDossierId=father["id"], reason="Toch niet"))

    assert (answer["id"], answer["version"]) == (son["id"], 3)
    assert "subject" in show(client, son)


def test_what_cannot_be_merged_is_refused_by_name(client: TestClient, father: Dossier, son: Dossier) -> None:
    def refused(dossier: Dossier, into: object, status: int) -> set[tuple[str, str]]:
        return faults(ask(client, "merges", dossier, into=str(into), reason="x"), status)

    assert refused(son, son["id"], 400) == {("/into", "dossier.same_dossier")}
    assert refused(son, an_id(), 404) == {("/into", "dossier.other_not_opened")}
    found(ask(client, "merges", son, into=father["id"], reason="Zelfde"))
    assert refused(father, son["id"], 409) == {("/into", "dossier.other_merged")}
    assert refused(son, father["id"], 409) == {("/dossierId", "dossier.merged")}


def test_merging_takes_the_version_that_was_seen(client: TestClient, father: Dossier, son: Dossier) -> None:
    path, content = f"/v1/dossiers/{son['id']}/merges", {"into": father["id"], "reason": "Zelfde"}

    assert problem(client.post(path, json=content), 428) == "version_required"
    assert problem(client.post(path, json=content, headers={"If-Match": '"v7"'}), 412) == "stale_version"


def test_the_same_merge_sent_twice_under_one_key_happens_once(
    client: TestClient, father: Dossier, son: Dossier
) -> None:
    path, content = f"/v1/dossiers/{son['id']}/merges", {"into": father["id"], "reason": "Zelfde"}
    headers = {"If-Match": '"v1"', "Idempotency-Key": "samenvoegen-1"}

    assert found(client.post(path, json=content, headers=headers)) == found(
        client.post(path, json=content, headers=headers)
    )

"""Markers and sanctions of merged dossiers: shown and decided on wherever one looks, one of a kind over the whole."""

from typing import Any, NamedTuple

import pytest
from starlette.testclient import TestClient

from api.use_cases.ground import Ground, ground_now
from tests.api.v1.marking import decide, in_force, propose, seen, warnings
from tests.api.v1.merging import merged, separated
from tests.api.v1.sanctioning import (
    AGREED,
    HEARING,
    MANAGER,
    TODAY,
    a_ban,
    a_running_ban,
    an_incident_in_a_dossier,
    shown_dossier,
    shown_sanction,
    step,
    took,
)
from tests.api.v1.sanctioning import propose as propose_sanction
from tests.api.v1.service import created, faults, found

Content = dict[str, Any]
OTHER_KIND = {"kind": "in_writing_only"}


class Two(NamedTuple):
    """Two dossiers about one person, an incident in each."""

    first: Content
    of_first: Content
    second: Content
    of_second: Content


@pytest.fixture
def two(client: TestClient) -> Two:
    of_first, first = an_incident_in_a_dossier(client)
    of_second, second = an_incident_in_a_dossier(client)
    return Two(first, of_first, second, of_second)


def markers(client: TestClient, dossier: Content) -> list[Content]:
    """All markers that the address of this dossier lists."""
    listed: list[Content] = found(client.get(f"/v1/dossiers/{dossier['id']}/markers"))["markers"]
    return listed


def sanctions(client: TestClient, dossier: Content) -> list[Content]:
    """All sanctions that the list has for this dossier."""
    listed: list[Content] = found(client.get("/v1/sanctions", params={"dossierId": dossier["id"]}))["sanctions"]
    return listed


def decisions(client: TestClient) -> list[Content]:
    """What waits for a decision in the work list."""
    waiting: list[Content] = found(client.get("/v1/work-list"))["decisions"]
    return waiting


def everything(client: TestClient, two: Two) -> list[tuple[list[Content], ...]]:
    """What both dossiers have."""
    return [(markers(client, one), sanctions(client, one), warnings(client, one)) for one in (two.first, two.second)]


def test_markers_and_sanctions_of_both_are_listed_wherever_one_looks(client: TestClient, two: Two) -> None:
    his, own = in_force(client, two.first, two.of_first), in_force(client, two.second, two.of_second, **OTHER_KIND)
    ban = a_running_ban(client, two.of_first, two.first)

    merged(client, two.first, two.second)

    for address in (two.second, two.first):
        listed = {one["id"]: (one["dossierId"], one["version"]) for one in markers(client, address)}
        assert listed == {
            his["id"]: (two.first["id"], his["version"]),
            own["id"]: (two.second["id"], own["version"]),
        }
        assert [(one["id"], one["dossierId"]) for one in sanctions(client, address)] == [(ban["id"], two.first["id"])]
        assert seen(client, address, his)["dossierId"] == two.first["id"]


@pytest.mark.parametrize("through", ["second", "first"])
def test_a_marker_is_decided_on_through_either_address(client: TestClient, two: Two, through: str) -> None:
    marker = in_force(client, two.first, two.of_first)
    in_force(client, two.second, two.of_second, **OTHER_KIND)
    merged(client, two.first, two.second)
    address = getattr(two, through)
    judged = {"reviewOn": "2027-03-01", "reason": "Blijft nodig."}

    found(decide(client, address, seen(client, address, marker), "reviews", judged))
    found(decide(client, address, seen(client, address, marker), "withdrawals"))

    assert seen(client, two.second, marker)["status"] == "withdrawn"
    assert [one["kind"] for one in warnings(client, two.second)] == ["in_writing_only"]


def test_what_was_proposed_before_merging_is_decided_through_the_dossier_it_goes_on_in(
    client: TestClient, two: Two
) -> None:
    approved = created(propose(client, two.first, two.of_first))
    rejected = created(propose(client, two.first, two.of_first, **OTHER_KIND))
    taken_back = created(propose(client, two.first, two.of_first, kind="alert_police"))
    ban = propose_sanction(client, a_ban(two.of_first, two.first))
    merged(client, two.first, two.second)

    for marker, what in ((approved, "approvals"), (rejected, "rejections"), (taken_back, "withdrawals")):
        found(decide(client, two.second, seen(client, two.second, marker), what))
    ban = took(client, ban, "hearings", HEARING)
    ban = took(client, ban, "approvals", AGREED, **MANAGER)
    took(client, ban, "impositions", TODAY)

    statuses = {one["id"]: one["status"] for one in markers(client, two.second)}
    assert statuses == {approved["id"]: "in_force", rejected["id"]: "rejected", taken_back["id"]: "withdrawn"}
    assert [one["id"] for one in shown_dossier(client, two.second)["sanctions"]] == [ban["id"]]


def test_what_was_unlinked_since_the_merge_is_no_ground_any_more(client: TestClient, two: Two) -> None:
    marker = created(propose(client, two.first, two.of_first))
    ban = propose_sanction(client, a_ban(two.of_first, two.first))
    ban = took(client, took(client, ban, "hearings", HEARING), "approvals", AGREED, **MANAGER)
    merged(client, two.first, two.second)
    address = f"/v1/incidents/{two.of_first['id']}/dossiers/{two.second['id']}/unlinkings"
    found(client.post(address, json={"reason": "Was iemand anders."}))

    refused = faults(decide(client, two.second, seen(client, two.second, marker), "approvals"), 409)
    assert {code for _, code in refused} == {"marker.incident_not_in_dossier"}
    refused = faults(step(client, shown_sanction(client, ban), "impositions", TODAY), 409)
    assert {code for _, code in refused} == {"sanction.incident_not_linked"}


def test_there_is_one_of_a_kind_over_the_whole(client: TestClient, two: Two) -> None:
    third_incident, third = an_incident_in_a_dossier(client)
    in_force(client, two.first, two.of_first)
    merged(client, two.first, two.second)
    merged(client, two.second, third)

    assert faults(propose(client, third, third_incident), 409) == {("/kind", "marker.kind_taken")}
    created(propose(client, third, third_incident, startsOn="2027-05-22", endsOn="2027-08-01", reviewOn="2027-07-01"))


def test_of_two_proposals_that_merging_brought_together_one_is_approved(client: TestClient, two: Two) -> None:
    one, other = created(propose(client, two.first, two.of_first)), created(propose(client, two.second, two.of_second))
    merged(client, two.first, two.second)
    found(decide(client, two.second, one, "approvals"))

    assert faults(decide(client, two.second, other, "approvals"), 409) == {("", "marker.kind_in_force")}

    found(decide(client, two.second, seen(client, two.second, one), "withdrawals"))
    found(decide(client, two.second, other, "approvals"))


def test_of_two_proposals_that_are_approved_at_once_one_is(
    client: TestClient, two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = created(propose(client, two.first, two.of_first)), created(propose(client, two.second, two.of_second))
    merged(client, two.first, two.second)
    first_time = iter([True])

    def meanwhile(*asked: Any) -> Ground:
        """The other is approved after this one was read, and before it is recorded."""
        if next(first_time, False):
            found(decide(client, two.second, one, "approvals"))
        return ground_now(*asked)

    monkeypatch.setattr("api.use_cases.markers.ground_now", meanwhile)

    assert faults(decide(client, two.second, other, "approvals"), 409) == {("", "marker.kind_in_force")}
    assert [one["dossierId"] for one in markers(client, two.second) if one["status"] == "in_force"] == [two.first["id"]]


def test_two_in_force_of_one_kind_both_warn_and_wait_for_a_judgement(client: TestClient, two: Two) -> None:
    first = in_force(client, two.first, two.of_first)
    second = in_force(client, two.second, two.of_second, endsOn="2027-03-01", reviewOn="2027-03-01")
    assert not any(one["doubled"] for one in markers(client, two.second))

    merged(client, two.first, two.second)

    assert len(warnings(client, two.second)) == 2
    assert [one["doubled"] for one in markers(client, two.second)] == [True, True]
    (task,) = decisions(client)
    assert task["what"] == "Markering 'Bezoek met twee personen': geldt dubbel na het samenvoegen, trek er een in"
    assert (task["dossierId"], task["markerId"]) == (two.second["id"], second["id"])

    found(decide(client, two.second, seen(client, two.second, second), "withdrawals"))

    assert [one["id"] for one in warnings(client, two.second)] == [first["id"]]
    assert not any(one["doubled"] for one in markers(client, two.second))
    assert decisions(client) == []


def test_the_work_list_leads_to_the_dossier_it_goes_on_in(client: TestClient, two: Two) -> None:
    created(propose(client, two.first, two.of_first))
    propose_sanction(client, a_ban(two.of_first, two.first))

    merged(client, two.first, two.second)

    assert {one["kind"]: one["dossierId"] for one in decisions(client)} == {
        "marker": two.second["id"],
        "sanction": two.second["id"],
    }


def test_after_separating_everything_is_where_it_was(client: TestClient, two: Two) -> None:
    in_force(client, two.first, two.of_first)
    in_force(client, two.second, two.of_second)
    ban = a_running_ban(client, two.of_first, two.first)
    before, waiting = everything(client, two), decisions(client)

    merged(client, two.first, two.second)
    assert [len(warnings(client, two.second)), len(shown_dossier(client, two.second)["sanctions"])] == [2, 1]
    separated(client, two.second, two.first)

    assert everything(client, two) == before
    assert decisions(client) == waiting
    assert shown_dossier(client, two.second)["sanctions"] == []
    assert [one["id"] for one in shown_dossier(client, two.first)["sanctions"]] == [ban["id"]]

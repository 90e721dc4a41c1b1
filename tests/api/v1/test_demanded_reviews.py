"""What a marker or a sanction rests on falls away: it goes up for review at once, and says by what."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.register import Register
from tests.api.v1.marking import decide, go_to_the_police, history, in_force, outcome, propose, seen
from tests.api.v1.sanctioning import (
    AGREED,
    HEARING,
    MANAGER,
    TODAY,
    Content,
    a_ban,
    a_running_ban,
    an_incident_in_a_dossier,
    shown_dossier,
    shown_sanction,
    step,
    took,
)
from tests.api.v1.sanctioning import propose as propose_sanction
from tests.api.v1.service import correct, count_of, created, faults, found, link, open_dossier, problem, report, shown

WHY = {"reason": "Bij nader inzien."}
KEPT = {"outcome": "kept", "reviewOn": "2027-02-22", "reason": "Het rust op meer."}
FALLS: list[tuple[str, Content, str]] = [
    ("retractions", WHY, "incident_retracted"),
    ("assessments", {"assessment": "unfounded", **WHY}, "incident_unfounded"),
    ("assessments", {"assessment": "concern", **WHY}, "incident_concern"),
    ("classifications", {"types": ["other"], **WHY}, "incident_reclassified"),
]
FALLING = pytest.mark.parametrize(("what", "content", "ground"), FALLS, ids=[ground for *_, ground in FALLS])


def because(ground: str, incident: Content) -> Content:
    """The demand as a sanction shows it."""
    return {"ground": ground, "policeCaseId": None, "incidentId": incident["id"]}


def demands_on(client: TestClient, dossier: Content, marker: Content) -> list[tuple[str, str]]:
    """By what a review of the marker was demanded, and because of which incident, oldest first."""
    decisions = seen(client, dossier, marker)["decisions"]
    return [(one["ground"], one["incidentId"]) for one in decisions if one["event"] == "marker.review_demanded"]


def reviews_in_the_list(client: TestClient) -> list[str]:
    """The sanctions and markers that the work list asks to review."""
    listed = found(client.get("/v1/work-list"))
    every = [*listed["breached"], *listed["near"], *listed["decisions"]]
    return [one["sanctionId"] or one["markerId"] for one in every if "beoorde" in one["what"]]


def unlink(client: TestClient, incident: Content, dossier: Content) -> Content:
    """The incident does not belong in this dossier after all."""
    return found(client.post(f"/v1/incidents/{incident['id']}/dossiers/{dossier['id']}/unlinkings", json=WHY))


@FALLING
def test_a_marker_and_a_sanction_go_up_for_review_when_their_incident_is_no_ground_any_more(
    client: TestClient, what: str, content: Content, ground: str
) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    ban, marker = a_running_ban(client, incident, dossier), in_force(client, dossier, incident)
    assert reviews_in_the_list(client) == []

    found(correct(client, what, shown(client, incident), content))

    ban = shown_sanction(client, ban)
    assert (ban["reviewDemandedBy"], "review" in ban["whatIsMissing"]) == ([because(ground, incident)], True)
    assert seen(client, dossier, marker)["reviewDemanded"]
    assert demands_on(client, dossier, marker) == [(ground, incident["id"])]
    told = [entry["details"] for entry in history(client, incident) if entry["event"].endswith("review_demanded")]
    assert [(one["ground"], one["lostIncidentId"]) for one in told] == [(ground, incident["id"])] * 2
    assert sorted(reviews_in_the_list(client)) == sorted([ban["id"], marker["id"]]), "each once"


def test_what_rests_on_another_incident_is_left_alone(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    other = report(client, types=["physical"])
    link(client, other, dossier)
    ban, marker = a_running_ban(client, incident, dossier), in_force(client, dossier, incident)

    found(correct(client, "retractions", other, WHY))
    found(correct(client, "classifications", shown(client, incident), {"types": ["verbal"], **WHY}))

    assert shown_sanction(client, ban)["reviewDemandedBy"] == []
    assert demands_on(client, dossier, marker) == []


def test_an_incident_that_leaves_a_dossier_takes_the_ground_from_what_rests_on_it_there(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    elsewhere = open_dossier(client, name="Kade 1")
    link(client, incident, elsewhere)
    ban, marker = a_running_ban(client, incident, dossier), in_force(client, dossier, incident)
    other_ban, other_marker = a_running_ban(client, incident, elsewhere), in_force(client, elsewhere, incident)

    unlink(client, incident, dossier)

    assert shown_sanction(client, ban)["reviewDemandedBy"] == [because("incident_unlinked", incident)]
    assert demands_on(client, dossier, marker) == [("incident_unlinked", incident["id"])]
    assert shown_sanction(client, other_ban)["reviewDemandedBy"] == []
    assert demands_on(client, elsewhere, other_marker) == []

    link(client, incident, dossier)

    assert demands_on(client, dossier, marker) == [("incident_unlinked", incident["id"])], "linking takes nothing back"
    assert shown_sanction(client, ban)["reviewDemandedBy"] == [because("incident_unlinked", incident)]


def test_so_does_the_correction_of_a_wrong_perpetrator(client: TestClient) -> None:
    incident = report(client, types=["physical"], perpetrator={"name": "Karel Mulder"})
    who, dossier = shown(client, incident)["perpetrators"][0]["personId"], open_dossier(client, name="Karel Mulder")
    content = {"dossierId": dossier["id"], "perpetratorId": who}
    created(client.post(f"/v1/incidents/{incident['id']}/dossiers", json=content))
    ban, marker = a_running_ban(client, incident, dossier), in_force(client, dossier, incident)

    found(correct(client, f"perpetrators/{who}/exclusions", shown(client, incident), WHY))

    assert shown_sanction(client, ban)["reviewDemandedBy"] == [because("incident_unlinked", incident)]
    assert demands_on(client, dossier, marker) == [("incident_unlinked", incident["id"])]


def merged(client: TestClient, absorbed: Content, survivor: Content) -> None:
    """The one goes on in the other."""
    tag = client.get(f"/v1/dossiers/{absorbed['id']}").headers["etag"]
    content = {"into": survivor["id"], "reason": "Dezelfde persoon."}
    found(client.post(f"/v1/dossiers/{absorbed['id']}/merges", json=content, headers={"If-Match": tag}))


def test_what_leaves_a_dossier_leaves_those_that_go_on_in_it(client: TestClient) -> None:
    incident, first = an_incident_in_a_dossier(client)
    ban, marker = a_running_ban(client, incident, first), in_force(client, first, incident)
    second, third = open_dossier(client, name="J. Berg"), open_dossier(client, name="Jan Berg")
    merged(client, first, second)
    merged(client, second, third)

    unlink(client, incident, third)

    assert shown_sanction(client, ban)["reviewDemandedBy"] == [because("incident_unlinked", incident)]
    assert demands_on(client, first, marker) == [("incident_unlinked", incident["id"])]


def test_what_was_decided_on_an_incident_of_the_son_goes_up_for_review_when_father_and_son_are_separated(
    client: TestClient,
) -> None:
    incident, son = an_incident_in_a_dossier(client)
    ban_of_the_son, marker_of_the_son = a_running_ban(client, incident, son), in_force(client, son, incident)
    father = open_dossier(client, name="J. van den Berg")
    merged(client, son, father)
    ban, marker = a_running_ban(client, incident, father), in_force(client, father, incident)

    tag = client.get(f"/v1/dossiers/{father['id']}").headers["etag"]
    apart: Content = {"otherDossierId": son["id"], "assign": [], "reason": "Vader en zoon."}
    found(client.post(f"/v1/dossiers/{father['id']}/separations", json=apart, headers={"If-Match": tag}))

    assert shown_sanction(client, ban)["reviewDemandedBy"] == [because("incident_unlinked", incident)]
    assert demands_on(client, father, marker) == [("incident_unlinked", incident["id"])]
    assert shown_sanction(client, ban_of_the_son)["reviewDemandedBy"] == []
    assert demands_on(client, son, marker_of_the_son) == []


def test_what_was_reviewed_is_not_demanded_again_by_the_same_ground(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    ban, marker = a_running_ban(client, incident, dossier), in_force(client, dossier, incident)
    found(correct(client, "assessments", shown(client, incident), {"assessment": "unfounded", **WHY}))
    took(client, shown_sanction(client, ban), "reviews", KEPT)
    found(decide(client, dossier, seen(client, dossier, marker), "reviews", {"reviewOn": "2027-02-22", **WHY}))

    found(correct(client, "assessments", shown(client, incident), {"assessment": "concern", **WHY}))

    assert shown_sanction(client, ban)["reviewDemandedBy"] == []
    assert not seen(client, dossier, marker)["reviewDemanded"]


def test_what_has_ended_and_what_has_no_end_is_not_put_up_for_review(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    lifted = took(client, a_running_ban(client, incident, dossier), "lifts", WHY)
    content = {"kind": "warning_letter", "imposedOn": "2026-11-22"}
    letter = created(client.post(f"/v1/incidents/{incident['id']}/sanctions", json=content))

    found(correct(client, "retractions", shown(client, incident), WHY))

    for one in (lifted, letter):
        assert shown_sanction(client, one)["reviewDemandedBy"] == []
        assert "review" not in shown_sanction(client, one)["whatIsMissing"]


def test_a_proposal_on_what_is_no_ground_any_more_says_so(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    ban = propose_sanction(client, a_ban(incident, dossier))
    marker = created(propose(client, dossier, incident))

    found(correct(client, "retractions", shown(client, incident), WHY))

    assert shown_sanction(client, ban)["reviewDemandedBy"] == [because("incident_retracted", incident)]
    newest = seen(client, dossier, marker)
    assert {code for _, code in faults(decide(client, dossier, newest, "approvals"), 409)} == {
        "marker.without_aggression"
    }


def test_a_charge_that_ends_without_guilt_once_more_demands_another_review(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    charge, ban = created(go_to_the_police(client, incident)), a_running_ban(client, incident, dossier)
    found(outcome(client, charge, "dismissed"))
    took(client, shown_sanction(client, ban), "reviews", KEPT)

    found(outcome(client, charge, "acquitted"))

    assert [one["ground"] for one in shown_sanction(client, ban)["reviewDemandedBy"]] == ["police_outcome"]


def test_all_of_it_is_one_append(client: TestClient, register: Register) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    a_running_ban(client, incident, dossier)
    in_force(client, dossier, incident)
    before = count_of(register)

    found(correct(client, "retractions", shown(client, incident), WHY))

    added = list(register.log.page(before, 10))
    assert [fact.event.NAME for fact in added] == [
        "incident.retracted",
        "marker.review_demanded",
        "sanction.review_demanded",
    ]
    assert len({fact.command_id for fact in added}) == 1


@pytest.mark.parametrize("_nth", range(5))
def test_what_is_proposed_or_imposed_while_the_incident_is_retracted_is_never_forgotten(
    client: TestClient, _nth: int
) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    bans = [propose_sanction(client, a_ban(incident, dossier)) for _ in range(2)]
    bans = [took(client, took(client, one, "hearings", HEARING), "approvals", AGREED, **MANAGER) for one in bans]
    at, last = threading.Barrier(4), shown(client, incident)

    def together(asked: Any) -> Any:
        at.wait()
        return asked()

    with ThreadPoolExecutor(4) as threads:
        imposing = [threads.submit(together, lambda ban=ban: step(client, ban, "impositions", TODAY)) for ban in bans]
        marking = threads.submit(together, lambda: propose(client, dossier, incident))
        retracting = threads.submit(together, lambda: correct(client, "retractions", last, WHY))
    found(retracting.result())

    for ban, answer in zip(bans, (one.result() for one in imposing), strict=True):
        if answer.status_code != 200:
            assert problem(answer, 412) == "stale_version", "the demand came first"
        assert shown_sanction(client, ban)["reviewDemandedBy"] == [because("incident_retracted", incident)]
    if marking.result().status_code == 201:
        assert demands_on(client, dossier, marking.result().json()) == [("incident_retracted", incident["id"])]
    else:
        assert {code for _, code in faults(marking.result(), 409)} == {"marker.without_aggression"}
    assert shown_dossier(client, dossier)["markers"] == []

"""Scenario 8, acquittal: a marker based on a charge; "acquitted" is recorded; the marker goes to mandatory review;
statistics keep the incident with its outcome.

"Those who read it in the last months are told" is not in here: who read what is on record only with the read log of
part 3, and until then nobody can be told.
"""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from tests.api.v1.marking import (
    a_dossier_with_an_incident,
    decide,
    go_to_the_police,
    history,
    in_force,
    outcome,
    seen,
    warnings,
)
from tests.api.v1.sanctioning import (
    AGREED,
    HEARING,
    MANAGER,
    TODAY,
    Content,
    a_ban,
    an_incident_in_a_dossier,
    propose,
    shown_sanction,
    step,
    took,
)
from tests.api.v1.service import created, found, problem


def test_an_acquittal_puts_the_marker_that_rests_on_the_charge_up_for_review(client: TestClient) -> None:
    # An incident, a charge, and a marker based on that charge.
    dossier, incident = a_dossier_with_an_incident(client, types=["psychological"])
    charge = created(go_to_the_police(client, incident, number="PL0400-2026-17"))
    marker = in_force(client, dossier, incident, policeCaseIds=[charge["id"]])
    assert seen(client, dossier, marker)["reviewDemanded"] is False
    counted = found(client.get("/v1/reports/2026"))

    # "Acquitted" is recorded.
    found(outcome(client, charge, "acquitted", note="Vrijgesproken door de politierechter."))

    # The marker goes to mandatory review, at once, and says because of what.
    marker = seen(client, dossier, marker)
    assert (marker["status"], marker["reviewDemanded"]) == ("in_force", True)
    demand = marker["decisions"][-1]
    assert (demand["event"], demand["policeCaseId"], demand["outcome"]) == (
        "marker.review_demanded",
        charge["id"],
        "acquitted",
    )

    # The review takes the marker away: whoever opens the dossier is not warned any more.
    found(decide(client, dossier, marker, "withdrawals", {"reason": "De rechter sprak hem vrij."}))
    assert warnings(client, dossier) == []

    # Statistics keep the incident, and the incident keeps its outcome.
    table = found(client.get("/v1/reports/2026"))
    assert table["total"] == 1
    assert table["types"] == counted["types"]
    (case,) = found(client.get(f"/v1/incidents/{incident['id']}/police"))["cases"]
    assert (case["outcome"], case["outcomes"][0]["note"]) == ("acquitted", "Vrijgesproken door de politierechter.")

    # Its history reads like a story.
    assert [entry["event"] for entry in history(client, incident)] == [
        "incident.reported",
        "dossier.incident_linked",
        "police.charged",
        "marker.proposed",
        "marker.approved",
        "police.outcome_recorded",
        "marker.review_demanded",
        "marker.withdrawn",
    ]


def test_a_review_may_also_keep_the_marker_on_what_else_happened_until_an_earlier_end(client: TestClient) -> None:
    dossier, incident = a_dossier_with_an_incident(client)
    charge = created(go_to_the_police(client, incident))
    marker = in_force(client, dossier, incident, policeCaseIds=[charge["id"]])
    found(outcome(client, charge, "acquitted"))

    sooner = {"endsOn": "2027-01-22", "reason": "De bedreiging aan de balie staat vast."}
    found(decide(client, dossier, seen(client, dossier, marker), "reviews", sooner))

    marker = seen(client, dossier, marker)
    assert (marker["status"], marker["reviewDemanded"], marker["endsOn"]) == ("in_force", False, "2027-01-22")


def test_a_proposal_that_is_pending_at_the_acquittal_is_to_be_reviewed_once_it_is_imposed(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    charge = created(go_to_the_police(client, incident))
    ban = propose(client, a_ban(incident, dossier))

    found(outcome(client, charge, "acquitted"))

    ban = shown_sanction(client, ban)
    assert ban["reviewDemandedBy"] == by_outcome(charge)
    ban = took(client, took(client, ban, "hearings", HEARING), "approvals", AGREED, **MANAGER)
    (waiting,) = found(client.get("/v1/work-list"))["decisions"]
    assert "let op: waar het op rust, is veranderd" in waiting["what"]

    took(client, ban, "impositions", TODAY)

    imposed = shown_sanction(client, ban)
    assert (imposed["state"], "review" in imposed["whatIsMissing"]) == ("imposed", True)
    assert imposed["reviewDemandedBy"] == by_outcome(charge)

    took(client, imposed, "reviews", {"outcome": "kept", "reviewOn": "2027-02-22", "reason": "Het slaan staat vast."})
    reviewed = shown_sanction(client, ban)
    assert (reviewed["reviewDemandedBy"], "review" in reviewed["whatIsMissing"]) == ([], False)


def test_what_is_proposed_after_the_acquittal_is_to_be_reviewed_once_it_is_imposed(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    charge = created(go_to_the_police(client, incident))
    found(outcome(client, charge, "dismissed"))

    ban = ready_to_impose(client, incident, dossier)
    took(client, ban, "impositions", TODAY)

    assert shown_sanction(client, ban)["reviewDemandedBy"] == by_outcome(charge)
    assert [entry["event"] for entry in history(client, incident)][-2:] == [
        "sanction.imposed",
        "sanction.review_demanded",
    ]


def by_outcome(charge: Content) -> list[Content]:
    """The one demand for a review that the outcome of this charge makes."""
    return [{"ground": "police_outcome", "policeCaseId": charge["id"], "incidentId": None}]


def ready_to_impose(client: TestClient, incident: Content, dossier: Content) -> Content:
    """A ban that only has to be imposed."""
    ban = propose(client, a_ban(incident, dossier))
    return took(client, took(client, ban, "hearings", HEARING), "approvals", AGREED, **MANAGER)


@pytest.mark.parametrize("_nth", range(6))
def test_what_is_imposed_or_proposed_while_the_acquittal_is_recorded_is_never_forgotten(
    client: TestClient, _nth: int
) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    charge = created(go_to_the_police(client, incident))
    bans = [ready_to_impose(client, incident, dossier) for _ in range(3)]
    at = threading.Barrier(5)

    def impose(ban: Content) -> Response:
        at.wait()
        return step(client, ban, "impositions", TODAY)

    def propose_one() -> Content:
        at.wait()
        return propose(client, a_ban(incident, dossier))

    def acquit() -> None:
        at.wait()
        found(outcome(client, charge, "acquitted"))

    with ThreadPoolExecutor(5) as together:
        imposing = [together.submit(impose, ban) for ban in bans]
        proposing, acquitting = together.submit(propose_one), together.submit(acquit)
    acquitting.result()
    for ban, answer in zip(bans, (one.result() for one in imposing), strict=True):
        if answer.status_code != 200:
            assert problem(answer, 412) == "stale_version", "the demand came first: look, then impose"
            took(client, shown_sanction(client, ban), "impositions", TODAY)
    late = shown_sanction(client, proposing.result())
    late = took(client, took(client, late, "hearings", HEARING), "approvals", AGREED, **MANAGER)
    took(client, late, "impositions", TODAY)

    for ban in (*bans, late):
        known = shown_sanction(client, ban)
        assert "review" in known["whatIsMissing"]
        assert known["reviewDemandedBy"] == by_outcome(charge)

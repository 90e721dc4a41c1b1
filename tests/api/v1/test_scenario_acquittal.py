"""Scenario 8, acquittal: a marker based on a charge; "acquitted" is recorded; the marker goes to mandatory review;
statistics keep the incident with its outcome.

"Those who read it in the last months are told" is not in here: who read what is on record only with the read log of
part 3, and until then nobody can be told.
"""

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
from tests.api.v1.service import created, found


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

"""A marker and a sanction that are in force stay in sight when dossiers are merged, and a concern carries no marker."""

from starlette.testclient import TestClient

from api.register import Register
from domain.dossier.events import DossierOpened
from domain.marker.events import MarkerWithdrawn
from domain.sanction.events import SanctionLifted
from domain.sealed import key_ids
from tests.api.v1.marking import a_dossier_with_an_incident, decide, in_force, propose, warnings
from tests.api.v1.merging import merged
from tests.api.v1.sanctioning import a_running_ban, an_incident_in_a_dossier, shown_dossier, shown_sanction, took
from tests.api.v1.service import correct, faults, found, open_dossier, shown


def test_what_is_in_force_on_a_merged_dossier_is_on_the_card_of_the_one_it_goes_on_in(client: TestClient) -> None:
    incident, first = an_incident_in_a_dossier(client)
    a_running_ban(client, incident, first)
    in_force(client, first, incident)
    second, third = open_dossier(client, name="Jan v.d. Bergh"), open_dossier(client, name="J. van den Berg")
    before = shown_dossier(client, first)
    assert before["sanctions"]
    assert before["markers"]

    merged(client, first, second)
    merged(client, second, third)

    after = shown_dossier(client, third)
    assert after["markers"] == before["markers"]
    assert after["sanctions"] == before["sanctions"]
    assert after["incidents"][0]["sanctions"] == before["incidents"][0]["sanctions"]


def test_a_marker_rests_on_no_report_that_was_judged_a_concern_or_unfounded(client: TestClient) -> None:
    for assessment in ("concern", "unfounded"):
        dossier, incident = a_dossier_with_an_incident(client)
        judged = {"assessment": assessment, "reason": "Het was anders dan gemeld."}
        found(correct(client, "assessments", shown(client, incident), judged))

        assert {code for _, code in faults(propose(client, dossier, incident), 409)} == {"marker.without_aggression"}
        assert warnings(client, dossier) == []


def test_a_reason_given_after_merging_falls_under_the_key_of_the_subject_as_well(
    client: TestClient, register: Register
) -> None:
    incident, first = an_incident_in_a_dossier(client)
    ban = a_running_ban(client, incident, first)
    marker = in_force(client, first, incident)
    merged(client, first, open_dossier(client, name="Jan v.d. Bergh"))

    found(decide(client, first, marker, "withdrawals", {"reason": "Jan van den Berg is verhuisd."}))
    took(client, shown_sanction(client, ban), "lifts", {"reason": "Jan van den Berg is verhuisd."})

    events = [fact.event for fact in register.log.page(0, 1000) if str(fact.stream_id) == first["id"]]
    (subject,) = [set(key_ids(event.subject.name)) for event in events if isinstance(event, DossierOpened)]
    facts = [fact.event for fact in register.log.page(0, 1000)]
    reasons = [fact.reason for fact in facts if isinstance(fact, MarkerWithdrawn | SanctionLifted)]
    assert [subject <= set(key_ids(reason)) for reason in reasons] == [True, True]

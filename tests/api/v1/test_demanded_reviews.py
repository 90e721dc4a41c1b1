"""The outcome of a criminal case makes the review of what rests on it mandatory: for whoever records that outcome."""

from datetime import date
from uuid import UUID

from starlette.testclient import TestClient

from api.register import Register
from api.use_cases.sanctions import demanded_reviews
from domain.sanction.events import ReviewDemanded
from tests.api.v1.sanctioning import a_ban, a_running_ban, an_incident_in_a_dossier, propose, took
from tests.api.v1.service import an_id

TODAY = date(2026, 11, 22)


def test_a_running_sanction_goes_up_for_review_and_an_ended_one_does_not(
    client: TestClient, register: Register
) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    runs = a_running_ban(client, incident, dossier)
    ended = took(client, a_running_ban(client, incident, dossier), "lifts", {"reason": "Niet meer nodig."})
    case = an_id()

    (change,) = demanded_reviews(register, [UUID(runs["id"]), UUID(ended["id"])], case, TODAY)

    assert (change.stream_id, change.expected) == (UUID(runs["id"]), runs["version"])
    assert change.events == [
        ReviewDemanded(incident_ids=(UUID(incident["id"]),), ground="police_outcome", police_case_id=case)
    ]


def test_a_proposal_goes_up_for_review_too_for_when_it_is_imposed(client: TestClient, register: Register) -> None:
    proposal = propose(client, a_ban(*an_incident_in_a_dossier(client)))

    (change,) = demanded_reviews(register, [UUID(proposal["id"])], an_id(), TODAY)

    assert [fact.NAME for fact in change.events] == ["sanction.review_demanded"]

"""POST /v1/letters with `sanctionId`: the letter says what the sanction says."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from starlette.testclient import TestClient

from api.register import Register
from api.use_cases.loading import load_sanction
from domain.letter.events import LetterGenerated
from domain.sanction.state import Sanction
from domain.sealed import key_ids
from tests.api.v1.letters import MEASURE, TYPED, incident_at_the_desk
from tests.api.v1.sanctioning import (
    AGREED,
    HEARING,
    MANAGER,
    TODAY,
    a_ban,
    propose,
    shown_sanction,
    took,
)
from tests.api.v1.service import an_id, count_of, created, faults, found, link, open_dossier

Content = dict[str, Any]
IN_SANCTION = {"behaviour", "norm", "reasonForNature", "reasonForDuration", "keptService"}
DAYS = {"startsOn", "endsOn", "reviewOn"}
REST = {name: said for name, said in (TYPED | MEASURE).items() if name not in IN_SANCTION | DAYS}
"""What a ban needs besides what the sanction has."""
ERASED_AT = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)


def an_incident_in_a_dossier(client: TestClient) -> tuple[Content, Content]:
    """An incident that has what a letter needs, and the dossier it is in."""
    incident, dossier = incident_at_the_desk(client, types=["physical"]), open_dossier(client)
    link(client, incident, dossier)
    return incident, dossier


def a_contact_arrangement(client: TestClient, incident: Content, dossier: Content, *more: Content) -> Content:
    """A contact arrangement that was proposed, heard about, agreed with and imposed."""
    asked = a_ban(incident, dossier, kind="contact_arrangements", deviationReason="Hij moet bereikbaar blijven.")
    asked["incidentIds"] += [other["id"] for other in more]
    arrangement = took(client, propose(client, asked), "hearings", HEARING)
    arrangement = took(client, arrangement, "approvals", AGREED, **MANAGER)
    return took(client, arrangement, "impositions", TODAY)


def about(incident: Content, sanction: Content, **changes: Any) -> Content:
    """The content of a ban letter about this sanction; `facts` are added to `REST`."""
    facts = REST | changes.pop("facts", {})
    return {"kind": "ban", "incidentId": incident["id"], "sanctionId": sanction["id"], "facts": facts, **changes}


def read(client: TestClient, letter: Content) -> Content:
    return found(client.get(f"/v1/letters/{letter['id']}"))


def made_content(register: Register) -> LetterGenerated:
    """The only letter in the log."""
    (letter,) = (one.event for one in register.log.page(0, 100) if isinstance(one.event, LetterGenerated))
    return letter


def test_a_letter_says_what_the_sanction_says(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    arrangement = a_contact_arrangement(client, incident, dossier)

    letter = read(client, created(client.post("/v1/letters", json=about(incident, arrangement))))

    assert letter["sanctionId"] == arrangement["id"]
    sanction = shown_sanction(client, arrangement)
    for said in (
        *(sanction[name] for name in sorted(IN_SANCTION)),
        "begint op: 22 november 2026",
        "eindigt op: 21 november 2027",
        "opnieuw op: 22 februari 2027",
    ):
        assert said in letter["text"]


def test_what_was_decided_goes_before_what_is_typed(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    arrangement = a_contact_arrangement(client, incident, dossier)
    otherwise = {"norm": "Iets heel anders.", "endsOn": "2030-01-01"}

    text = read(client, created(client.post("/v1/letters", json=about(incident, arrangement, facts=otherwise))))["text"]

    assert "Huisregel 3: geen geweld tegen medewerkers." in text
    assert "Iets heel anders." not in text
    assert "2030" not in text


def test_after_a_shortening_the_new_end_is_told_and_no_review_that_lies_behind_it(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    arrangement = a_contact_arrangement(client, incident, dossier)
    took(client, arrangement, "shortenings", {"endsOn": "2027-01-31", "reason": "Het gaat goed."})

    refused = client.post("/v1/letters", json=about(incident, arrangement))
    assert faults(refused, 409) == {("/facts/reviewOn", "letter.facts_missing")}

    reviewed = about(incident, arrangement, facts={"reviewOn": "2027-01-15"})
    text = read(client, created(client.post("/v1/letters", json=reviewed)))["text"]
    assert "eindigt op: 31 januari 2027" in text


def test_a_sanction_that_is_foreign_or_not_there_is_refused(client: TestClient, register: Register) -> None:
    incident, _ = an_incident_in_a_dossier(client)
    foreign = a_contact_arrangement(client, *an_incident_in_a_dossier(client))
    before = count_of(register)
    everything = TYPED | MEASURE

    assert faults(client.post("/v1/letters", json=about(incident, foreign, facts=everything)), 409) == {
        ("/sanctionId", "letter.sanction_of_other_incident")
    }
    nowhere = {"id": str(an_id())}
    assert faults(client.post("/v1/letters", json=about(incident, nowhere, facts=everything)), 404) == {
        ("/sanctionId", "letter.sanction_not_there")
    }
    assert count_of(register) == before


def test_a_text_of_the_sanction_that_was_erased_is_not_known(client: TestClient, register: Register) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    arrangement = a_contact_arrangement(client, incident, dossier)
    _, state = load_sanction(register, UUID(arrangement["id"]))
    assert isinstance(state, Sanction)
    assert state.proposal is not None
    assert state.proposal.norm is not None
    assert state.proposal.behaviour is not None
    own_key = set(key_ids(state.proposal.norm)) - set(key_ids(state.proposal.behaviour))

    register.keyring.destroy(own_key, ERASED_AT)

    refused = client.post("/v1/letters", json=about(incident, arrangement))
    assert faults(refused, 409) == {("/facts/norm", "letter.facts_missing")}
    again = about(incident, arrangement, facts={"norm": "Huisregel 3."})
    assert "Huisregel 3." in read(client, created(client.post("/v1/letters", json=again)))["text"]


def test_a_letter_goes_with_anybody_whom_the_texts_of_the_sanction_can_name(
    client: TestClient, register: Register
) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    earlier = incident_at_the_desk(client, types=["physical"])
    link(client, earlier, dossier)
    arrangement = a_contact_arrangement(client, incident, dossier, earlier)

    created(client.post("/v1/letters", json=about(incident, arrangement)))

    _, state = load_sanction(register, UUID(arrangement["id"]))
    assert isinstance(state, Sanction)
    assert state.proposal is not None
    assert state.proposal.behaviour is not None
    assert set(key_ids(state.proposal.behaviour)) <= set(key_ids(made_content(register).content))

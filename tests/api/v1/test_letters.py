"""POST /v1/letters, GET /v1/letters/{id}, its documents, and POST /v1/letters/{id}/dispatches."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from uuid import UUID

import docx
import pytest
from pypdf import PdfReader
from starlette.testclient import TestClient

import api.letters.pdf as pdf_writer
from api.register import Register
from domain.letter.events import LetterGenerated
from domain.sealed import key_ids
from projections.incident_overview.queries import incident as view_of
from tests.api.v1.letters import DESCRIPTION, INVITED, MEASURE, dispatch, incident_at_the_desk, made, make
from tests.api.v1.service import (
    ALL_SORTS,
    an_id,
    correct,
    count_of,
    created,
    faults,
    found,
    link,
    open_dossier,
    problem,
    report,
    shown,
)

ERASED_AT = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
TOMBSTONE = {"erasedOn": "2026-11-23"}


def read(client: TestClient, letter: dict[str, Any]) -> dict[str, Any]:
    return found(client.get(f"/v1/letters/{letter['id']}"))


def pdf_text(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


def test_a_warning_is_made_from_what_is_recorded_and_what_is_typed(client: TestClient) -> None:
    incident = incident_at_the_desk(client)

    answer = make(client, incident)

    letter = created(answer)
    assert answer.headers["location"] == f"/v1/letters/{letter['id']}"
    after = read(client, letter)
    assert (after["kind"], after["status"], after["templateVersion"]) == ("warning", "made", 0)
    assert (after["incidentIds"], after["dossierId"], after["sanctionId"]) == ([incident["id"]], None, None)
    assert after["addressee"] == {"name": ALL_SORTS, "address": "Veldweg 40, 8000 AA Proefdam"}
    for said in (
        "Waarschuwing",
        f"{ALL_SORTS}\nVeldweg 40, 8000 AA Proefdam",
        "Datum: 22 november 2026",
        f"Kenmerk: B-{letter['id'][:8].upper()}",
        "Wanneer: 20 november 2026, 10:30",
        "Waar: Publieksbalie",
        "Wat u deed: U riep: ik weet waar je woont.",
        "Bedreigen mag niet: huisregel 3.",
        "M. Jansen, teamleider",
    ):
        assert said in after["text"]


def test_the_account_for_colleagues_never_gets_into_a_letter(client: TestClient) -> None:
    incident = incident_at_the_desk(client)

    assert DESCRIPTION not in read(client, made(client, incident))["text"]
    assert faults(make(client, incident, facts={"behaviour": None}), 409) == {
        ("/facts/behaviour", "letter.facts_missing")
    }


def test_every_missing_fact_is_named_and_nothing_is_recorded(client: TestClient, register: Register) -> None:
    incident = report(client, perpetrator={"appearance": "Rode jas"})
    before = count_of(register)

    answer = client.post("/v1/letters", json={"kind": "warning", "incidentId": incident["id"]})

    missing = {"organisation", "contact", "addresseeName", "addresseeAddress", "behaviour", "incidentPlace", "norm"}
    assert faults(answer, 409) == {(f"/facts/{name}", "letter.facts_missing") for name in (*missing, "decidedBy")}
    details = {error["pointer"]: error["detail"] for error in answer.json()["errors"]}
    assert "de naam van de ontvanger" in details["/facts/addresseeName"]
    assert count_of(register) == before


def test_a_ban_rests_on_a_sanction_whatever_is_typed(client: TestClient, register: Register) -> None:
    incident = incident_at_the_desk(client)
    before = count_of(register)

    assert faults(make(client, incident, kind="ban"), 409) == {
        ("/sanctionId", "letter.ban_without_sanction"),
        ("/facts/objectionTerm", "letter.facts_missing"),
        ("/facts/objectionAddress", "letter.facts_missing"),
    }
    assert faults(make(client, incident, kind="ban", facts=MEASURE), 409) == {
        ("/sanctionId", "letter.ban_without_sanction")
    }
    assert count_of(register) == before


def test_an_invitation_offers_a_talk_or_a_letter(client: TestClient) -> None:
    incident = incident_at_the_desk(client)

    assert faults(make(client, incident, kind="hearing_invitation", facts=INVITED), 409) == {
        ("/facts/hearingPlace", "letter.facts_missing")
    }
    invited = made(client, incident, kind="hearing_invitation", facts={**INVITED, "hearingPlace": "Kamer 12"})
    text = read(client, invited)["text"]
    assert "op maandag 7 december 2026 om 10:00 uur" in text
    assert "U mag iemand meenemen" in text
    assert "In een brief of e-mail" not in text


@pytest.mark.parametrize(
    ("offered", "place", "code"),
    [
        ({"hearingOn": "2026-11-21"}, "/facts/hearingOn", "letter.hearing_in_the_past"),
        ({"hearingOn": "2026-11-22", "hearingTime": "00:00"}, "/facts/hearingTime", "letter.hearing_in_the_past"),
        ({"writtenUntil": "2026-11-21", "writtenTo": "Postbus 1"}, "/facts/writtenUntil", "letter.answer_in_the_past"),
    ],
)
def test_nobody_is_invited_to_what_is_over(client: TestClient, offered: dict[str, str], place: str, code: str) -> None:
    incident = incident_at_the_desk(client)
    facts = {**INVITED, "hearingPlace": "Kamer 12", **offered}
    assert faults(make(client, incident, kind="hearing_invitation", facts=facts), 400) == {(place, code)}


def test_the_name_in_the_dossier_goes_before_that_in_the_incident_and_what_was_typed_before_both(
    client: TestClient,
) -> None:
    incident = incident_at_the_desk(client)
    dossier = open_dossier(client, name="Rik Proefstra")
    link(client, incident, dossier)

    of_dossier = read(client, made(client, incident, dossierId=dossier["id"]))
    assert of_dossier["addressee"] == {"name": "Rik Proefstra", "address": "Veldweg 40, 8000 AA Proefdam"}
    assert of_dossier["dossierId"] == dossier["id"]
    typed = made(client, incident, dossierId=dossier["id"], facts={"addresseeName": "De heer Proefstra"})
    assert read(client, typed)["addressee"]["name"] == "De heer Proefstra"


def test_what_is_not_there_or_does_not_belong_together_is_named(client: TestClient) -> None:
    incident = incident_at_the_desk(client)
    dossier = open_dossier(client)

    assert faults(make(client, {"id": str(an_id())}), 404) == {("/incidentId", "letter.incident_not_there")}
    assert faults(make(client, incident, dossierId=str(an_id())), 404) == {("/dossierId", "letter.dossier_not_there")}
    assert faults(make(client, incident, dossierId=dossier["id"]), 409) == {
        ("/dossierId", "letter.incident_not_in_dossier")
    }
    assert faults(make(client, incident, perpetratorId=str(an_id())), 409) >= {
        ("/perpetratorId", "letter.not_a_perpetrator")
    }
    assert problem(client.get(f"/v1/letters/{an_id()}"), 404) == "not_found"
    assert problem(client.get(f"/v1/letters/{an_id()}/pdf"), 404) == "not_found"
    assert faults(dispatch(client, {"id": str(an_id())}), 404) == {("", "letter.not_generated")}
    found(correct(client, "retractions", incident, {"reason": "Vergissing"}))
    assert faults(make(client, incident), 409) == {("/incidentId", "letter.incident_retracted")}


def test_with_several_perpetrators_the_addressee_is_chosen(client: TestClient) -> None:
    two = [{"name": name, "address": f"Laan {number}"} for number, name in enumerate(("Een", "Twee"), 1)]
    incident = incident_at_the_desk(client, perpetrator=None, perpetrators=two)

    assert ("/perpetratorId", "letter.several_perpetrators") in faults(make(client, incident), 409)
    second = shown(client, incident)["perpetrators"][1]
    letter = read(client, made(client, incident, perpetratorId=second["personId"]))
    assert letter["addressee"] == {"name": "Twee", "address": "Laan 2"}


def test_every_fault_in_what_was_typed_is_named_at_once(client: TestClient) -> None:
    incident = incident_at_the_desk(client)
    wrong = {"hearingTime": "25:00", "startsOn": "morgen", "norm": "x" * 4001, "colour": "rood"}

    assert faults(make(client, incident, kind="poem", facts=wrong), 400) >= {
        ("/facts/startsOn", "not_a_day"),
        ("/facts/norm", "too_long"),
        ("/facts/colour", "unknown_field"),
    }
    reversed_days = {**MEASURE, "endsOn": "2026-11-30"}
    assert faults(make(client, incident, facts=reversed_days), 400) == {
        ("/facts/endsOn", "letter.ends_before_it_starts"),
        ("/facts/reviewOn", "letter.review_outside_measure"),
    }


def test_a_character_that_cannot_be_printed_is_refused_before_there_is_a_letter(
    client: TestClient, register: Register
) -> None:
    incident = incident_at_the_desk(client)
    before = count_of(register)

    answer = make(client, incident, facts={"norm": "Niet doen \N{ANGRY FACE}"})

    assert faults(answer, 400) == {("/facts", "letter.not_printable")}
    assert "\N{ANGRY FACE}" not in answer.text
    assert count_of(register) == before


@pytest.mark.parametrize(
    ("form", "media_type"),
    [
        ("pdf", "application/pdf"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ],
)
def test_a_document_is_kept_by_nobody_and_named_after_nobody(client: TestClient, form: str, media_type: str) -> None:
    letter = made(client, incident_at_the_desk(client))

    answer = client.get(f"/v1/letters/{letter['id']}/{form}")

    assert answer.status_code == 200
    assert answer.headers["content-type"] == media_type
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-disposition"] == f'attachment; filename="brief-{letter["id"][:8]}.{form}"'
    assert answer.content == client.get(f"/v1/letters/{letter['id']}/{form}").content
    refused = client.get(f"/v1/letters/{letter['id']}/{form}", headers={"Accept": "text/html"})
    assert problem(refused, 406) == "not_acceptable"


def test_both_documents_say_what_was_made(client: TestClient) -> None:
    letter = made(client, incident_at_the_desk(client))
    said = read(client, letter)["text"].replace("- ", "")

    as_pdf = pdf_text(client.get(f"/v1/letters/{letter['id']}/pdf").content)
    as_docx = docx.Document(BytesIO(client.get(f"/v1/letters/{letter['id']}/docx").content))

    assert "\n".join(p.text for p in as_docx.paragraphs).split() == said.split()
    assert f"Beste {ALL_SORTS}," in as_pdf


def test_a_letter_stays_as_it_was_made_when_the_incident_is_corrected(client: TestClient) -> None:
    incident = incident_at_the_desk(client)
    letter = made(client, incident)
    before = (read(client, letter), client.get(f"/v1/letters/{letter['id']}/pdf").content)

    found(correct(client, "supplements", incident, {"place": "Ergens anders"}))

    assert (read(client, letter), client.get(f"/v1/letters/{letter['id']}/pdf").content) == before


def test_sending_is_recorded_once_and_told_in_the_history_of_the_incident(
    client: TestClient, register: Register
) -> None:
    incident = incident_at_the_desk(client)
    letter = made(client, incident)

    created(dispatch(client, letter))
    recorded = count_of(register)
    created(dispatch(client, letter))
    assert count_of(register) == recorded, "the same once more is nothing new"
    created(dispatch(client, letter, how="registered_post"))

    after = read(client, letter)
    assert after["status"] == "sent"
    assert [sent["how"] for sent in after["dispatches"]] == ["post", "registered_post"]
    entries = found(client.get(f"/v1/incidents/{incident['id']}/history"))["entries"]
    assert [(entry["event"], entry["details"]) for entry in entries[1:]] == [
        ("letter.generated", {"letterId": letter["id"], "letterKind": "warning"}),
        ("letter.sent", {"letterId": letter["id"], "sentOn": "2026-11-22", "how": "post"}),
        ("letter.sent", {"letterId": letter["id"], "sentOn": "2026-11-22", "how": "registered_post"}),
    ]


def test_a_letter_is_sent_neither_tomorrow_nor_before_it_was_made(client: TestClient) -> None:
    letter = made(client, incident_at_the_desk(client))

    assert faults(dispatch(client, letter, sentOn="2026-11-23"), 400) == {("/sentOn", "letter.sent_in_the_future")}
    assert faults(dispatch(client, letter, sentOn="2026-11-21"), 400) == {("/sentOn", "letter.sent_before_it_was_made")}


def test_the_same_key_makes_one_letter(client: TestClient, register: Register) -> None:
    incident = incident_at_the_desk(client)
    content = {"kind": "warning", "incidentId": incident["id"], "facts": {}}
    full = {**content, "facts": {"organisation": "P", "contact": "c", "behaviour": "b", "norm": "n", "decidedBy": "d"}}
    answers = [
        created(client.post("/v1/letters", json=full, headers={"Idempotency-Key": "brief-0001"})) for _ in range(2)
    ]
    assert answers[0] == answers[1]
    assert count_of(register) == 2


def test_no_readable_word_of_a_letter_is_in_the_log(client: TestClient, register: Register) -> None:
    made(client, incident_at_the_desk(client))

    stored = [recorded.event for recorded in register.log.page(0, 100) if isinstance(recorded.event, LetterGenerated)]

    assert len(stored) == 1
    assert "Proefdam" not in stored[0].model_dump_json()
    assert len(key_ids(stored[0].content)) == 3, "its own, the victim's and the perpetrator's"
    assert len(key_ids(stored[0].addressee.name)) == 2, "its own and the perpetrator's"


def test_a_letter_goes_with_the_perpetrator_when_he_is_erased(client: TestClient, register: Register) -> None:
    incident = incident_at_the_desk(client)
    letter = made(client, incident)
    shown(client, incident)
    seen = view_of(register.views, register.organisation, UUID(incident["id"]))
    assert seen is not None
    name = seen.perpetrators[0].name
    assert name is not None

    register.keyring.destroy(set(key_ids(name)), ERASED_AT)

    after = read(client, letter)
    assert (after["addressee"], after["text"]) == ({"name": TOMBSTONE, "address": TOMBSTONE}, TOMBSTONE)
    assert after["status"] == "made"
    for form in ("pdf", "docx"):
        assert problem(client.get(f"/v1/letters/{letter['id']}/{form}"), 410) == "erased"
    assert {place for place, _ in faults(make(client, incident), 409)} == {
        "/facts/addresseeName",
        "/facts/addresseeAddress",
    } | {"/facts/incidentPlace"}


def test_too_many_letters_at_once_are_503(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    letter = made(client, incident_at_the_desk(client))
    monkeypatch.setattr(pdf_writer, "WAIT_SECONDS", 0.01)

    with pdf_writer._ONE_AT_A_TIME:
        answer = client.get(f"/v1/letters/{letter['id']}/pdf")

    assert problem(answer, 503) == "unavailable"

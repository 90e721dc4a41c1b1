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
    a_running_ban,
    propose,
    shown_sanction,
    took,
)
from tests.api.v1.service import an_id, count_of, created, faults, found, link, open_dossier, shown
from tests.api.v1.test_catalogue import adopt, changed
from tests.api.v1.test_warnings_after_merging import merged

Content = dict[str, Any]
IN_SANCTION = {"behaviour", "norm", "reasonForNature", "reasonForDuration", "keptService"}
DERIVED = {"measure", "startsOn", "endsOn", "reviewOn"}
REST = {name: said for name, said in (TYPED | MEASURE).items() if name not in IN_SANCTION | DERIVED}
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
    assert letter["dossierId"] == dossier["id"], "that of the sanction"
    for said in (
        "Contactafspraken, uitleg",
        *(sanction[name] for name in sorted(IN_SANCTION)),
        "begint op: 22 november 2026",
        "eindigt op: 21 november 2027",
        "opnieuw op: 22 februari 2027",
    ):
        assert said in letter["text"]


def test_what_is_typed_never_goes_against_what_was_decided(client: TestClient, register: Register) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    arrangement = a_contact_arrangement(client, incident, dossier)
    before = count_of(register)
    otherwise = {"norm": "Iets heel anders.", "endsOn": "2030-01-01", "measure": "U mag hier nooit meer komen."}

    refused = client.post("/v1/letters", json=about(incident, arrangement, facts=otherwise))

    assert faults(refused, 409) == {(f"/facts/{name}", "letter.contradicts_sanction") for name in otherwise}
    assert "nooit meer" not in refused.text
    assert count_of(register) == before
    same = {"norm": "Huisregel 3: geen geweld tegen medewerkers.", "measure": "Contactafspraken, uitleg"}
    created(client.post("/v1/letters", json=about(incident, arrangement, facts=same)))


def test_what_the_measure_means_for_him_is_told_in_words_of_its_own(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    ban = a_running_ban(client, incident, dossier)

    meant = about(incident, ban, facts={"measureMeaning": "U mag het provinciehuis niet in."})
    text = read(client, created(client.post("/v1/letters", json=meant)))["text"]
    assert "Toegangsontzegging (pandverbod)\n\nDit betekent voor u: U mag het provinciehuis niet in." in text


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

    assert faults(client.post("/v1/letters", json=about(incident, foreign)), 409) == {
        ("/sanctionId", "letter.sanction_of_other_incident")
    }
    nowhere = {"id": str(an_id())}
    assert faults(client.post("/v1/letters", json=about(incident, nowhere)), 404) >= {
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


def two_who_were_there(client: TestClient) -> tuple[Content, Content, Content]:
    """An incident with a father and a son, and the dossier of each."""
    people = [{"name": name, "address": address} for name, address in (("Vader", "Laan 1"), ("Zoon", "Laan 2"))]
    incident = incident_at_the_desk(client, types=["physical"], perpetrator=None, perpetrators=people)
    ids = [one["personId"] for one in shown(client, incident)["perpetrators"]]
    dossiers = [open_dossier(client, **person) for person in people]
    for dossier, person in zip(dossiers, ids, strict=True):
        content = {"dossierId": dossier["id"], "perpetratorId": person}
        created(client.post(f"/v1/incidents/{incident['id']}/dossiers", json=content))
    return incident, {**dossiers[0], "person": ids[0]}, {**dossiers[1], "person": ids[1]}


def test_the_ban_of_the_father_never_goes_to_the_son(client: TestClient, register: Register) -> None:
    incident, father, son = two_who_were_there(client)
    ban = a_running_ban(client, incident, father)
    before = count_of(register)

    to_son = client.post("/v1/letters", json=about(incident, ban, dossierId=son["id"]))
    assert faults(to_son, 409) == {("/sanctionId", "letter.sanction_of_other_dossier")}
    by_person = client.post("/v1/letters", json=about(incident, ban, perpetratorId=son["person"]))
    assert faults(by_person, 409) == {("/perpetratorId", "letter.perpetrator_of_other_dossier")}
    assert count_of(register) == before

    for said in ({}, {"dossierId": father["id"]}, {"perpetratorId": father["person"]}):
        letter = read(client, created(client.post("/v1/letters", json=about(incident, ban, **said))))
        assert letter["addressee"] == {"name": "Vader", "address": "Laan 1"}
        assert "Toegangsontzegging (pandverbod)" in letter["text"]


def test_what_was_decided_before_a_merge_goes_with_the_dossier_it_goes_on_in(client: TestClient) -> None:
    incident, first = an_incident_in_a_dossier(client)
    ban = a_running_ban(client, incident, first)
    second, third = open_dossier(client, name="Jan v.d. Bergh"), open_dossier(client, name="J. van den Berg")
    merged(client, first, second)
    merged(client, second, third)

    for gone in (first, second):
        refused = client.post("/v1/letters", json=about(incident, ban, dossierId=gone["id"]))
        assert faults(refused, 409) == {("/dossierId", "letter.dossier_merged")}
    for said in ({}, {"dossierId": third["id"]}):
        letter = read(client, created(client.post("/v1/letters", json=about(incident, ban, **said))))
        assert (letter["dossierId"], letter["addressee"]["name"]) == (third["id"], "J. van den Berg")


def test_a_ban_is_told_only_while_it_holds(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    ban = propose(client, a_ban(incident, dossier))

    def refused() -> set[tuple[str, str]]:
        return faults(client.post("/v1/letters", json=about(incident, ban)), 409)

    assert refused() == {("/sanctionId", "letter.sanction_not_imposed")}
    ban = took(client, ban, "hearings", HEARING)
    ban = took(client, ban, "approvals", AGREED, **MANAGER)
    ban = took(client, ban, "impositions", TODAY)
    created(client.post("/v1/letters", json=about(incident, ban)))
    ban = took(client, ban, "suspensions", {"reason": "Wacht op het bezwaar."})
    assert refused() == {("/sanctionId", "letter.sanction_suspended")}
    ban = took(client, ban, "lifts", {"reason": "Het bezwaar klopt."})
    assert refused() == {("/sanctionId", "letter.sanction_over")}


def test_an_invitation_is_about_a_proposal_and_says_what_is_planned(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    ban = propose(client, a_ban(incident, dossier))
    when = {"hearingOn": "2026-12-07", "hearingTime": "10:00", "hearingPlace": "Kamer 12"}
    facts = {**REST, **when, "objectionTerm": None, "objectionAddress": None}
    invitation = {**about(incident, ban, kind="hearing_invitation"), "facts": facts}

    text = read(client, created(client.post("/v1/letters", json=invitation)))["text"]
    assert "De maatregel die wij willen nemen: Toegangsontzegging (pandverbod)" in text
    assert "Waarom: De dreiging was aan de balie." in text

    ban = took(client, ban, "hearings", HEARING)
    ban = took(client, ban, "approvals", AGREED, **MANAGER)
    took(client, ban, "impositions", TODAY)
    assert faults(client.post("/v1/letters", json=invitation), 409) == {("/sanctionId", "letter.already_decided")}


def test_a_warning_tells_of_the_sanction_that_was_recorded_the_short_way(client: TestClient) -> None:
    incident, _ = an_incident_in_a_dossier(client)
    content = {"kind": "warning_letter", "imposedOn": "2026-11-22"}
    warning = created(client.post(f"/v1/incidents/{incident['id']}/sanctions", json=content))
    asked = {**about(incident, warning, kind="warning"), "facts": TYPED}

    assert "Onze maatregel: Waarschuwingsbrief" in read(client, created(client.post("/v1/letters", json=asked)))["text"]
    assert ("/sanctionId", "letter.sanction_without_end") in faults(
        client.post("/v1/letters", json={**asked, "kind": "ban"}), 409
    )


def test_the_catalogue_says_which_letter_is_for_which_sanction(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    running = a_running_ban(client, incident, dossier)
    arrangement = a_contact_arrangement(client, incident, dossier)
    now = found(client.get("/v1/catalogue"))
    warning, ban, invitation = now["letters"]
    only_bans = [warning, {**ban, "sanctions": ["no_entry"]}, {**invitation, "retired": True}]
    kinds = [one for one in now["sanctions"] if one["code"] != "building_ban"]
    kinds.append({"code": "no_entry", "label": "Pandverbod", "restricts": True})
    became = {"sanctions": [{"old": "building_ban", "new": ["no_entry"]}]}
    found(adopt(client, changed(client, letters=only_bans, sanctions=kinds, matrix=[], mapping=became)))

    assert faults(client.post("/v1/letters", json=about(incident, arrangement)), 409) == {
        ("/sanctionId", "letter.not_for_this_sanction")
    }
    text = read(client, created(client.post("/v1/letters", json=about(incident, running))))["text"]
    assert "Toegangsontzegging (pandverbod)" in text, "as it was called when it was decided"
    retired = {**about(incident, running), "kind": "hearing_invitation"}
    assert ("/kind", "catalogue.retired_code") in faults(client.post("/v1/letters", json=retired), 400)

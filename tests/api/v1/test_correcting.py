"""Corrections of an incident: each a new fact, on the version the caller saw."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from api.register import Register
from tests.api.v1.service import a_report, an_id, correct, count_of, faults, found, problem, report, shown

REASON = {"reason": "Was verkeerd genoteerd"}
PERSON = str(an_id())
CORRECTIONS: list[tuple[str, dict[str, Any]]] = [
    ("classifications", {"types": ["physical", "verbal"], **REASON}),
    ("description-corrections", {"description": "Duwde aan de balie.", **REASON}),
    ("occurrence-corrections", {"occurredAt": "2026-11-19T08:00:00Z", "occurredApproximately": True, **REASON}),
    ("setting-corrections", {"channel": "desk", "unit": "Handhaving", **REASON}),
    ("supplements", {"place": "Hal", "policeCame": False}),
    ("retractions", REASON),
    ("victims", {"name": "B. Willems"}),
    ("witnesses", {"name": "C. Getuige", "contact": "toestel 3"}),
    ("perpetrators", {"name": "Jan v.d. Berg"}),
]
EXPECTED: dict[str, dict[str, Any]] = {
    "classifications": {"types": ["verbal", "physical"]},
    "description-corrections": {"description": "Duwde aan de balie."},
    "occurrence-corrections": {"occurredAt": "2026-11-19T08:00:00Z", "occurredApproximately": True},
    "setting-corrections": {"channel": "desk", "unit": "Handhaving"},
    "supplements": {"place": "Hal", "policeCame": False, "why": None},
    "retractions": {"status": "retracted"},
}
ON_PEOPLE: list[tuple[str, dict[str, Any]]] = [
    (f"victims/{PERSON}/corrections", {"name": "B. Willems", **REASON}),
    (f"perpetrators/{PERSON}/exclusions", REASON),
    (f"perpetrators/{PERSON}/replacements", {"perpetrator": {"name": "Piet"}, **REASON}),
]
EVERYTHING = [*CORRECTIONS, *ON_PEOPLE]


@pytest.mark.parametrize(("what", "content"), CORRECTIONS)
def test_a_correction_raises_the_version_and_is_shown_at_once(
    client: TestClient, what: str, content: dict[str, Any]
) -> None:
    incident = report(client)

    answer = correct(client, what, incident, content)

    corrected = found(answer)
    assert set(corrected) == {"id", "version", "position"}
    assert (corrected["id"], corrected["version"]) == (incident["id"], 2)
    assert answer.headers["etag"] == '"v2"'
    after = shown(client, incident)
    assert after["version"] == 2
    expected = EXPECTED.get(what, {})
    assert {name: after[name] for name in expected} == expected


def test_without_if_match_nothing_changes(client: TestClient, register: Register) -> None:
    incident = report(client)

    answers = {
        what: problem(client.post(f"/v1/incidents/{incident['id']}/{what}", json=content), 428)
        for what, content in EVERYTHING
    }

    assert answers == dict.fromkeys(answers, "version_required")
    assert count_of(register) == 1


def test_on_an_older_version_nothing_changes(client: TestClient, register: Register) -> None:
    incident = report(client)
    found(correct(client, "supplements", incident, {"why": "Boos"}))

    answers = {what: problem(correct(client, what, incident, content), 412) for what, content in EVERYTHING}

    assert answers == dict.fromkeys(answers, "stale_version")
    assert count_of(register) == 2


def test_what_is_not_there_cannot_be_corrected(client: TestClient) -> None:
    nothing = {"id": an_id(), "version": 1}

    answers = {what: faults(correct(client, what, nothing, content), 404) for what, content in EVERYTHING}

    assert answers == {key: {("", "incident.not_reported")} for key in answers}


def test_what_was_retracted_does_not_change_any_more(client: TestClient) -> None:
    retracted = found(correct(client, "retractions", report(client), REASON))
    others = [(what, content) for what, content in EVERYTHING if what != "retractions"]

    answers = {what: faults(correct(client, what, retracted, content), 409) for what, content in others}

    assert answers == {key: {("", "incident.retracted")} for key in answers}


def test_retracting_twice_is_no_fault_and_no_fact(client: TestClient, register: Register) -> None:
    retracted = found(correct(client, "retractions", report(client), REASON))

    again = found(correct(client, "retractions", retracted, REASON))

    assert (again["version"], count_of(register)) == (2, 2)


def test_an_older_tag_a_weak_tag_and_no_tag_at_all_are_told_apart(client: TestClient) -> None:
    incident = report(client)

    def with_tag(tag: str) -> int:
        path = f"/v1/incidents/{incident['id']}/supplements"
        return client.post(path, json={"why": "Boos"}, headers={"If-Match": tag}).status_code

    assert [with_tag(tag) for tag in ('W/"v1"', '"v7"', '"v2"', "v1", "*")] == [412, 412, 412, 400, 400]


def test_a_correction_that_cannot_be_right_is_refused(client: TestClient, register: Register) -> None:
    incident = report(client)
    ends_first = {"occurredAt": "2026-11-20T10:00:00Z", "occurredUntil": "2026-11-20T09:00:00Z", **REASON}

    def refused(what: str, content: dict[str, Any]) -> set[tuple[str, str]]:
        return faults(correct(client, what, incident, content), 400)

    assert refused("classifications", {"types": [], **REASON}) == {("/types", "incident.no_type")}
    assert refused("classifications", {"types": ["verbal"]}) == {("/reason", "missing")}
    assert refused("description-corrections", {"description": "x", "reason": ""}) == {("/reason", "too_short")}
    assert refused("occurrence-corrections", {"occurredAt": "2026-11-23T00:00:00Z", **REASON}) == {
        ("/occurredAt", "in_future")
    }
    assert refused("occurrence-corrections", ends_first) == {("/occurredUntil", "incident.ends_before_it_starts")}
    assert refused("setting-corrections", {"channel": "fax", "unit": "A", **REASON}) == {
        ("/channel", "catalogue.unknown_code")
    }
    assert refused("supplements", {}) == {("", "incident.nothing_supplemented")}
    assert refused("retractions", {"reason": "x", "because": "y"}) == {("/because", "unknown_field")}
    assert refused("victims", {"contact": "toestel 1"}) == {("/name", "missing")}
    assert refused("perpetrators", {}) == {("", "incident.nothing_known_of_perpetrator")}
    assert count_of(register) == 1


def test_faults_in_path_version_and_body_are_named_at_once(client: TestClient) -> None:
    answer = client.post(
        "/v1/incidents/1/classifications", json={"types": ["insult"]}, headers={"Idempotency-Key": "short"}
    )

    assert faults(answer, 400) == {
        ("/id", "not_an_id"),
        ("/If-Match", "missing"),
        ("/Idempotency-Key", "too_short"),
        ("/types/0", "catalogue.unknown_code"),
        ("/reason", "missing"),
    }


def test_a_victim_is_corrected_under_his_own_id(client: TestClient) -> None:
    incident = shown(client, report(client))
    person = incident["victims"][0]["personId"]

    found(correct(client, f"victims/{person}/corrections", incident, {"name": "Ali Yıldız", **REASON}))

    (victim,) = shown(client, incident)["victims"]
    assert (victim["personId"], victim["name"]) == (person, "Ali Yıldız")


def test_someone_who_is_no_victim_cannot_be_corrected_as_one(client: TestClient) -> None:
    answer = correct(client, f"victims/{an_id()}/corrections", report(client), {"name": "X", **REASON})

    assert faults(answer, 409) == {("", "incident.not_a_victim")}


def test_a_perpetrator_is_ruled_out(client: TestClient) -> None:
    incident = shown(client, report(client, perpetrator={"name": "Piet"}))
    person = incident["perpetrators"][0]["personId"]

    found(correct(client, f"perpetrators/{person}/exclusions", incident, REASON))

    assert shown(client, incident)["perpetrators"] == []


def test_a_perpetrator_is_replaced_by_another_in_two_facts(client: TestClient) -> None:
    incident = shown(client, report(client, perpetrator={"name": "Piet"}))
    person = incident["perpetrators"][0]["personId"]
    other = {"perpetrator": {"name": "Klaas"}, **REASON}

    replaced = found(correct(client, f"perpetrators/{person}/replacements", incident, other))

    (perpetrator,) = shown(client, incident)["perpetrators"]
    assert (perpetrator["name"], replaced["version"]) == ("Klaas", 3)


@pytest.mark.parametrize("how", ["exclusions", "replacements"])
def test_someone_who_was_not_named_cannot_be_taken_away(client: TestClient, how: str) -> None:
    content = REASON if how == "exclusions" else {"perpetrator": {"name": "Klaas"}, **REASON}

    answer = correct(client, f"perpetrators/{an_id()}/{how}", report(client), content)

    assert faults(answer, 409) == {("", "incident.not_a_perpetrator")}


def test_of_two_who_saw_the_same_version_one_is_told(client: TestClient) -> None:
    incident = report(client, **a_report())

    answers = [correct(client, "supplements", incident, {"why": why}).status_code for why in ("Boos", "Bang")]

    assert answers == [200, 412]
    assert shown(client, incident)["why"] == "Boos"

"""Idempotency-Key: the same request sent again happens once and is answered the same."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.register import Register
from tests.api.v1.service import (
    a_person,
    a_report,
    correct,
    count_of,
    created,
    faults,
    found,
    link,
    open_dossier,
    problem,
    report,
)

KEY = {"Idempotency-Key": "0123456789abcdef"}
REASON = {"reason": "Was verkeerd"}


def test_a_report_sent_again_is_answered_the_same(client: TestClient, register: Register) -> None:
    answers = [client.post("/v1/incidents", json=a_report(), headers=KEY) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [201, 201, 201]
    assert len({answer.content for answer in answers}) == 1
    assert len({(answer.headers["etag"], answer.headers["location"]) for answer in answers}) == 1
    assert count_of(register) == 1


def test_sixteen_at_once_under_one_key_give_one_incident(client: TestClient, register: Register) -> None:
    def send(_nth: int) -> bytes:
        answer = client.post("/v1/incidents", json=a_report(), headers=KEY)
        assert answer.status_code == 201, answer.text
        return answer.content

    with ThreadPoolExecutor(16) as together:
        contents = set(together.map(send, range(16)))

    assert len(contents) == 1
    assert count_of(register) == 1


@pytest.mark.parametrize(
    ("what", "content"),
    [
        ("description-corrections", {"description": "Anders", "reason": "Was verkeerd"}),
        ("supplements", {"why": "Afwijzing"}),
        ("retractions", REASON),
    ],
)
def test_sixteen_corrections_at_once_under_one_key_are_one_and_answered_the_same(
    client: TestClient, register: Register, what: str, content: dict[str, str]
) -> None:
    incident = report(client)

    with ThreadPoolExecutor(16) as together:
        answers = list(together.map(lambda _nth: correct(client, what, incident, content, **KEY), range(16)))

    assert [answer.status_code for answer in answers] == [200] * 16, {answer.text for answer in answers}
    assert len({answer.content for answer in answers}) == 1
    assert count_of(register) == 2


def test_sixteen_at_once_under_keys_of_their_own_give_sixteen_numbers(client: TestClient) -> None:
    def send(nth: int) -> str:
        key = {"Idempotency-Key": f"report-{nth:04d}"}
        return str(created(client.post("/v1/incidents", json=a_report(), headers=key))["number"])

    with ThreadPoolExecutor(16) as together:
        numbers = sorted(together.map(send, range(16)))

    assert numbers == [f"2026-{nth:04d}" for nth in range(1, 17)]


def test_the_same_key_with_another_content_is_refused(client: TestClient, register: Register) -> None:
    created(client.post("/v1/incidents", json=a_report(), headers=KEY))

    assert problem(client.post("/v1/incidents", json=a_report(unit="Handhaving"), headers=KEY), 422) == "key_reused"
    assert problem(client.post("/v1/dossiers", json=a_person(), headers=KEY), 422) == "key_reused"
    assert count_of(register) == 1


def test_the_same_key_and_content_for_another_incident_is_refused(client: TestClient) -> None:
    first, second = report(client), report(client)
    found(correct(client, "retractions", first, REASON, **KEY))

    assert problem(correct(client, "retractions", second, REASON, **KEY), 422) == "key_reused"


def test_the_same_content_in_another_spelling_is_the_same_request(client: TestClient, register: Register) -> None:
    first = client.post("/v1/incidents", json=a_report(), headers=KEY)
    spelled = a_report(occurredAt="2026-11-20T09:30:00Z", unit=" Vergunningen ", reporter=None)

    again = client.post("/v1/incidents", json=dict(reversed(spelled.items())), headers=KEY)

    assert created(again) == created(first)
    assert count_of(register) == 1


def test_a_correction_sent_again_is_answered_the_same_although_the_version_moved_on(client: TestClient) -> None:
    incident = report(client)
    content = {"types": ["other"], **REASON}

    first = correct(client, "classifications", incident, content, **KEY)
    found(correct(client, "supplements", found(first), {"why": "Boos"}))
    again = correct(client, "classifications", incident, content, **KEY)

    assert found(again) == found(first)
    assert again.headers["etag"] == first.headers["etag"] == '"v2"'


@pytest.mark.parametrize("what", ["dossier", "subject", "link", "unlink", "sanction"])
def test_every_other_write_happens_once_as_well(client: TestClient, register: Register, what: str) -> None:
    path, content, headers = _write(client, what)
    before = count_of(register)

    answers = [client.post(path, json=content, headers={**headers, **KEY}) for _ in range(2)]

    assert answers[0].status_code < 300, answers[0].text
    assert answers[0].content == answers[1].content
    assert count_of(register) == before + 1


def _write(client: TestClient, what: str) -> tuple[str, dict[str, Any], dict[str, str]]:
    if what == "dossier":
        return "/v1/dossiers", a_person(), {}
    dossier, incident = open_dossier(client), report(client)
    below = f"/v1/incidents/{incident['id']}"
    if what == "link":
        return f"{below}/dossiers", {"dossierId": dossier["id"]}, {}
    if what == "unlink":
        link(client, incident, dossier)
        return f"{below}/dossiers/{dossier['id']}/unlinkings", REASON, {}
    if what == "sanction":
        return f"{below}/sanctions", {"kind": "police_charge", "imposedOn": "2026-11-21"}, {}
    content = {**a_person(name="Johan van den Berg"), **REASON}
    return f"/v1/dossiers/{dossier['id']}/subject-corrections", content, {"If-Match": '"v1"'}


def test_a_key_of_another_form_is_a_fault(client: TestClient) -> None:
    def refused(key: str) -> set[tuple[str, str]]:
        return faults(client.post("/v1/incidents", json=a_report(), headers={"Idempotency-Key": key}), 400)

    assert refused("short") == {("/Idempotency-Key", "too_short")}
    assert refused("x" * 129) == {("/Idempotency-Key", "too_long")}
    assert refused("with a space") == {("/Idempotency-Key", "wrong_form")}


def test_a_refused_request_does_not_use_up_its_key(client: TestClient) -> None:
    faults(client.post("/v1/incidents", json=a_report(types=[]), headers=KEY), 400)

    created(client.post("/v1/incidents", json=a_report(), headers=KEY))

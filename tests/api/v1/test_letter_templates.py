"""GET and POST /v1/letters/templates/{kind}: the text that an organisation writes its letters with."""

from typing import Any

from httpx2 import Response
from starlette.testclient import TestClient

from api.letters.shipped import shipped
from api.register import Register
from tests.api.v1.letters import incident_at_the_desk, made
from tests.api.v1.service import count_of, faults, found, problem

ADDRESS = "/v1/letters/templates/warning"
OWN = shipped("warning").replace("# Waarschuwing", "# Officiële waarschuwing")


def adopt(client: TestClient, text: str, version: int) -> Response:
    return client.post(ADDRESS, json={"text": text}, headers={"If-Match": f'"v{version}"'})


def letter_text(client: TestClient, letter: dict[str, Any]) -> tuple[int, str]:
    shown = found(client.get(f"/v1/letters/{letter['id']}"))
    return shown["templateVersion"], shown["text"].splitlines()[0]


def test_without_a_text_of_its_own_an_organisation_has_that_of_par(client: TestClient) -> None:
    answer = client.get(ADDRESS)

    shown = found(answer)
    assert answer.headers["etag"] == '"v0"'
    assert (shown["templateVersion"], shown["text"]) == (0, shipped("warning"))
    meanings = {place["placeholder"]: (place["meaning"], place["required"]) for place in shown["placeholders"]}
    assert meanings["norm"] == ("welke regel is overtreden", True)
    assert meanings["bezwaartermijn"][1] is False


def test_from_then_on_letters_have_the_text_that_was_adopted_and_earlier_ones_stay(client: TestClient) -> None:
    incident = incident_at_the_desk(client)
    before = made(client, incident)

    adopted = found(adopt(client, OWN, 0))

    assert adopted["version"] == 1
    assert letter_text(client, made(client, incident)) == (1, "Officiële waarschuwing")
    assert letter_text(client, before) == (0, "Waarschuwing")
    assert found(client.get(ADDRESS))["text"] == OWN.strip()
    assert found(client.get("/v1/letters/templates/ban"))["templateVersion"] == 0


def test_a_place_that_does_not_exist_is_refused_by_its_name(client: TestClient, register: Register) -> None:
    answer = adopt(client, OWN + "\n{{ schoenmaat }}", 0)

    assert faults(answer, 400) == {("/text", "letter_template.unknown_placeholder")}
    assert "{{ schoenmaat }}" in answer.json()["errors"][0]["detail"]
    assert count_of(register) == 0


def test_a_text_that_leaves_out_what_a_letter_must_say_is_refused(client: TestClient) -> None:
    assert faults(adopt(client, OWN.replace("{{ norm }}", "Gedraag u."), 0), 400) == {
        ("/text", "letter_template.without_fact")
    }


def test_who_did_not_see_the_last_text_is_told(client: TestClient) -> None:
    found(adopt(client, OWN, 0))

    assert problem(adopt(client, OWN + "\nSlot", 0), 412) == "stale_version"
    assert problem(client.post(ADDRESS, json={"text": OWN}), 428) == "version_required"
    assert found(adopt(client, OWN + "\nSlot", 1))["version"] == 2


def test_the_same_text_again_is_nothing_new(client: TestClient, register: Register) -> None:
    found(adopt(client, OWN, 0))
    found(adopt(client, OWN, 1))

    assert count_of(register) == 1


def test_a_kind_that_does_not_exist_is_named(client: TestClient) -> None:
    assert problem(client.get("/v1/letters/templates/poem"), 400) == "invalid_input"

"""Nobody overwrites a change they did not see, and a repeated request is recognised by its key."""

import pytest

from tests.api.http.toy import ID, Toy, a_note

URL = f"/v1/notes/{ID}"


def test_a_write_gives_the_tag_of_the_version_it_made() -> None:
    assert Toy().client().post("/v1/notes", json=a_note()).headers["etag"] == '"v1"'


def test_a_change_of_the_current_version_is_made() -> None:
    toy = Toy()

    answer = toy.client().put(URL, json=a_note(), headers={"If-Match": '"v12"'})

    assert (answer.status_code, len(toy.written)) == (204, 1)


def test_a_change_without_a_version_is_428_and_says_what_to_do() -> None:
    toy = Toy()

    answer = toy.client().put(URL, json=a_note())

    assert (answer.status_code, toy.written) == (428, [])
    assert answer.json()["code"] == "version_required"
    assert "If-Match" in answer.json()["detail"]


@pytest.mark.parametrize("tag", ['"v11"', '"v13"', '"v012"', 'W/"v12"', '"12"', '"abc"', '""'])
def test_a_change_of_another_version_is_412(tag: str) -> None:
    toy = Toy()

    answer = toy.client().put(URL, json=a_note(), headers={"If-Match": tag})

    assert (answer.status_code, answer.json()["code"], toy.written) == (412, "stale_version", [])


@pytest.mark.parametrize("tag", ["v12", "*", "12", '"v12', '"v12", "v13"', "Jansen"])
def test_what_is_no_tag_is_400(tag: str) -> None:
    answer = Toy().client().put(URL, json=a_note(), headers={"If-Match": tag})

    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, "not_an_etag")
    assert "Jansen" not in answer.text


def test_a_missing_version_is_told_together_with_other_faults() -> None:
    answer = Toy().client().put(URL, json=a_note(title=""))

    assert answer.status_code == 400
    assert {item["pointer"] for item in answer.json()["errors"]} == {"/If-Match", "/title"}


@pytest.mark.parametrize("key", [None, "12345678", "0b5f2f0e-6f1f-4d26-9f43-1a1f0d1c9b11", '"quoted-key"', "~" * 128])
def test_a_key_is_taken(key: str | None) -> None:
    headers = {"Idempotency-Key": key} if key else {}

    assert Toy().client().post("/v1/notes", json=a_note(), headers=headers).status_code == 201


@pytest.mark.parametrize("key", ["", "1234567", "x" * 129, "with a space", "tab\tinside"])
def test_any_other_key_is_refused_without_echo(key: str) -> None:
    answer = Toy().client().post("/v1/notes", json=a_note(), headers={"Idempotency-Key": key})

    assert answer.status_code == 400
    assert {item["pointer"] for item in answer.json()["errors"]} == {"/Idempotency-Key"}


def test_two_keys_are_one_too_many() -> None:
    headers = [("Idempotency-Key", "12345678"), ("Idempotency-Key", "12345679")]

    answer = Toy().client().post("/v1/notes", json=a_note(), headers=headers)

    assert answer.json()["errors"][0]["code"] == "repeated_parameter"

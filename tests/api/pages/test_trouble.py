"""What a person meets when something cannot be shown: a page in the same look that says what to do."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.pages import visit
from api.register import Register
from store.errors import DamagedSeal
from tests.api.pages.reading import see
from tests.api.pages.service import new_form, page, pages_of, reported, send
from tests.api.v1.service import ALL_SORTS
from tests.api.v1.test_erased import Unreachable


def test_an_unknown_address_is_a_page_with_a_way_on(practice: TestClient) -> None:
    seen = page(practice, "/is-er-niet", 404)

    assert seen.headings == ["Deze pagina is er niet"]
    assert seen.title == "Deze pagina is er niet – PAR"
    assert seen.links["/"]
    assert "zoek vanaf de startpagina verder" in seen.text


@pytest.mark.parametrize(
    "address", ["/is-er-niet", "/static/is-er-niet.css", "/static/../app.py", "/static/", "/dossiers"]
)
def test_every_unknown_address_is_such_a_page(practice: TestClient, address: str) -> None:
    page(practice, address, 404)


def test_the_api_keeps_its_own_words(practice: TestClient) -> None:
    answer = practice.get("/v1/is-er-niet")

    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


def test_the_wrong_method_is_a_page_that_names_the_right_ones(practice: TestClient) -> None:
    answer = practice.post("/")

    assert answer.status_code == 405
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD"}
    assert "Zo kunt u deze pagina niet openen" in see(answer).headings


def broken() -> datetime:
    raise RuntimeError("Ali Yılmaz woont in de Dorpsstraat")


def test_a_fault_of_ours_is_a_page_without_a_word_of_it(register: Register) -> None:
    with pages_of(replace(register, clock=broken)) as client:
        answer = client.get("/melden?kenmerk=00000000-0000-4000-8000-000000000000")

    seen = see(answer)
    trace = answer.headers["traceparent"].split("-")[1]
    assert answer.status_code == 500
    assert seen.headings == ["Er ging iets mis"]
    assert f"Kenmerk van deze fout: {trace}" in seen.text
    assert "Dorpsstraat" not in answer.text


def test_keys_that_cannot_be_read_are_a_page_to_try_again_and_not_an_erasure(register: Register) -> None:
    with pages_of(register) as client:
        number = reported(client)
        page(client, f"/incidenten/{number}")
    with pages_of(replace(register, keyring=Unreachable(register.keyring))) as blind:
        answer = blind.get(f"/incidenten/{number}")
        listed = page(blind, "/")

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert "PAR is even niet bereikbaar" in see(answer).headings
    assert "gewist" not in answer.text
    assert f"/incidenten/{number}" in listed.links, "what holds no personal data is still shown"


class Tampered(Unreachable):
    """A keyring in a register somebody tampered with."""

    def find(self, _ids: Any) -> Any:
        raise DamagedSeal


def test_a_seal_that_does_not_fit_is_said_to_be_alarming(register: Register) -> None:
    with pages_of(register) as client:
        number = reported(client)
        page(client, f"/incidenten/{number}")
    with pages_of(replace(register, keyring=Tampered(register.keyring))) as tampered:
        answer = tampered.get(f"/incidenten/{number}")

    assert answer.status_code == 500
    assert "misschien is er met de database geknoeid" in see(answer).text


@contextmanager
def a_clock_that_hangs() -> Iterator[Any]:
    """A register's clock whose answer does not come before the end of the test."""
    end = threading.Event()

    def hang() -> datetime:
        end.wait(30)
        raise RuntimeError

    try:
        yield hang
    finally:
        end.set()


def test_a_page_that_takes_too_long_is_a_page_to_try_again(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visit, "ANSWER_SECONDS", 0.05)
    with a_clock_that_hangs() as hang, pages_of(replace(register, clock=hang)) as client:
        answer = client.get("/melden?kenmerk=00000000-0000-4000-8000-000000000000")

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert "PAR is even niet bereikbaar" in see(answer).headings


class Hanging(Unreachable):
    """A keyring that does not come back before the end of the test."""

    def __init__(self, register: Register, end: threading.Event) -> None:
        super().__init__(register.keyring)
        self._end = end

    def mint(self) -> Any:
        self._end.wait(30)
        raise RuntimeError


def test_a_report_that_takes_too_long_keeps_what_was_typed(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visit, "ANSWER_SECONDS", 0.2)
    end = threading.Event()
    with pages_of(replace(register, keyring=Hanging(register, end))) as client:
        key = new_form(client)
        answer = send(client, key, melder=ALL_SORTS)
        end.set()

    seen = see(answer)
    assert answer.status_code == 503
    assert (seen.field("kenmerk"), seen.field("melder")) == (key, ALL_SORTS)


def test_nothing_is_said_to_be_empty_or_not_found_before_the_views_know(register: Register) -> None:
    with pages_of(register, with_projections=False) as client:
        number = reported(client)

        assert client.get("/").status_code == 503
        assert client.post("/zoeken", data={"naam": "Jan"}).status_code == 503
        assert client.get(f"/incidenten/{number}").status_code == 503
        assert client.get("/dossiers/00000000-0000-4000-8000-000000000000").status_code == 503


def test_a_form_that_cannot_be_read_is_a_page(client: TestClient) -> None:
    many = "&".join(f"a{field}=1" for field in range(2000))
    answer = client.post("/zoeken", content=many, headers={"Content-Type": "application/x-www-form-urlencoded"})

    assert answer.status_code == 400
    assert "Dit verzoek kunnen we niet lezen" in see(answer).headings


def test_a_file_in_place_of_a_text_is_nothing_typed(client: TestClient) -> None:
    answer = client.post("/zoeken", files={"naam": ("jan.txt", b"Jan")})

    assert answer.status_code == 400
    assert "Vul een naam" in see(answer).text


def test_a_form_sent_as_json_is_taken_for_an_empty_one(client: TestClient) -> None:
    assert client.post("/zoeken", json={"naam": "Jan"}).status_code == 400


@pytest.mark.parametrize("address", ["/melden", "/zoeken"])
def test_a_page_with_a_form_names_both_ways_to_ask_for_it(client: TestClient, address: str) -> None:
    answer = client.put(address, headers={"Origin": "http://127.0.0.1"})

    assert answer.status_code == 405
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD", "POST"}

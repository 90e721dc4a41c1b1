"""Only this machine under its own name, and only forms of our own."""

import pytest
from starlette.datastructures import Headers
from starlette.testclient import TestClient

from api.http.guard import refusal
from api.register import Register
from tests.api.pages.reading import see
from tests.api.pages.service import FILLED_IN

HERE = "127.0.0.1:8000"


@pytest.mark.parametrize("host", ["127.0.0.1", HERE, "localhost", "localhost:8000", "LOCALHOST", "[::1]", "[::1]:8000"])
def test_this_machine_is_known_under_its_own_names(host: str) -> None:
    assert refusal("GET", Headers({"host": host})) is None


@pytest.mark.parametrize(
    "host",
    [
        "attacker.example",
        "127.0.0.1.attacker.example",
        "localhost.attacker.example",
        "attacker.example:8000",
        "localhost@attacker.example",
        "attacker.example/localhost",
        "192.168.1.10",
        "0.0.0.0",  # noqa: S104 - not to listen on
        "[::]",
        "[::1",
        "localhost:x",
        "",
    ],
)
def test_a_name_that_somebody_gave_our_address_is_refused(host: str) -> None:
    assert refusal("GET", Headers({"host": host})) == 400


def test_no_host_and_two_hosts_are_refused() -> None:
    assert refusal("GET", Headers({})) == 400
    assert refusal("GET", Headers(raw=[(b"host", b"localhost"), (b"host", b"attacker.example")])) == 400


@pytest.mark.parametrize(
    "sent",
    [
        {"sec-fetch-site": "same-origin"},
        {"sec-fetch-site": "none"},
        {"sec-fetch-site": "same-origin", "origin": "null"},
        {"origin": f"http://{HERE}"},
        {},
    ],
)
def test_a_form_of_our_own_may_be_sent(sent: dict[str, str]) -> None:
    assert refusal("POST", Headers({"host": HERE, **sent})) is None


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "QUERY"])
@pytest.mark.parametrize(
    "sent",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": ""},
        {"sec-fetch-site": "cross-site", "origin": f"http://{HERE}"},
        {"origin": "https://attacker.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9000"},
        {"origin": f"http://{HERE}.attacker.example"},
    ],
)
def test_a_form_of_another_site_is_refused(method: str, sent: dict[str, str]) -> None:
    assert refusal(method, Headers({"host": HERE, **sent})) == 403


def test_a_link_on_another_site_may_lead_here() -> None:
    assert refusal("GET", Headers({"host": HERE, "sec-fetch-site": "cross-site"})) is None


@pytest.mark.parametrize("origin", ["http://[::1", "http://[x]", "//[", "null", "http://", "::"])
def test_an_origin_that_is_no_address_is_somebody_else(origin: str) -> None:
    assert refusal("POST", Headers({"host": HERE, "origin": origin})) == 403


def test_what_is_refused_is_a_page_that_says_what_to_do_and_nothing_is_stored(
    client: TestClient, register: Register
) -> None:
    forged = client.post("/melden", data=FILLED_IN, headers={"Sec-Fetch-Site": "cross-site"})
    rebound = client.post("/melden", data=FILLED_IN, headers={"Host": "attacker.example"})

    assert (forged.status_code, rebound.status_code) == (403, 400)
    assert "Dit formulier kwam niet van PAR" in see(forged).headings
    assert "Typ het adres dat bij het starten van PAR op het scherm stond." in see(rebound).text
    assert register.log.head() == 0


def test_a_strange_host_name_reads_nothing(practice: TestClient) -> None:
    for address in ("/", "/incidenten/2024-0001", "/static/par.css", "/zoeken"):
        answer = practice.get(address, headers={"Host": "attacker.example"})
        assert answer.status_code == 400
        assert "2024" not in answer.text

"""Reporting through the form: received once, never lost, every fault said at its field."""

from dataclasses import replace
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.register import Register
from tests.api.pages.reading import see
from tests.api.pages.service import (
    FILLED_IN,
    HOSTILE,
    for_real,
    new_form,
    page,
    pages_of,
    reported,
    send,
)
from tests.api.v1.service import ALL_SORTS, NOW
from tests.api.v1.test_erased import Unreachable

FIELDS = {
    "verslag", "soort", "datum", "tijd", "weg", "eenheid", "plaats",
    "medewerker", "melder", "getuige", "veroorzaker", "adres",
}  # fmt: skip


def test_the_form_has_twelve_fields_and_only_six_that_are_not_called_optional(client: TestClient) -> None:
    seen = page(client, client.get("/melden").headers["location"])

    assert seen.fields.keys() == FIELDS | {"kenmerk"}
    assert seen.text.count("(niet verplicht)") == 6
    assert seen.field("datum") == "22-11-2026", "the day is there already, so five are left to fill in"


def test_a_report_is_received_under_a_number_and_can_be_read_back(client: TestClient) -> None:
    number = reported(client, tijd="10.30", plaats="Balie 2", veroorzaker="J. Berg", adres="Dorpsstraat 1")

    receipt = page(client, f"/melden/ontvangen/{number}")
    assert (number, receipt.title) == ("2026-0001", "Melding 2026-0001 ontvangen – PAR")
    assert "PAR stuurt nog geen berichten" in receipt.text
    incident = page(client, f"/incidenten/{number}")
    for told in (
        "20 november 2026, 10:30 · Vergunningen · Telefoon",
        "Verbale agressie",
        "Schold aan de telefoon.",
        "Ali Yılmaz",
        "Balie 2",
        "J. Berg",
        "Dorpsstraat 1",
    ):
        assert told in incident.text


def test_on_behalf_of_colleagues_everyone_is_named(client: TestClient) -> None:
    number = reported(client, medewerker=f"Ali Yılmaz\r\n\r\n  {ALL_SORTS} ", melder="M. Jansen", getuige="C\nD")

    seen = page(client, f"/incidenten/{number}")

    assert f"Betrokken medewerker\nAli Yılmaz\n{ALL_SORTS}\nGemeld door\nM. Jansen\nGetuige\nC\nD" in seen.text


def test_without_a_time_only_the_day_is_shown(client: TestClient) -> None:
    number = reported(client, datum="vrijdag 20 nov 2026")

    assert "20 november 2026 · Vergunningen" in page(client, f"/incidenten/{number}").text


def test_today_without_a_time_is_not_in_the_future(client: TestClient) -> None:
    assert reported(client, datum="vandaag") == "2026-0001"


def test_an_empty_form_names_every_fault_on_top_with_a_way_to_the_field_and_again_there(client: TestClient) -> None:
    seen = see(client.post("/melden", data={"kenmerk": new_form(client)}))

    faults = {
        address[1:]: said
        for address, said in seen.links.items()
        if address.startswith("#") and said != "Naar de inhoud"
    }
    assert faults == {
        "verslag": "Vul in wat er gebeurde.",
        "soort": "Kies minstens één soort agressie.",
        "datum": "Vul de datum in waarop het gebeurde.",
        "weg": "Kies hoe of waar het gebeurde.",
        "eenheid": "Vul de eenheid in waar het gebeurde.",
        "medewerker": "Vul de naam in van de medewerker op wie het was gericht.",
    }
    for field, said in faults.items():
        assert said in seen.ids[f"{field}-fout"]
    assert seen.title == "Fout: Incident melden – PAR"
    assert ("input", "aria-invalid", "true") in seen.attributes
    assert "datum-fout" in seen.described["datum"].split()


def test_what_was_typed_is_kept_when_something_is_wrong(client: TestClient, register: Register) -> None:
    key = new_form(client)

    answer = send(client, key, datum="31-12-2099", soort=["verbal", "other"], melder=HOSTILE, getuige="A\r\nB")

    seen = see(answer)
    assert answer.status_code == 400
    assert seen.field("kenmerk") == key
    assert (seen.field("datum"), seen.field("melder")) == ("31-12-2099", HOSTILE)
    assert (seen.fields["soort"], seen.fields["weg"]) == (["verbal", "other"], ["phone"])
    assert seen.field("verslag").strip() == FILLED_IN["verslag"]
    assert seen.field("getuige").strip() == "A\r\nB"
    assert "script" not in seen.elements
    assert register.log.head() == 0


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"datum": "ooit"}, "datum", "Deze datum kunnen we niet lezen."),
        ({"datum": "30-02-2026"}, "datum", "Deze dag bestaat niet."),
        ({"datum": "23-11-2026"}, "datum", "Dit tijdstip ligt in de toekomst."),
        ({"datum": "31-12-1999"}, "datum", "Dit tijdstip ligt voor 1 januari 2000."),
        ({"tijd": "half drie"}, "tijd", "Deze tijd kunnen we niet lezen."),
        (
            {"datum": "29-3-2026", "tijd": "2:30"},
            "tijd",
            "Deze tijd bestaat niet: de klok ging die nacht een uur vooruit.",
        ),
        ({"datum": "vandaag", "tijd": "23:00"}, "tijd", "Dit tijdstip ligt in de toekomst."),
        ({"soort": ["kwaad"]}, "soort", "Kies minstens één soort agressie."),
        ({"weg": "duif"}, "weg", "Kies hoe of waar het gebeurde."),
        ({"eenheid": "x" * 121}, "eenheid", "Deze tekst is te lang: maximaal 120 tekens."),
        ({"verslag": "x" * 20_001}, "verslag", "Deze tekst is te lang: maximaal 20000 tekens."),
        ({"verslag": "a\u202eb"}, "verslag", "Deze tekst bevat een onzichtbaar teken"),
        ({"medewerker": "a\x00b"}, "medewerker", "Deze tekst bevat een stuurteken"),
        ({"melder": "\u00ad"}, "melder", "Deze tekst bevat een onzichtbaar teken"),
        ({"plaats": "…" + "\u0301", "getuige": "b\u2066"}, "getuige", "Deze tekst bevat een onzichtbaar teken"),
        ({"veroorzaker": "x" * 201}, "veroorzaker", "Deze tekst is te lang: maximaal 200 tekens."),
        ({"adres": "x" * 121}, "adres", "Deze tekst is te lang: maximaal 120 tekens."),
    ],
)
def test_what_cannot_be_right_is_said_at_its_field_and_stores_nothing(
    client: TestClient, register: Register, changes: dict[str, Any], field: str, said: str
) -> None:
    answer = send(client, **changes)

    assert answer.status_code == 400
    assert said in see(answer).ids[f"{field}-fout"]
    assert register.log.head() == 0


def test_faults_of_form_and_register_are_said_together_in_the_order_of_the_page(client: TestClient) -> None:
    seen = see(send(client, adres="x" * 121, tijd="ooit", datum="", verslag="b\u202e"))

    assert [address for address in seen.links if address.startswith("#")][1:] == [
        "#verslag",
        "#datum",
        "#tijd",
        "#adres",
    ]


def test_a_second_click_a_refresh_and_the_back_button_give_one_incident(client: TestClient, register: Register) -> None:
    form = client.get("/melden").headers["location"]
    key = page(client, form).field("kenmerk")

    numbers = {reported(client, key) for _ in range(2)}
    after_going_back = page(client, form).field("kenmerk")
    numbers.add(reported(client, after_going_back))

    assert numbers == {"2026-0001"}
    assert register.log.head() == 1


def test_a_form_that_was_sent_and_then_changed_is_kept_and_explained(client: TestClient, register: Register) -> None:
    key = new_form(client)
    reported(client, key)

    answer = send(client, key, verslag="Iets heel anders.")

    seen = see(answer)
    assert answer.status_code == 409
    assert "Deze melding hebt u al verstuurd" in seen.headings
    assert seen.field("verslag").strip() == "Iets heel anders."
    assert seen.field("kenmerk") != key
    assert register.log.head() == 1
    assert reported(client, seen.field("kenmerk"), verslag="Iets heel anders.") == "2026-0002"


def test_the_longest_form_that_a_browser_lets_through_is_taken(client: TestClient) -> None:
    names = "\n".join(["漢" * 65] * 30)
    texts = dict.fromkeys(("melder", "veroorzaker"), "漢" * 200) | dict.fromkeys(("eenheid", "adres"), "漢" * 120)

    assert reported(client, verslag="漢" * 10_000, medewerker=names, getuige=names, plaats="漢" * 200, **texts)


def test_two_forms_are_two_incidents_even_with_the_same_words(client: TestClient) -> None:
    assert [reported(client), reported(client)] == ["2026-0001", "2026-0002"]


@pytest.mark.parametrize("address", ["/melden", "/melden?kenmerk=", "/melden?kenmerk=<script>"])
def test_a_form_without_a_key_gets_one(client: TestClient, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/melden?kenmerk=")
    assert "script" not in answer.headers["location"]


def test_a_form_that_lost_its_key_is_taken_all_the_same(client: TestClient) -> None:
    assert client.post("/melden", data=FILLED_IN).headers["location"] == "/melden/ontvangen/2026-0001"


def test_a_receipt_for_a_number_that_was_never_given_is_not_there(client: TestClient) -> None:
    page(client, "/melden/ontvangen/2026-0001", 404)


def test_a_report_that_the_views_do_not_show_yet_was_received_all_the_same(register: Register) -> None:
    with pages_of(register, with_projections=False) as client:
        number = reported(client)

        assert f"Meldingsnummer {number}" in page(client, f"/melden/ontvangen/{number}").headings
        page(client, f"/incidenten/{number}", 503)


def test_when_the_register_does_not_answer_nothing_that_was_typed_is_lost(register: Register) -> None:
    blind = for_real(replace(register, keyring=Unreachable(register.keyring)))
    with pages_of(blind) as client:
        key = new_form(client)
        answer = send(client, key, melder=ALL_SORTS)

    seen = see(answer)
    assert answer.status_code == 503
    assert "Het register antwoordt nu niet" in seen.headings
    assert "Het wordt nooit dubbel opgeslagen." in seen.text
    assert (seen.field("kenmerk"), seen.field("melder")) == (key, ALL_SORTS)
    assert register.log.head() == 0
    with pages_of(register) as client:
        assert reported(client, key, melder=ALL_SORTS) == "2026-0001"


def test_the_day_is_that_of_the_netherlands(register: Register) -> None:
    late = replace(register, clock=lambda: NOW.replace(hour=23, minute=30))
    with pages_of(late) as client:
        seen = page(client, client.get("/melden").headers["location"])

    assert seen.field("datum") == "23-11-2026"


def test_a_long_account_is_kept_to_the_last_letter(client: TestClient) -> None:
    number = reported(client, verslag="x" * 15_000 + " einde")

    assert "x einde" in see(client.get(f"/incidenten/{number}")).text

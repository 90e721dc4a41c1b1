"""The start page: what a stranger sees first."""

from starlette.testclient import TestClient

from api.register import Register
from tests.api.pages.service import for_real, page, pages_of, reported

BANNER = "Oefenregister: alle mensen en gebeurtenissen zijn verzonnen."
INVENTED = "de aantallen sancties en maatregelen zijn verzonnen"


def test_says_what_par_is_in_two_sentences_and_that_there_is_no_log_in(practice: TestClient) -> None:
    seen = page(practice, "/")

    assert "PAR, het Provinciaal Agressieregistratiesysteem, legt vast" in seen.text
    assert "komt de tabel voor het jaarverslag vanzelf uit de meldingen" in seen.text
    assert "Er is nog geen inlog" in seen.headings
    assert "Daarom is PAR alleen op deze computer zelf te bereiken." in seen.text


def test_the_table_of_2024_comes_out_as_in_the_report_with_a_blank_for_zero(practice: TestClient) -> None:
    seen = page(practice, "/")

    assert seen.tables["Soort melding"] == [
        ["Soort", "Aantal"],
        ["Totaal", "9"],
        ["Verbale agressie uitschelden, schreeuwen of zeer fel in discussie gaan", "5"],
        ["Fysieke agressie schoppen, duwen, slaan, spugen, bijten en vernielen", ""],
        ["Psychische agressie bedreigen, intimideren, chanteren, vernederen", "3"],
        ["Anders bijv. zorgen om suïcidale uitingen", "4"],
    ]
    assert "Over de periode van 1 september 2024 tot en met 31 december 2024." in seen.text
    assert "is het totaal van 9 niet gelijk aan de som van de getallen eronder (12)" in seen.text
    assert "Een leeg vak betekent nul." in seen.text


def test_the_sanctions_of_2024_are_said_to_be_invented(practice: TestClient) -> None:
    seen = page(practice, "/")

    head, total, *rows = seen.tables["Opgelegde sancties en maatregelen"]
    assert head == ["Sanctie of maatregel", "Aantal"]
    assert total == ["Totaal", str(sum(int(number or 0) for _, number in rows))]
    assert [name for name, _ in rows] == [
        "Waarschuwingsbrief",
        "Herstel- of stopgesprek",
        "Contactafspraken, uitleg",
        "Melding politie",
        "Aangifte politie",
    ]
    assert INVENTED in seen.text


def test_shows_the_ten_newest_incidents_in_words_each_with_a_way_to_it(practice: TestClient) -> None:
    seen = page(practice, "/")

    head, *rows = seen.tables["Laatste incidenten, het nieuwste eerst"]
    assert head == ["Nummer", "Dag", "Eenheid", "Soort agressie"]
    assert len(rows) == 10
    assert rows[0] == ["2026-0006", "10 november 2026", "Communicatie", "Verbale agressie"]
    assert rows[2] == ["2026-0004", "8 juli 2026", "Wegbeheer", "Fysieke agressiePsychische agressie"]
    assert all(f"/incidenten/{number}" in seen.links for number, *_ in rows)


def test_says_how_many_incidents_there_are(practice: TestClient) -> None:
    assert "In dit register staan 24 incidenten" in page(practice, "/").text


def test_a_practice_register_has_a_banner_on_every_page(practice: TestClient) -> None:
    for address in ("/", "/zoeken", "/incidenten/2024-0001", "/melden/ontvangen/2024-0001"):
        assert BANNER in page(practice, address).text
    assert BANNER in page(practice, "/is-er-niet", 404).text


def test_a_real_register_has_no_banner_and_nothing_invented(practice_register: Register) -> None:
    with pages_of(for_real(practice_register), with_projections=False) as client:
        seen = page(client, "/")

    assert "verzonnen" not in seen.text
    assert seen.tables["Soort melding"][1] == ["Totaal", "9"]


def test_an_empty_register_explains_how_to_begin_and_shows_no_empty_tables(client: TestClient) -> None:
    seen = page(client, "/")

    assert "Dit register is nog leeg. Zo begint u" in seen.headings
    assert "/melden" in seen.links
    assert "./par incident report --help" in seen.text
    assert "./par report 2026" in seen.text
    assert seen.tables == {}


def test_a_register_without_incidents_in_2024_has_no_table_of_2024(client: TestClient) -> None:
    number = reported(client)

    seen = page(client, "/")

    assert list(seen.tables) == ["Laatste incidenten, het nieuwste eerst"]
    assert f"/incidenten/{number}" in seen.links
    assert "In dit register staat 1 incident" in seen.text


def test_the_foot_leads_to_the_api_and_names_version_and_licence(practice: TestClient) -> None:
    seen = page(practice, "/")

    assert seen.links["/v1/docs"] == "API-documentatie"
    assert practice.get("/v1/docs").status_code == 200
    assert "PAR versie 0.1.0" in seen.text
    assert "EUPL-1.2" in seen.text

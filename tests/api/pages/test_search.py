"""Finding a dossier: the name stays out of every address and title."""

from starlette.testclient import TestClient

from tests.api.pages.reading import see
from tests.api.pages.service import HOSTILE, found_dossier, page
from tests.api.v1.service import ALL_SORTS, open_dossier


def test_a_name_as_somebody_remembers_it_leads_to_the_dossier(practice: TestClient) -> None:
    answer = practice.post("/zoeken", data={"naam": " j. vd berg "})

    seen = see(answer)
    assert answer.status_code == 200
    assert "1 dossier gevonden" in seen.headings
    (address,) = (address for address, words in seen.links.items() if words == "Jan van den Berg")
    assert "Persoon · Dorpsstraat 12, Oefenhuizen" in seen.text
    assert "Jan van den Berg" in page(practice, address).headings


def test_an_address_and_an_organisation_are_found_as_well(practice: TestClient) -> None:
    assert "Buitenweg 99, Proefdam" in found_dossier(practice, "buitenweg 99").headings
    assert "Transportbedrijf Fictief B.V." in found_dossier(practice, "transportbedrijf fictief").headings


def test_nothing_found_says_what_to_try_next(practice: TestClient) -> None:
    seen = see(practice.post("/zoeken", data={"naam": "Xqzwv"}))

    assert "Geen dossiers gevonden" in seen.headings
    assert "zoek alleen op de achternaam" in seen.text
    assert seen.field("naam") == "Xqzwv"


def test_an_empty_search_is_explained_at_the_field(practice: TestClient) -> None:
    for nothing in ({}, {"naam": ""}, {"naam": "   "}):
        answer = practice.post("/zoeken", data=nothing)
        assert answer.status_code == 400
        assert "Vul een naam of een adres in om te zoeken." in see(answer).ids["naam-fout"]


def test_a_name_that_cannot_be_one_is_explained_and_kept(practice: TestClient) -> None:
    too_long = see(practice.post("/zoeken", data={"naam": "x" * 201}))
    invisible = see(practice.post("/zoeken", data={"naam": "Jan\u202e"}))

    assert "maximaal 200 tekens" in too_long.ids["naam-fout"]
    assert "onzichtbaar teken" in invisible.ids["naam-fout"]
    assert too_long.field("naam") == "x" * 201


def test_the_name_is_in_no_title_and_the_form_puts_it_in_no_address(practice: TestClient) -> None:
    seen = see(practice.post("/zoeken", data={"naam": "van den Berg"}))

    assert seen.title == "Dossier zoeken – PAR"
    assert ("form", "method", "post") in seen.attributes
    assert not any("erg" in address.lower() for address in seen.links)
    assert page(practice, "/zoeken?naam=van+den+Berg").fields["naam"] == [""]


def test_hostile_and_unusual_names_are_shown_as_they_are_and_do_nothing(client: TestClient) -> None:
    open_dossier(client, name=HOSTILE)
    open_dossier(client, name=ALL_SORTS)

    hostile = see(client.post("/zoeken", data={"naam": HOSTILE}))
    unusual = see(client.post("/zoeken", data={"naam": "Nandu Ozgur Ijsbrand 't Hoen"}))

    assert HOSTILE in hostile.links.values()
    assert hostile.field("naam") == HOSTILE
    assert "script" not in hostile.elements
    assert ALL_SORTS in unusual.links.values()
    assert HOSTILE in found_dossier(client, HOSTILE).headings


def test_more_than_fit_says_so(client: TestClient) -> None:
    for street in range(25):
        open_dossier(client, name="Piet Mulder", address=f"Laan {street}")

    seen = see(client.post("/zoeken", data={"naam": "Mulder"}))

    assert sum(address.startswith("/dossiers/") for address in seen.links) == 20
    assert "U ziet de 20 beste." in seen.text

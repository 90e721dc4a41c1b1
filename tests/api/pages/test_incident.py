"""The page of one incident."""

from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from api.register import Register
from domain.sealed import key_ids
from projections.incident_overview.queries import incident
from tests.api.pages.service import HOSTILE, id_of, page, reported
from tests.api.v1.service import correct, link, open_dossier, report


def test_tells_who_what_when_where_and_what_was_done(practice: TestClient) -> None:
    seen = page(practice, "/incidenten/2024-0002")

    assert seen.title == "Incident 2024-0002 – PAR"
    assert "24 september 2024, 14:05 · Publieksbalie · Balie of gebouw" in seen.text
    assert "Betrokken medewerker\nFatima Voorbeeld\nGemeld door\nManon Jansen" in seen.text
    assert "Melding politie\n25 september 2024\nWaarschuwingsbrief\n1 oktober 2024" in seen.text
    assert "Rik Proefstra" in seen.links.values()


def test_the_history_reads_from_the_report_to_the_last_sanction(practice: TestClient) -> None:
    story = page(practice, "/incidenten/2024-0002").text.partition("Verloop\n")[2]

    steps = ["Melding gedaan", "In een dossier gezet", "Opgelegd: Melding politie, op 25 september 2024"]
    assert sorted(steps, key=story.index) == steps


def test_circumstances_corrections_and_reasons_are_told(client: TestClient) -> None:
    told = report(client, place="Hal", withWhat="Een map", injury="Geen", policeCame=False)
    correct(client, "classifications", told, {"types": ["physical"], "reason": "Er is geduwd."})
    linked = open_dossier(client, name="Jan Berg")
    link(client, told, linked)

    seen = page(client, f"/incidenten/{told['number']}")

    assert "Plaats\nHal\nWaarmee\nEen map\nLetsel\nGeen\nPolitie\nIs niet gekomen" in seen.text
    assert "Soort agressie anders beoordeeld: Fysieke agressie\nReden: Er is geduwd." in seen.text
    assert seen.links[f"/dossiers/{linked['id']}"] == "Jan Berg"


def test_a_retracted_report_says_so_on_top_with_the_reason_below(client: TestClient) -> None:
    told = report(client)
    correct(client, "retractions", told, {"reason": "Dubbel gemeld."})

    seen = page(client, f"/incidenten/{told['number']}")

    assert "Deze melding is ingetrokken" in seen.headings
    assert "Melding ingetrokken\nReden: Dubbel gemeld." in seen.text
    assert page(client, "/").tables["Laatste incidenten, het nieuwste eerst"][1][-1] == "Ingetrokken"


def test_what_was_erased_is_said_to_be_erased(client: TestClient, register: Register) -> None:
    number = reported(client, veroorzaker="Jan Berg")
    sealed = incident(register.views, register.organisation, id_of(number, client))
    assert sealed is not None

    keys = {key for token in (sealed.victims[0].name, sealed.description) for key in key_ids(token)}
    register.keyring.destroy(keys, datetime(2026, 11, 22, 23, 30, tzinfo=UTC))

    seen = page(client, f"/incidenten/{number}")
    assert "Betrokken medewerker\n(gewist op 23 november 2026)" in seen.text
    assert "Wat er gebeurde\n(gewist op 23 november 2026)" in seen.text


def test_hostile_text_is_shown_as_it_is_and_does_nothing(client: TestClient) -> None:
    number = reported(
        client, verslag=f"Zei: {HOSTILE}\nEn ging weg.", medewerker=HOSTILE, eenheid=HOSTILE, plaats=HOSTILE
    )

    for address in (f"/incidenten/{number}", "/"):
        seen = page(client, address)
        assert HOSTILE in seen.text
        assert "script" not in seen.elements
        assert "onmouseover" not in {name for _, name, _ in seen.attributes}


@pytest.mark.parametrize("number", ["2024-0000", "2030-0001", "9", "2024-00020", "2024-0002x", "<b>", "2024-0002%00"])
def test_a_number_that_was_never_given_is_not_there(practice: TestClient, number: str) -> None:
    page(practice, f"/incidenten/{number}", 404)

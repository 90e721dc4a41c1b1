"""The page of one dossier."""

import re
from datetime import UTC, datetime
from uuid import UUID

import pytest
from starlette.testclient import TestClient

from api.register import Register
from domain.sealed import key_ids
from projections.dossier_card.queries import card
from tests.api.pages.service import found_dossier, page
from tests.api.v1.marking import a_dossier_with_an_incident, in_force
from tests.api.v1.merging import merged
from tests.api.v1.sanctioning import a_running_ban, an_incident_in_a_dossier, shown_sanction, took
from tests.api.v1.service import correct, created, found, link, open_dossier, report, shown


def test_tells_whom_it_is_about_what_happened_newest_first_and_what_was_done(practice: TestClient) -> None:
    seen = found_dossier(practice, "Jan van den Berg")

    assert seen.headings[0] == "Jan van den Berg"
    assert "4 incidenten, het laatste op 16 september 2026. 3 sancties en maatregelen." in seen.text
    numbers = [address.rpartition("/")[2] for address in seen.links if address.startswith("/incidenten/")]
    assert numbers == ["2026-0005", "2026-0001", "2025-0001", "2024-0001"]
    arrangements = "Contactafspraken, uitleg\n1 oktober 2026\nGeldt tot en met "
    assert re.search(f"{arrangements}[0-9a-z ]+\\.\nMelding politie\n17 september 2026", seen.text)
    assert "Geboren\n2 april 1971" in seen.text


def test_the_title_names_nobody(practice: TestClient) -> None:
    assert found_dossier(practice, "Jan van den Berg").title == "Dossier – PAR"


def test_a_dossier_without_incidents_says_so(client: TestClient) -> None:
    opened = open_dossier(client)

    seen = page(client, f"/dossiers/{opened['id']}")

    assert "In dit dossier staan nog geen incidenten." in seen.text
    assert "Er is niets opgelegd." in seen.text


def test_a_retracted_incident_is_marked_and_does_not_count(client: TestClient) -> None:
    opened, kept, gone = open_dossier(client), report(client), report(client)
    link(client, kept, opened)
    link(client, gone, opened)
    correct(client, "retractions", gone, {"reason": "Dubbel."})

    seen = page(client, f"/dossiers/{opened['id']}")

    assert "1 incident, op 20 november 2026." in seen.text
    assert "Ingetrokken: deze melding telt nergens meer mee." in seen.text


def test_who_opens_the_page_is_on_record(client: TestClient) -> None:
    opened = open_dossier(client)

    page(client, f"/dossiers/{opened['id']}")

    [look] = found(client.get(f"/v1/dossiers/{opened['id']}/consultations"))["consultations"]
    assert (look["part"], look["origin"], look["position"]) == ("card", "page", opened["position"])


def test_without_a_record_of_who_looks_the_page_shows_nothing(client: TestClient, register: Register) -> None:
    opened = open_dossier(client)
    register.consultations.close()

    answer = client.get(f"/dossiers/{opened['id']}")

    assert answer.status_code == 503
    assert "Jan" not in answer.text


def test_an_erased_subject_is_said_to_be_erased(client: TestClient, register: Register) -> None:
    opened = open_dossier(client, address="Laan 1", dateOfBirth="1980-01-31")
    page(client, f"/dossiers/{opened['id']}")
    sealed = card(register.views, register.organisation, UUID(opened["id"]))
    assert sealed is not None
    assert sealed.name is not None

    register.keyring.destroy(set(key_ids(sealed.name)), datetime(2026, 11, 22, 23, 30, tzinfo=UTC))

    seen = page(client, f"/dossiers/{opened['id']}")
    assert seen.headings[0] == "(gewist op 23 november 2026)"
    assert "Naam\n(gewist op 23 november 2026)\nAdres\n(gewist op 23 november 2026)" in seen.text
    assert "Geboren\n(gewist op 23 november 2026)" in seen.text


def test_a_long_dossier_is_shown_in_parts_that_stay_small(client: TestClient) -> None:
    opened = open_dossier(client)
    for day in range(1, 31):
        link(client, report(client, occurredAt=f"2026-10-{day:02d}T10:00:00+01:00", unit="Een eenheid " * 9), opened)
    address = f"/dossiers/{opened['id']}"

    first, second = page(client, address), page(client, f"{address}?deel=2")

    assert len(first.html.encode()) < 30_000
    assert "Deel 1 van 2" in first.text
    assert first.links[f"{address}?deel=2"] == "Oudere incidenten"
    assert second.links[f"{address}?deel=1"] == "Nieuwere incidenten"
    shown = [[one for one in seen.links if one.startswith("/incidenten/")] for seen in (first, second)]
    assert [len(numbers) for numbers in shown] == [25, 5]
    assert len({*shown[0], *shown[1]}) == 30


def test_sanctions_are_shown_with_the_dossier(client: TestClient) -> None:
    opened, told = open_dossier(client), report(client)
    link(client, told, opened)
    created(
        client.post(f"/v1/incidents/{told['id']}/sanctions", json={"kind": "police_charge", "imposedOn": "2026-11-21"})
    )

    seen = page(client, f"/dossiers/{opened['id']}")

    assert "1 sanctie of maatregel." in seen.text
    assert "Aangifte politie\n21 november 2026" in seen.text


def test_what_holds_is_shown_until_when_also_when_its_incident_counts_no_more(client: TestClient) -> None:
    told, opened = an_incident_in_a_dossier(client)
    ban = a_running_ban(client, told, opened)
    address = f"/dossiers/{opened['id']}"
    assert "22 november 2026\nGeldt tot en met 21 november 2027." in page(client, address).text

    correct(client, "retractions", shown(client, told), {"reason": "Dubbel."})

    seen = page(client, address).text
    assert "In dit dossier telt geen incident mee. 1 sanctie of maatregel." in seen
    assert "Geldt tot en met 21 november 2027.\nDe melding waarop dit rust, telt hier niet meer mee." in seen

    took(client, shown_sanction(client, ban), "suspensions", {"reason": "Bezwaar loopt."})
    assert "22 november 2026\nGeschorst." in page(client, address).text


def test_what_has_yet_to_begin_says_when(client: TestClient) -> None:
    told, opened = an_incident_in_a_dossier(client)
    a_running_ban(client, told, opened, startsOn="2026-12-01", endsOn="2027-11-30")

    seen = page(client, f"/dossiers/{opened['id']}").text

    assert "Geldt van 1 december 2026 tot en met 30 november 2027." in seen


@pytest.mark.parametrize("part", ["0", "2", "-1", "x", "1e9", "99999999", "١"])
def test_a_part_that_there_is_not_is_not_there(client: TestClient, part: str) -> None:
    opened = open_dossier(client)

    page(client, f"/dossiers/{opened['id']}?deel={part}", 404)


@pytest.mark.parametrize("dossier", ["0c0ffee0-dead-4000-8000-000000000000", "1", "niets", "<b>"])
def test_a_dossier_that_is_not_there_is_a_page_that_says_so(client: TestClient, dossier: str) -> None:
    page(client, f"/dossiers/{dossier}", 404)


def test_a_merged_dossier_leads_to_the_one_in_which_it_goes_on(client: TestClient) -> None:
    merged, survivor = open_dossier(client), open_dossier(client)
    content = {"into": survivor["id"], "reason": "Zelfde"}
    client.post(f"/v1/dossiers/{merged['id']}/merges", json=content, headers={"If-Match": '"v1"'})

    answer = client.get(f"/dossiers/{merged['id']}")

    assert (answer.status_code, answer.headers["location"]) == (303, f"/dossiers/{survivor['id']}")


def test_a_reader_who_came_by_another_name_sees_that_it_is_the_same_person(client: TestClient) -> None:
    first = open_dossier(client, name="Jan van den Berg", address="Kade 1", dateOfBirth="1971-04-02")
    second, third = open_dossier(client, name="J. v.d. Bergh"), open_dossier(client, name="Jan Berg")
    merged(client, first, second)
    merged(client, second, third)

    seen = page(client, f"/dossiers/{third['id']}")

    assert seen.headings[0] == "Jan Berg"
    known = "Ook bekend als\nJ. v.d. Bergh\nOok bekend als\nJan van den Berg\nKade 1\nGeboren 2 april 1971"
    assert known in seen.text


def test_a_marker_in_force_stands_above_all_else_with_its_advice(client: TestClient) -> None:
    dossier, incident = a_dossier_with_an_incident(client)
    in_force(client, dossier, incident)

    seen = page(client, f"/dossiers/{dossier['id']}")

    warning = seen.text.index("Bezoek met twee personen")
    assert warning < seen.text.index("Ga met twee personen en bel vooraf.") < seen.text.index("Verbale agressie")
    assert "Geldt tot 22 mei 2027." in seen.text

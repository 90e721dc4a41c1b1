"""`par demo` and `par serve`, as far as they go before serving."""

import pytest

from api.register import prepare_database
from api.settings import PRACTICE_ORGANISATION
from tests.api.cli.command import REPORT, Par, figures
from tests.api.cli.conftest import Place
from tests.postgres import Database

EVERYWHERE = "0.0.0.0"  # noqa: S104 - to see it refused


def test_the_demo_shows_the_table_and_tells_where_it_is(fresh: Par, fresh_place: Place) -> None:
    shown = fresh("demo", "--no-serve")
    assert shown.code == 0
    assert figures(shown.out)["Soort melding: Totaal"] == "9"
    assert shown.out.startswith("Agressie en geweld, 1 september 2024 tot en met 31 december 2024\n")
    assert f"Oefenregister in {fresh_place.environment['PAR_DATA_DIR']}" in shown.err


def test_a_second_demo_goes_on_with_the_same_data(fresh: Par) -> None:
    first = fresh("demo", "--no-serve")
    listed = fresh("incident", "list", "--json").data
    assert fresh("demo", "--no-serve").out == first.out
    assert fresh("incident", "list", "--json").data == listed


def test_what_was_reported_in_between_stays(fresh: Par) -> None:
    fresh("demo", "--no-serve")
    number = fresh("incident", "report", *REPORT, "--json").data["number"]
    assert figures(fresh("demo", "--no-serve").out)["Soort melding: Totaal"] == "10"
    assert fresh("incident", "show", number).code == 0


def test_an_empty_demo_has_no_incidents_and_stays_empty(fresh: Par) -> None:
    for _ in range(2):
        empty = fresh("demo", "--empty", "--no-serve")
        assert (empty.code, empty.out) == (0, "")
        assert "zonder incidenten" in empty.err
    assert fresh("incident", "list").out == "Incidenten: geen\n"


def test_an_empty_demo_can_be_filled_later_and_not_the_other_way_round(fresh: Par) -> None:
    fresh("demo", "--empty", "--no-serve")
    assert fresh("demo", "--no-serve").code == 0
    refused = fresh("demo", "--empty", "--no-serve")
    assert refused.code == 6
    assert refused.err.startswith("Dit oefenregister heeft al incidenten, en wat vastligt verdwijnt niet.")


@pytest.mark.parametrize("flags", [(), ("--empty",)])
def test_a_real_register_is_never_practised_in(
    par: Par, database: Database, monkeypatch: pytest.MonkeyPatch, flags: tuple[str, ...]
) -> None:
    prepare_database(database.owner, PRACTICE_ORGANISATION, practice=False)
    monkeypatch.setenv("PAR_DSN", database.app)
    refused = par("demo", "--no-serve", *flags)
    assert (refused.code, refused.out) == (6, "")
    assert refused.err.startswith("Dit is een echt register.")
    assert par("config", "check", "--json").data == par("config", "check", "--json").data | {
        "register": "real",
        "position": 0,
    }


@pytest.mark.parametrize("words", [("serve", "--host", EVERYWHERE), ("serve", "--host", "example.org"), ("demo",)])
def test_another_address_is_refused_before_anything_is_made(
    par: Par, monkeypatch: pytest.MonkeyPatch, tmp_path: object, words: tuple[str, ...]
) -> None:
    monkeypatch.setenv("PAR_HOST", EVERYWHERE)
    refused = par(*words)
    assert refused.code == 6
    assert "alleen op deze computer" in refused.err
    assert "Oefenregister in" not in refused.err


def test_what_is_given_on_the_command_line_does_not_linger(fresh: Par) -> None:
    assert fresh("demo", "--empty", "--no-serve", "--port", "18111").code == 0
    assert fresh("config", "check", "--json").data["settings"]["PAR_PORT"] == 8000

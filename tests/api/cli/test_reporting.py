"""`par incident report`."""

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from api.cli import incident_report
from store.errors import StoreUnavailable
from tests.api.cli.command import REPORT, Par

FILE: dict[str, Any] = {
    "occurredAt": "2024-11-20T10:30:00+01:00",
    "channel": "phone",
    "unit": "Balie",
    "description": "Schold aan de telefoon.",
    "types": ["verbal"],
    "victims": [{"name": "Ali Praktijk"}],
}

Typed = Callable[[bytes], None]


@pytest.fixture
def typed_in(monkeypatch: pytest.MonkeyPatch) -> Typed:
    """What comes in on standard input."""
    return lambda content: monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))


def test_a_report_answers_with_its_number(fresh: Par) -> None:
    assert re.fullmatch(r"Vastgelegd: \d{4}-0001\n", fresh("incident", "report", *REPORT).out)
    second = fresh("incident", "report", *REPORT, "--json").data
    assert second["number"].endswith("-0002")
    assert fresh("incident", "show", second["id"]).code == 0


def test_a_local_time_is_that_of_the_netherlands(fresh: Par) -> None:
    number = fresh("incident", "report", *REPORT, "--json").data["number"]
    assert fresh("incident", "show", number, "--json").data["occurredAt"] == "2024-11-20T09:30:00Z"


def test_everything_that_can_be_said_comes_back(fresh: Par) -> None:
    number = fresh(
        "incident", "report", *REPORT, "--until", "2024-11-20 11:00", "--type", "psychological",
        "--victim", "Fatima Voorbeeld", "--reporter", "Manon Jansen", "--witness", "Joris Proef",
        "--perpetrator", "Jan van den Berg", "--address", "Dorpsstraat 12", "--born", "1971-04-02", "--json",
    ).data["number"]  # fmt: skip
    shown = fresh("incident", "show", number).out
    for known in (
        "20 november 2024, 10:30 tot 11:00",
        "Verbale agressie, Psychische agressie",
        "Ali Praktijk, Fatima Voorbeeld",
        "Manon Jansen",
        "Joris Proef",
        "Jan van den Berg, Dorpsstraat 12",
    ):
        assert known in shown


def test_every_fault_is_named_by_its_option_and_nothing_is_recorded(fresh: Par) -> None:
    refused = fresh(
        "incident", "report", "--at", "gisteren", "--until", "2024-13-01 10:00", "--channel", "fax", "--unit", "",
        "--type", "verbal", "--type", "rude", "--victim", "Ali Praktijk", "--victim", "", "--description", "",
        "--reporter", "", "--perpetrator", "", "--born", "morgen",
    )  # fmt: skip
    assert (refused.code, refused.out) == (3, "")
    for option in (
        "--at", "--until", "--channel", "--unit", "--type (nummer 2)", "--victim (nummer 2)", "--description",
        "--reporter", "--perpetrator", "--born",
    ):  # fmt: skip
        assert f"{option}: " in refused.err
    assert "Er is niets veranderd." in refused.err
    assert fresh("incident", "list", "--json").data["incidents"] == []


def test_what_was_typed_is_not_repeated(fresh: Par) -> None:
    refused = fresh("incident", "report", *REPORT, "--born", "Geheim Persoon")
    assert refused.code == 3
    assert "Geheim" not in refused.err


def test_what_only_the_domain_knows_is_named_by_its_option_too(fresh: Par) -> None:
    refused = fresh("incident", "report", *REPORT, "--until", "2024-11-19 10:30")
    assert refused.code == 3
    assert "--until: Het einde ligt voor het begin." in refused.err


@pytest.mark.parametrize(
    "typed", ["2024-11-20 10:30", "20-11-2024 10.30", "20 november 2024 10u30", "2024-11-20T09:30Z"]
)
def test_a_moment_can_be_typed_as_people_do(fresh: Par, typed: str) -> None:
    number = fresh("incident", "report", *REPORT, "--at", typed, "--json").data["id"]
    assert fresh("incident", "show", number, "--json").data["occurredAt"] == "2024-11-20T09:30:00Z"


@pytest.mark.parametrize("typed", ["2024-11-20", "2024-11-20 25:00", "2024-03-31 02:30"])
def test_a_moment_that_there_was_not_is_refused_with_an_example(fresh: Par, typed: str) -> None:
    refused = fresh("incident", "report", *REPORT, "--at", typed)
    assert refused.code == 3
    assert "--at: Dit moet een bestaand tijdstip zijn, zoals '2026-11-20 10:30'" in refused.err


def test_a_report_without_anything_lists_what_is_needed(fresh: Par) -> None:
    refused = fresh("incident", "report")
    assert refused.code == 3
    for option in ("--at", "--channel", "--unit", "--type", "--victim", "--description"):
        assert f"{option}: Dit verplichte gegeven ontbreekt." in refused.err


def test_the_same_key_gives_one_incident(fresh: Par) -> None:
    key = ("--key", "melding-20-november")
    first = fresh("incident", "report", *REPORT, *key, "--json").data
    assert fresh("incident", "report", *REPORT, *key, "--json").data == first
    other = fresh("incident", "report", *REPORT, "--witness", "Joris Proef", *key)
    assert other.code == 3
    assert len(fresh("incident", "list", "--json").data["incidents"]) == 1


@pytest.mark.parametrize("key", ["kort", "met een spatie", "ëëëëëëëë", "x" * 129])
def test_a_key_is_as_the_api_wants_it(fresh: Par, key: str) -> None:
    assert fresh("incident", "report", *REPORT, "--key", key).code == 2


def test_when_the_database_falls_silent_it_says_with_which_key_to_try_again(
    fresh: Par, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = []

    def silent(_register: object, ask: Any, _typed: object) -> None:
        keys.append(ask.key)
        raise StoreUnavailable

    with monkeypatch.context() as patch:
        patch.setattr(incident_report, "report", silent)
        lost = fresh("incident", "report", *REPORT)
    assert lost.code == 5
    assert f"--key {keys[0]}" in lost.err
    assert fresh("incident", "report", *REPORT, "--key", keys[0]).code == 0


def test_a_description_comes_from_standard_input(fresh: Par, typed_in: Typed) -> None:
    typed_in("Regel een.\nRegel twee: ’t Hoen.\n".encode())
    number = fresh("incident", "report", *REPORT[:-1], "-", "--json").data["number"]
    assert fresh("incident", "show", number, "--json").data["description"] == "Regel een.\nRegel twee: ’t Hoen."


def test_a_whole_report_comes_from_a_file_or_from_standard_input(fresh: Par, typed_in: Typed, tmp_path: Path) -> None:
    (tmp_path / "melding.json").write_text(json.dumps(FILE))
    assert fresh("incident", "report", "--file", str(tmp_path / "melding.json")).code == 0
    typed_in(json.dumps(FILE).encode())
    assert fresh("incident", "report", "--file", "-").code == 0
    first, second = fresh("incident", "list", "--json").data["incidents"]
    assert first["types"] == second["types"] == ["verbal"]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b'{"unit": ', "Dit is geen geldige JSON (regel 1, teken 10)."),
        (b'{"unit": "a", "unit": "b"}', "een veld meer dan één keer"),
        (b'{"unit": "\xff"}', "geen UTF-8"),
        (b'{"naam": "x"}', "een veld dat de API niet kent"),
        (json.dumps({**FILE, "types": ["verbal", "rude"]}).encode(), "/types/1: "),
        (b'"' + b"x" * 300_000 + b'"', "groter dan 256 kB"),
    ],
)
def test_a_file_is_read_as_strictly_as_the_api_does(fresh: Par, typed_in: Typed, content: bytes, fault: str) -> None:
    typed_in(content)
    refused = fresh("incident", "report", "--file", "-")
    assert refused.code == 3
    assert fault in refused.err
    assert fresh("incident", "list", "--json").data["incidents"] == []


def test_a_file_that_is_not_there_is_said_without_its_name(fresh: Par, tmp_path: Path) -> None:
    for file in (tmp_path / "geheim.json", tmp_path):
        refused = fresh("incident", "report", "--file", str(file))
        assert refused.code == 2
        assert "--file: Dit bestand kan niet worden gelezen." in refused.err
        assert str(file) not in refused.err


def test_a_file_and_options_together_are_refused(fresh: Par, tmp_path: Path) -> None:
    (tmp_path / "melding.json").write_text(json.dumps(FILE))
    assert fresh("incident", "report", "--file", str(tmp_path / "melding.json"), "--unit", "Balie").code == 2


@pytest.mark.parametrize("spoilt", [b"\xff\xfe", b"Sch\xe9ld."])
def test_a_text_that_is_not_utf_8_is_refused(fresh: Par, typed_in: Typed, spoilt: bytes) -> None:
    typed_in(spoilt)
    assert "geen UTF-8" in fresh("incident", "report", *REPORT[:-1], "-").err


def test_an_argument_that_is_no_text_is_refused(fresh: Par) -> None:
    as_python_gives_it = b"Sch\xe9ld.".decode("utf-8", "surrogateescape")
    refused = fresh("incident", "report", *REPORT[:-1], as_python_gives_it)
    assert refused.code == 3
    assert "geen leesbare tekst" in refused.err


def test_a_report_never_starts_a_register(par: Par, tmp_path: Path) -> None:
    refused = par("incident", "report", *REPORT)
    assert refused.code == 4
    assert "par demo" in refused.err
    assert list(tmp_path.iterdir()) == []

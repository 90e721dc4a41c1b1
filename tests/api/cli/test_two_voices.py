"""Data on stdout, talk on stderr, and nothing that only a terminal understands."""

import pytest

from api.cli.console import NARROW, put_table
from tests.api.cli.command import TABLE_2024, Par

ESCAPE, BAR = "\x1b", "━━"
PRACTICE = "OEFENREGISTER: alle mensen en gebeurtenissen hierin zijn verzonnen."
READING = [
    (*TABLE_2024,),
    ("incident", "list"),
    ("incident", "show", "2024-0001"),
    ("dossier", "search", "Jan"),
    ("projections", "status"),
    ("config", "check"),
]


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_with_json_stdout_is_json_and_stderr_is_talk(practice: Par, words: tuple[str, ...]) -> None:
    answered = practice(*words, "--json")
    assert answered.code == 0
    assert answered.data
    assert PRACTICE in answered.err.splitlines()


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_without_a_terminal_there_is_no_colour_and_no_line_that_was_cut(practice: Par, words: tuple[str, ...]) -> None:
    answered = practice(*words)
    assert ESCAPE not in answered.out + answered.err
    assert "…" not in answered.out
    assert PRACTICE not in answered.out


def test_json_that_a_program_reads_has_english_names(practice: Par) -> None:
    data = practice("config", "check", "--json").data
    assert data.keys() == {"settings", "register", "position"}
    assert data["register"] == "practice"


def test_progress_is_a_line_without_a_terminal(fresh: Par) -> None:
    rebuilt = fresh("projections", "rebuild", "--json")
    assert rebuilt.data == {
        "rebuilt": ["incident_overview", "incident_history", "dossier_card", "statistics_facts", "aftercare"]
    }
    assert "dossier_card herbouwen …" in rebuilt.err
    assert "dossier_card: opnieuw gebouwd." in rebuilt.err
    assert ESCAPE not in rebuilt.err
    assert BAR not in rebuilt.err


def test_a_table_keeps_its_first_column_whole_and_folds_the_others(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("api.cli.console.WIDE", NARROW)
    kenmerk, naam = "0c0ffee0-0000-4000-8000-000000000001", "Transportbedrijf Fictief B.V. te Zandoefen"
    put_table("Dossiers", ("Kenmerk", "Naam"), [(kenmerk, naam)])
    lines = capsys.readouterr().out.splitlines()
    assert any(kenmerk in line for line in lines)
    assert max(map(len, lines)) <= NARROW
    folded = " ".join(line.split("│")[2].strip() for line in lines if line.startswith("│"))
    assert folded == naam

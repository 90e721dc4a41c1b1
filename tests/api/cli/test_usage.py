"""Help pages and mistakes in the command line, in Dutch."""

import re
import shlex
from collections.abc import Iterator

import pytest
import typer.main

from api.cli.help import ParGroup
from api.cli.main import par as commands
from tests.api.cli.command import Par

ENGLISH = re.compile(r"\b(Usage|Options?|Commands?|Arguments?|Error|Missing|Invalid|Show|required|default|Try)\b")


def every_command() -> Iterator[tuple[str, ...]]:
    """The words that lead to each command and each group of them."""
    yield from _below(typer.main.get_group(commands()), ())


def _below(group: object, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield words
    if isinstance(group, ParGroup):
        for name, command in group.commands.items():
            yield from _below(command, (*words, name))


def examples() -> Iterator[str]:
    """Every example on a help page."""

    def of(command: object) -> Iterator[str]:
        yield from (getattr(command, "epilog", None) or "").splitlines()
        for below in getattr(command, "commands", {}).values():
            yield from of(below)

    return of(typer.main.get_group(commands()))


@pytest.mark.parametrize("words", list(every_command()), ids=" ".join)
def test_every_help_page_is_dutch_and_on_stdout(par: Par, words: tuple[str, ...]) -> None:
    for flag in ("--help", "-h"):
        page = par(*words, flag)
        assert (page.code, page.err) == (0, "")
        assert page.out.startswith(f"Gebruik: {' '.join(('par', *words))}")
        assert not ENGLISH.search(page.out)


@pytest.mark.parametrize("words", list(every_command()), ids=" ".join)
def test_no_help_line_is_too_wide_for_a_terminal_of_80(par: Par, words: tuple[str, ...]) -> None:
    explained = par(*words, "--help").out.partition("Voorbeelden:")[0]
    assert max(map(len, explained.splitlines())) <= 80


@pytest.mark.parametrize("line", list(examples()))
def test_every_example_is_a_command_line_that_is_understood(line: str) -> None:
    words = [word for word in shlex.split(line.partition(" > ")[0]) if not word.startswith("PAR_")]
    assert words.pop(0) == "par"
    group = typer.main.get_group(commands())
    while isinstance(group, ParGroup):
        group = group.commands[words.pop(0)]  # type: ignore[assignment]  # ends at a command
    group.make_context("par", words)


@pytest.mark.parametrize("words", [(), ("--",), ("incident",), ("dossier",), ("projections",), ("events",)])
def test_without_a_command_the_help_page_is_talk(par: Par, words: tuple[str, ...]) -> None:
    told = par(*words)
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("Gebruik: par")


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("repot",), "Deze opdracht bestaat niet. Bedoelt u: report?"),
        (("incident", "shw", "2024-0001"), "Deze opdracht bestaat niet. Bedoelt u: show?"),
        (("report",), "JAAR: ontbreekt."),
        (("report", "vorig"), "JAAR: Dit moet een geheel getal zijn"),
        (("report", "1999"), "JAAR: Dit moet 2000 of meer zijn."),
        (("report", "9999"), "JAAR: Dit mag hoogstens 9998 zijn."),
        (("report", "2024", "2025"), "Er staan meer woorden dan hier horen."),
        (("report", "2024", "--form", "csv"), "--form: deze optie bestaat hier niet. Bedoelt u: --format"),
        (("report", "2024", "--format", "xml"), "--format: Kies een van: table, json, csv."),
        (("report", "2024", "--from"), "--from: de waarde ontbreekt"),
        (("report", "2024", "--json=ja"), "--json: de waarde ontbreekt, of er staat een waarde waar er geen hoort."),
        (("dossier", "search"), "NAAM...: ontbreekt."),
        (("dossier", "show", "Jan"), "KENMERK: Dit moet een kenmerk zijn"),
        (("incident", "list", "--limit", "0"), "--limit: Dit moet 1 of meer zijn."),
        (("incident", "list", "--year", "99999999999999999999"), "--year: Dit mag hoogstens 9999 zijn."),
        (("serve", "--port", "65536"), "--port: Dit mag hoogstens 65535 zijn."),
        (("projections", "rebuild", "nope"), "OVERZICHT: Dit overzicht bestaat niet. Kies een van: incident_overview"),
        (("bench", "nope"), "WAT: Kies een van: append"),
    ],
)
def test_a_mistake_in_the_command_line_says_what_is_wrong(par: Par, words: tuple[str, ...], fault: str) -> None:
    wrong = par(*words)
    assert (wrong.code, wrong.out) == (2, "")
    assert fault in wrong.err
    assert not ENGLISH.search(wrong.err)


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        (["--from", "2024-13-01"], "--from: Dit is geen datum."),
        (["--from", "2024-02-30"], "--from: Dit is geen datum."),
        (["--from", "20240901"], "--from: Dit is geen datum."),
        (["--from", "2024-W36-1"], "--from: Dit is geen datum."),
        (["--from", ""], "--from: Dit is geen datum."),
        (["--to", "gisteren"], "--to: Dit is geen datum."),
        (["--from", "2023-12-31"], "--from: De periode moet in 2024 liggen."),
        (["--to", "2025-01-01"], "--to: De periode moet in 2024 liggen."),
        (["--from", "2024-05-01", "--to", "2024-04-30"], "--to: De laatste dag ligt voor de eerste."),
    ],
)
def test_a_period_that_cannot_be_is_refused_before_anything_is_opened(par: Par, options: list[str], fault: str) -> None:
    wrong = par("report", "2024", *options)
    assert wrong.code == 2
    assert fault in wrong.err
    assert "par report --help" in wrong.err


def test_a_period_of_one_day_is_a_period(practice: Par) -> None:
    assert practice("report", "2024", "--from", "2024-09-09", "--to", "2024-09-09", "--json").data["total"] == 1


def test_the_version_is_that_of_the_package(par: Par) -> None:
    assert par("--version").out == "0.1.0\n"

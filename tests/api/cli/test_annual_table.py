"""The table of September to December 2024, and that it comes out of the events."""

import csv
import io
from collections.abc import Callable
from uuid import UUID

import psycopg
import pytest

from api.cli.report import TOTAL_NOTE
from api.inputs import ClassificationInput, ReasonInput
from api.local_user import ask_now
from api.register import Register, open_register
from api.settings import Settings
from api.use_cases.asking import Ask, Seen
from api.use_cases.incidents import reclassify, retract
from tests.api.cli.command import TABLE_2024, Par, counts, figures
from tests.postgres import Database

AS_PRINTED = {
    "Soort melding: Totaal": "9",
    "Verbale agressie (uitschelden, schreeuwen of zeer fel in discussie gaan)": "5",
    "Fysieke agressie (schoppen, duwen, slaan, spugen, bijten en vernielen)": "",
    "Psychische agressie (bedreigen, intimideren, chanteren, vernederen)": "3",
    "Anders (bijv. zorgen om suïcidale uitingen)": "4",
}
AS_DATA = {"total": 9, "verbal": 5, "physical": 0, "psychological": 3, "other": 4}
NINE = range(1, 10)

Change = Callable[[Register, Seen], object]


def test_the_table_is_that_of_the_report(practice: Par) -> None:
    table = practice(*TABLE_2024)
    assert table.code == 0
    assert {label: figures(table.out)[label] for label in AS_PRINTED} == AS_PRINTED


def test_it_says_that_the_total_is_not_the_sum(practice: Par) -> None:
    said = " ".join(practice(*TABLE_2024).out.split())
    assert TOTAL_NOTE in said
    assert "het totaal niet gelijk aan de som" in TOTAL_NOTE
    assert sum(AS_DATA.values()) - AS_DATA["total"] != AS_DATA["total"]


def test_it_says_that_the_figures_are_made_up(practice: Par) -> None:
    said = " ".join(practice(*TABLE_2024).out.split())
    assert "De incidenten zijn verzonnen, en ook de aantallen sancties en maatregelen." in said


def test_the_sanctions_have_a_total_of_their_own(practice: Par) -> None:
    shown = figures(practice(*TABLE_2024).out)
    data = practice(*TABLE_2024, "--json").data
    assert shown["Opgelegde sancties en maatregelen: Totaal"] == str(sum(row["count"] for row in data["sanctions"]))
    assert {row["label"]: str(row["count"] or "") for row in data["sanctions"]}.items() <= shown.items()


@pytest.mark.parametrize("asked", [("--json",), ("--format", "json")])
def test_as_json_a_zero_is_a_zero(practice: Par, asked: tuple[str, ...]) -> None:
    data = practice(*TABLE_2024, *asked).data
    assert counts(data) == AS_DATA
    assert (data["year"], data["from"], data["to"]) == (2024, "2024-09-01", "2024-12-31")


def test_as_csv_every_figure_is_a_row(practice: Par) -> None:
    text = practice(*TABLE_2024, "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert {row["code"]: int(row["count"]) for row in rows if row["table"] != "sanctions"} == AS_DATA
    assert text.count("\r\n") == text.count("\n") == len(rows) + 1


def test_outside_these_months_the_figures_are_others(practice: Par) -> None:
    september = practice("report", "2024", "--to", "2024-09-30", "--json").data
    assert counts(september) == {"total": 2, "verbal": 2, "physical": 0, "psychological": 1, "other": 0}
    assert counts(practice("report", "2025", "--json").data)["physical"] == 2


def test_a_year_without_incidents_is_a_table_of_blanks(practice: Par) -> None:
    shown = figures(practice("report", "2020").out)
    assert set(shown.values()) == {""}
    assert shown.keys() >= AS_PRINTED.keys()


def test_a_retracted_incident_no_longer_counts(copied: Database, par: Par) -> None:
    _change_first_of_2024(par, lambda register, seen: retract(register, _ask(register), seen, REASON))
    assert counts(par(*TABLE_2024, "--json").data) == {**AS_DATA, "total": 8, "verbal": 4}


def test_a_reclassified_incident_counts_as_what_it_is_now(copied: Database, par: Par) -> None:
    physical = ClassificationInput.model_construct(types=("physical",), reason="Het bleek een duw.")
    _change_first_of_2024(par, lambda register, seen: reclassify(register, _ask(register), seen, physical))
    assert counts(par(*TABLE_2024, "--json").data) == {**AS_DATA, "verbal": 4, "physical": 1}


@pytest.mark.parametrize("number", NINE)
def test_without_one_of_the_nine_reports_it_is_another_table(copied: Database, par: Par, number: int) -> None:
    assert counts(par(*TABLE_2024, "--json").data) == AS_DATA
    with copied.superuser() as conn:
        _lose_report(conn, 2024, number)
    assert par("projections", "rebuild", "statistics_facts").code == 0
    left = counts(par(*TABLE_2024, "--json").data)
    assert left["total"] == 8
    assert left != AS_DATA


def test_the_table_stands_nowhere_but_in_the_events(copied: Database, par: Par) -> None:
    with copied.superuser() as conn:
        for number in NINE:
            _lose_report(conn, 2024, number)
    assert par("projections", "rebuild", "statistics_facts").code == 0
    assert set(counts(par(*TABLE_2024, "--json").data).values()) == {0}


REASON = ReasonInput.model_construct(reason="Dit was geen agressie.")


def _ask(register: Register) -> Ask:
    return ask_now(register, "test", REASON)


def _change_first_of_2024(par: Par, change: Change) -> None:
    shown = par("incident", "show", "2024-0001", "--json").data
    with open_register(Settings()) as register:
        change(register, Seen(UUID(shown["id"]), shown["version"]))


def _lose_report(conn: psycopg.Connection, year: int, number: int) -> None:
    """As if it was never recorded: the guards of the log are taken away first, which only the test can do."""
    conn.execute("alter table par.events disable trigger append_only")
    gone = conn.execute(
        "delete from par.events where topic = 'incident.reported.v1' and number = %s"
        " and extract(year from recorded_at) = %s returning stream_id",
        (number, year),
    ).fetchall()
    assert len(gone) == 1


def test_two_forms_at_once_are_refused(practice: Par) -> None:
    refused = practice("report", "2024", "--json", "--format", "csv")
    assert (refused.code, refused.out) == (2, "")
    assert "gaan niet samen" in refused.err

"""`par report`: the annual table, computed from the facts at the moment it is asked."""

import csv
import io
from datetime import date
from enum import StrEnum
from typing import Annotated

import typer
from babel.dates import format_date

from api.cli.console import put, put_json
from api.cli.opened import opened
from api.cli.views import views_current
from api.presenting.reports import ReportOutput, report

TOTAL_NOTE = (
    "Een melding kan meer soorten agressie bevatten. Daarom is het totaal niet gelijk aan de som van de getallen\n"
    "eronder. Hetzelfde geldt voor sancties en maatregelen."
)
PRACTICE_NOTE = "Dit zijn oefengegevens. De incidenten zijn verzonnen, en ook de aantallen sancties en maatregelen."
WIDTH = 92


class Format(StrEnum):
    """How the table comes out."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def report_command(
    year: Annotated[int, typer.Argument(help="Het jaar, zoals 2024.", min=2000, max=9999)],
    first: Annotated[
        str | None, typer.Option("--from", help="Eerste dag, zoals 2024-09-01. Standaard 1 januari.")
    ] = None,
    last: Annotated[str | None, typer.Option("--to", help="Laatste dag, telt mee. Standaard 31 december.")] = None,
    form: Annotated[Format, typer.Option("--format", help="table, json of csv.")] = Format.TABLE,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Hetzelfde als --format json.")] = False,
) -> None:
    """De jaartabel: aantallen meldingen per soort en sancties per soort."""
    since, until = period(year, first, last)
    with opened() as register:
        views_current(register)
        figures = report(register, year, since, until)
        practice = register.practice
    if as_json or form is Format.JSON:
        put_json(figures)
    elif form is Format.CSV:
        put(as_csv(figures).rstrip())
    else:
        put(as_table(figures, practice=practice))


def period(year: int, first: str | None, last: str | None) -> tuple[date, date]:
    """The period within the year. Raises typer.BadParameter that says what is wrong with it."""
    since, until = _day(first, date(year, 1, 1), "--from"), _day(last, date(year, 12, 31), "--to")
    if since.year != year or until.year != year:
        raise typer.BadParameter(f"De periode moet in {year} liggen. Kies dagen in dat jaar.")
    if until < since:
        raise typer.BadParameter("De laatste dag ligt voor de eerste. Wissel ze om.")
    return since, until


def as_table(figures: ReportOutput, *, practice: bool) -> str:
    """The table in the house style of the integrity report: a zero is a blank."""
    types = sum(row.count for row in figures.types)
    sanctions = sum(row.count for row in figures.sanctions)
    lines = [
        f"Agressie en geweld, {_written(figures.first)} tot en met {_written(figures.last)}",
        "",
        _line("Soort melding", "Aantal"),
        "-" * WIDTH,
        _line("Totaal", figures.total or ""),
        *(_line(row.label, row.count or "") for row in figures.types),
        "",
        _line("Opgelegde sancties en maatregelen", "Aantal"),
        "-" * WIDTH,
        _line("Totaal", sanctions or ""),
        *(_line(row.label, row.count or "") for row in figures.sanctions),
        "",
        *([TOTAL_NOTE] if types != figures.total else []),
        *([PRACTICE_NOTE] if practice else []),
        f"Stand van het register: positie {figures.position}, catalogus {figures.catalogue_version}.",
    ]
    return "\n".join(lines)


def as_csv(figures: ReportOutput) -> str:
    """One row per figure, RFC 4180."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(("table", "code", "label", "count"))
    rows.writerow(("incidents", "total", "Totaal", figures.total))
    rows.writerows(("types", row.code, row.label, row.count) for row in figures.types)
    rows.writerows(("sanctions", row.code, row.label, row.count) for row in figures.sanctions)
    return out.getvalue()


def _line(label: str, count: object) -> str:
    return f"{label:{WIDTH - 8}}{count:>8}"


def _written(day: date) -> str:
    return format_date(day, "d MMMM y", locale="nl")


def _day(text: str | None, default: date, option: str) -> date:
    try:
        return date.fromisoformat(text) if text else default
    except ValueError:
        raise typer.BadParameter(
            "Dit is geen datum. Schrijf jaar-maand-dag, zoals 2024-09-01.", param_hint=option
        ) from None

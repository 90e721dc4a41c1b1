"""`par report`: the annual table, computed from the facts at the moment it is asked."""

import csv
import io
import re
import textwrap
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Final

import typer
from babel.dates import format_date

from api.cli.console import put, put_json, text_width
from api.cli.opened import opened
from api.cli.views import views_current
from api.presenting.reports import CountOutput, ReportOutput, report

TOTAL_NOTE: Final = (
    "Een melding kan meer soorten agressie bevatten. Daarom is het totaal niet gelijk aan de som van de getallen "
    "eronder. Ook sancties en maatregelen kunnen samen voorkomen; hun totaal is wel de som."
)
PRACTICE_NOTE: Final = (
    "Dit zijn oefengegevens. De incidenten zijn verzonnen, en ook de aantallen sancties en maatregelen."
)
WIDTH: Final = 92
NUMBER_WIDTH: Final = 8
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class Format(StrEnum):
    """How the table comes out."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def report_command(
    year: Annotated[int, typer.Argument(metavar="JAAR", help="Het jaar, zoals 2024.", min=2000, max=9998)],
    first: Annotated[
        str | None, typer.Option("--from", metavar="datum", help="Eerste dag, zoals 2024-09-01. Zonder: 1 januari.")
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", metavar="datum", help="Laatste dag, telt mee. Zonder: 31 december.")
    ] = None,
    form: Annotated[Format, typer.Option("--format", metavar="vorm", help="table, json of csv.")] = Format.TABLE,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Hetzelfde als --format json.")] = False,
) -> None:
    """De jaartabel: aantallen meldingen per soort en sancties per soort."""
    if as_json and form is Format.CSV:
        raise typer.BadParameter("--json en --format csv gaan niet samen. Kies een van beide.", param_hint="--json")
    since, until = period(year, first, last)
    with opened() as register:
        views_current(register)
        figures = report(register, year, since, until)
        practice = register.practice
    if as_json or form is Format.JSON:
        put_json(figures)
    elif form is Format.CSV:
        put(as_csv(figures), end="")
    else:
        put(as_table(figures, practice=practice, width=text_width(WIDTH)))


def period(year: int, first: str | None, last: str | None) -> tuple[date, date]:
    """The period within the year. Raises typer.BadParameter that says what is wrong with it."""
    since = _day(year, first, date(year, 1, 1), "--from")
    until = _day(year, last, date(year, 12, 31), "--to")
    if until < since:
        raise typer.BadParameter("De laatste dag ligt voor de eerste. Wissel ze om.", param_hint="--to")
    return since, until


def as_table(figures: ReportOutput, *, practice: bool, width: int = WIDTH) -> str:
    """The table in the house style of the integrity report: a zero is a blank."""
    types = sum(row.count for row in figures.types)
    sanctions = sum(row.count for row in figures.sanctions)
    notes = [
        *([TOTAL_NOTE] if types != figures.total else []),
        *([PRACTICE_NOTE] if practice else []),
        f"Stand van het register: positie {figures.position}, catalogus {figures.catalogue_version}.",
    ]
    lines = [
        *textwrap.wrap(f"Agressie en geweld, {_written(figures.first)} tot en met {_written(figures.last)}", width),
        "",
        *_part("Soort melding", figures.total, figures.types, width),
        "",
        *_part("Opgelegde sancties en maatregelen", sanctions, figures.sanctions, width),
        "",
        *(line for note in notes for line in textwrap.wrap(note, width)),
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


def _part(title: str, total: int, rows: Iterable[CountOutput], width: int) -> Iterator[str]:
    yield from _row(title, "Aantal", width)
    yield "-" * width
    yield from _row("Totaal", total or "", width)
    for row in rows:
        yield from _row(row.label, row.count or "", width)


def _row(label: str, count: object, width: int) -> Iterator[str]:
    first, *more = textwrap.wrap(label, width - NUMBER_WIDTH - 1)
    yield f"{first:{width - NUMBER_WIDTH}}{count:>{NUMBER_WIDTH}}".rstrip()
    yield from (f"  {line}" for line in more)


def _written(day: date) -> str:
    return format_date(day, "d MMMM y", locale="nl")


def _day(year: int, text: str | None, default: date, option: str) -> date:
    if text is None:
        return default
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        raise typer.BadParameter("Dit is geen datum. Schrijf jaar-maand-dag, zoals 2024-09-01.", param_hint=option)
    if day.year != year:
        raise typer.BadParameter(f"De periode moet in {year} liggen. Kies een dag in dat jaar.", param_hint=option)
    return day

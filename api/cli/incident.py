"""`par incident`: report, show, list."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer

from api.cli.console import moment, put, put_fields, put_json, put_table
from api.cli.exits import NotFound
from api.cli.opened import as_typed, opened, typed
from api.cli.views import show_written, views_current
from api.inputs import ReportInput
from api.local_user import ask_now
from api.presenting.history import HistoryOutput, history
from api.presenting.incidents import IncidentOutput, find_by_number, incident, incidents
from api.presenting.labels import FACTS, STATUS, label, labels
from api.presenting.opened import Shown
from api.register import Register
from api.use_cases.incidents import report
from domain.catalogue.catalogue import Catalogue
from domain.periods import AMSTERDAM

NO_INCIDENT = "Dit incident is er niet. Controleer het nummer, of zoek het op met 'par incident list'."
app = typer.Typer(help="Incidenten melden en opzoeken.", no_args_is_help=True)
Json = Annotated[bool, typer.Option("--json", help="Antwoord als JSON.")]


@app.command("report")
def report_incident(  # noqa: PLR0917 - one option per field of the form
    at: Annotated[str | None, typer.Option(help="Wanneer, zoals '2026-11-20 10:30'.")] = None,
    until: Annotated[str | None, typer.Option(help="Tot wanneer, als het langer duurde.")] = None,
    channel: Annotated[str | None, typer.Option(help="letter, phone, desk, home_visit, outdoors, online, …")] = None,
    unit: Annotated[str | None, typer.Option(help="De eenheid waar het gebeurde.")] = None,
    kind: Annotated[list[str] | None, typer.Option("--type", help="Soort agressie; mag vaker.")] = None,
    victim: Annotated[list[str] | None, typer.Option(help="Betrokken medewerker; mag vaker.")] = None,
    description: Annotated[str | None, typer.Option(help="Wat er gebeurde; '-' leest het van stdin.")] = None,
    reporter: Annotated[str | None, typer.Option(help="Wie meldt, als dat niet de betrokkene is.")] = None,
    witness: Annotated[list[str] | None, typer.Option(help="Getuige; mag vaker.")] = None,
    perpetrator: Annotated[str | None, typer.Option(help="Naam van de veroorzaker, als die bekend is.")] = None,
    address: Annotated[str | None, typer.Option(help="Adres van de veroorzaker.")] = None,
    born: Annotated[str | None, typer.Option(help="Geboortedatum van de veroorzaker, zoals 1980-01-31.")] = None,
    file: Annotated[
        Path | None, typer.Option(help="De hele melding als JSON, zoals de API haar neemt; '-' is stdin.")
    ] = None,
    key: Annotated[
        str | None, typer.Option(help="Eigen kenmerk: dezelfde melding twee keer sturen geeft er een.")
    ] = None,
    *,
    as_json: Json = False,
) -> None:
    """Meld een incident, voor jezelf of voor een collega. Antwoordt met het nummer."""
    with opened(may_create=True) as register:
        if file is not None:
            content = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
            filled_in = typed(register, ReportInput, content)
        else:
            citizen = {"name": perpetrator, "address": address, "dateOfBirth": born}
            fields: dict[str, Any] = {
                "occurredAt": _offset(at),
                "occurredUntil": _offset(until),
                "channel": channel,
                "unit": unit,
                "types": kind or None,
                "victims": [{"name": name} for name in victim or []] or None,
                "description": sys.stdin.read() if description == "-" else description,
                "reporter": {"name": reporter} if reporter else None,
                "witnesses": [{"name": name} for name in witness or []] or None,
                "perpetrator": {name: value for name, value in citizen.items() if value} or None,
            }
            filled_in = as_typed(register, ReportInput, fields)
        done = report(register, ask_now(register, "par incident report", filled_in, key=key), filled_in)
        show_written(register, done, as_json=as_json)


@app.command("show")
def show_incident(
    which: Annotated[str, typer.Argument(help="Nummer, zoals 2026-0001, of kenmerk.")], *, as_json: Json = False
) -> None:
    """Toon een incident met alles wat ervan bekend is, en zijn verloop."""
    with opened() as register:
        views_current(register)
        found = incident(register, _id_of(register, which))
        story = history(register, found.id) if found else None
        words = register.catalogue
    if found is None or story is None:
        raise NotFound(NO_INCIDENT)
    if as_json:
        put_json(
            found.model_dump(mode="json", by_alias=True) | {"history": story.model_dump(mode="json", by_alias=True)}
        )
    else:
        _put_incident(found, story, words)


@app.command("list")
def list_incidents(
    year: Annotated[int | None, typer.Option(help="Alleen dit jaar.")] = None,
    kind: Annotated[str | None, typer.Option("--type", help="Alleen deze soort.")] = None,
    unit: Annotated[str | None, typer.Option(help="Alleen deze eenheid.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=100, help="Hoeveel tegelijk.")] = 50,
    cursor: Annotated[str | None, typer.Option(help="Verder vanaf hier: de cursor van de vorige keer.")] = None,
    *,
    as_json: Json = False,
) -> None:
    """Som incidenten op, de nieuwste eerst."""
    with opened() as register:
        views_current(register)
        words = register.catalogue
        page = incidents(register, year=year, type=kind, unit=unit, cursor=cursor, limit=limit)
    if as_json:
        put_json(page)
        return
    rows = [
        (i.number, moment(i.occurred_at), i.unit, labels(words.types, i.types), STATUS[i.status])
        for i in page.incidents
    ]
    put_table("Incidenten", ("Nummer", "Wanneer", "Eenheid", "Soort", "Stand"), rows)
    if page.next_cursor:
        put(f"Er zijn er meer: ga verder met --cursor {page.next_cursor}")


def _put_incident(found: IncidentOutput, story: HistoryOutput, words: Catalogue) -> None:
    put_fields(
        [
            ("Nummer", found.number),
            ("Kenmerk", found.id),
            ("Wanneer", moment(found.occurred_at)),
            ("Eenheid", found.unit),
            ("Stand", STATUS[found.status]),
            ("Hoe", label(words.channels, found.channel)),
            ("Soort", labels(words.types, found.types)),
            ("Betrokken", ", ".join(readable(person.name) for person in found.victims)),
            ("Melder", readable(found.reporter.name) if found.reporter else None),
            ("Veroorzaker", ", ".join(readable(person.name) for person in found.perpetrators) or "niet bekend"),
            ("Wat er gebeurde", readable(found.description)),
            ("Sancties", labels(words.sanctions, [sanction.kind for sanction in found.sanctions])),
        ]
    )
    put_table(
        "Verloop",
        ("Wanneer", "Wat"),
        [(moment(entry.recorded_at), FACTS.get(entry.event, entry.event)) for entry in story.entries],
    )


def readable(shown: Shown | None) -> str:
    """A value as a person reads it, also when it was erased."""
    if shown is None:
        return "onbekend"
    return shown if isinstance(shown, str) else f"[gewist op {shown.erased_on}]"


def _id_of(register: Register, which: str) -> UUID:
    try:
        return UUID(which)
    except ValueError:
        found = find_by_number(register, which)
    if found is None:
        raise NotFound(NO_INCIDENT)
    return found


def _offset(text: str | None) -> str | None:
    """A local time gets the offset of the Netherlands; what is no time is left to the checks of the input."""
    if text is None:
        return None
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return text
    return (when if when.tzinfo else when.replace(tzinfo=AMSTERDAM)).isoformat()

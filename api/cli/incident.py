"""`par incident`: report, show, list."""

from typing import Annotated
from uuid import UUID

import typer
from pydantic import Field

from api.cli.console import moment, put, put_fields, put_json, put_table
from api.cli.exits import NotFound
from api.cli.help import add_command, command_group
from api.cli.incident_report import report_incident
from api.cli.opened import as_typed, by_option, opened
from api.cli.shown import Json, readable_all
from api.cli.views import views_current
from api.http.fields import ShortText
from api.http.models import InputModel
from api.inputs import TypeCode
from api.presenting.history import HistoryEntryOutput, HistoryOutput, history
from api.presenting.incidents import (
    BadCursor,
    IncidentOutput,
    StatementOutput,
    Status,
    find_by_number,
    incident,
    incidents,
)
from api.presenting.labels import ASSESSMENT, STATUS
from api.presenting.people import PerpetratorOutput
from api.presenting.words import Words, divided, words_of
from api.presenting.written import day, readable, when
from api.register import Register

NO_INCIDENT = "Dit incident is er niet. Controleer het nummer, of zoek het op met 'par incident list'."
OPTIONS = {"/year": "--year", "/type": "--type", "/unit": "--unit", "/status": "--status"}
STATUS_CODE = {word: code for code, word in STATUS.items()}
STATUSES = ", ".join(STATUS_CODE)
SAID = {"not_a_choice": f"Deze stand bestaat niet. Kies een van: {STATUSES}."}
YES_OR_NO = {True: "ja", False: "nee", None: None}


class Filters(InputModel):
    """What the list can be narrowed to."""

    year: Annotated[int, Field(ge=2000, le=9999)] | None = None
    type: TypeCode | None = None
    unit: ShortText | None = None
    status: Status | None = None


def incident_commands() -> typer.Typer:
    """`par incident …`."""
    group = command_group("Incidenten melden en opzoeken.")
    add_command(
        group,
        "report",
        report_incident,
        "par incident report --at '2024-11-20 10:30' --channel phone --unit Balie --type verbal"
        " --victim 'Ali Praktijk' --description 'Schold aan de telefoon.'",
        "par incident report --file melding.json --json",
    )
    add_command(group, "show", show_incident, "par incident show 2024-0002", "par incident show 2024-0002 --json")
    add_command(
        group, "list", list_incidents, "par incident list --year 2024", "par incident list --type verbal --limit 10"
    )
    return group


def show_incident(
    which: Annotated[str, typer.Argument(metavar="NUMMER", help="Nummer, zoals 2026-0001, of kenmerk.")],
    *,
    as_json: Json = False,
) -> None:
    """Toon een incident met alles wat ervan bekend is, en zijn verloop."""
    with opened() as register:
        views_current(register)
        found = incident(register, id_of(register, which))
        story = history(register, found.id) if found else None
        words = words_of(register)
    if found is None or story is None:
        raise NotFound(NO_INCIDENT)
    if as_json:
        put_json(
            found.model_dump(mode="json", by_alias=True) | {"history": story.model_dump(mode="json", by_alias=True)}
        )
    else:
        _put_incident(found, story, words)


def list_incidents(  # noqa: PLR0917 - each is an option of the command
    year: Annotated[
        int | None, typer.Option(metavar="jaar", help="Alleen meldingsnummers van dit jaar.", min=2000, max=9999)
    ] = None,
    kind: Annotated[str | None, typer.Option("--type", metavar="soort", help="Alleen deze soort.")] = None,
    unit: Annotated[
        str | None,
        typer.Option(metavar="eenheid", help="Alleen deze eenheid, met wat daarin opging."),
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(metavar="stand", help=f"Alleen met deze stand: {STATUSES}."),
    ] = None,
    limit: Annotated[int, typer.Option(metavar="aantal", min=1, max=100, help="Hoeveel tegelijk.")] = 50,
    cursor: Annotated[
        str | None, typer.Option(metavar="cursor", help="Verder vanaf hier: de cursor van de vorige keer.")
    ] = None,
    *,
    as_json: Json = False,
) -> None:
    """Som incidenten op, de nieuwste eerst."""
    with opened() as register:
        with by_option(OPTIONS, SAID):
            wanted = {"year": year, "type": kind, "unit": unit, "status": STATUS_CODE.get(status or "", status)}
            chosen = as_typed(register, Filters, wanted)
        views_current(register)
        words = words_of(register)
        try:
            page = incidents(
                register,
                year=chosen.year,
                type=chosen.type,
                unit=chosen.unit,
                status=chosen.status,
                cursor=cursor,
                limit=limit,
            )
        except BadCursor:
            raise typer.BadParameter(
                "Dit is geen cursor uit een eerder antwoord. Begin opnieuw zonder cursor.", param_hint="--cursor"
            ) from None
    if as_json:
        put_json(page)
        return
    rows = [
        (i.number, moment(i.occurred_at), i.unit, ", ".join(map(words.kind, i.types)), STATUS[i.status])
        for i in page.incidents
    ]
    put_table("Incidenten", ("Nummer", "Wanneer", "Eenheid", "Soort", "Stand"), rows)
    if page.next_cursor:
        put(f"Er zijn er meer: ga verder met --cursor {page.next_cursor}")


def _put_incident(found: IncidentOutput, story: HistoryOutput, words: Words) -> None:
    put_fields(
        [
            ("Nummer", found.number),
            ("Kenmerk", found.id),
            ("Wanneer", when(found)),
            ("Eenheid", found.unit),
            ("Stand", STATUS[found.status]),
            ("Beoordeling", ASSESSMENT[found.assessment] if found.assessment else None),
            ("Hoe", words.channel(found.channel)),
            ("Soort", ", ".join(words.kind(code, found.catalogue_version) for code in found.types)),
            ("Betrokken", readable_all(person.name for person in found.victims)),
            ("Melder", readable(found.reporter.name) if found.reporter else None),
            ("Getuigen", readable_all(person.name for person in found.witnesses)),
            ("Veroorzaker", "\n".join(map(_perpetrator, found.perpetrators)) or "niet bekend"),
            ("Wat er gebeurde", readable(found.description)),
            ("Verklaring van de veroorzaker", "\n".join(map(_stated, found.statements)) or None),
            ("Waar", readable(found.place)),
            ("Waarmee", readable(found.with_what)),
            ("Op welke manier", readable(found.in_what_way)),
            ("Waarom", readable(found.why)),
            ("Letsel", readable(found.injury)),
            ("Schade", readable(found.damage)),
            ("Politie ter plaatse", YES_OR_NO[found.police_came]),
            ("Dossiers", "\n".join(map(str, found.dossier_ids))),
        ]
    )
    put_table(
        "Sancties en maatregelen",
        ("Soort", "Datum"),
        [(divided(words.sanction(sanction.kind))[0], day(sanction.imposed_on)) for sanction in found.sanctions],
    )
    put_table(
        "Verloop", ("Wanneer", "Wat"), [(moment(entry.recorded_at), _told(words, entry)) for entry in story.entries]
    )


def _stated(said: StatementOutput) -> str:
    return f"{readable(said.statement)} ({day(said.given_on)})"


def _told(words: Words, entry: HistoryEntryOutput) -> str:
    why = readable(entry.reason)
    return words.told(entry) + (f" (reden: {why})" if why else "")


def _perpetrator(one: PerpetratorOutput) -> str:
    known = [readable(one.name) or "naam onbekend", readable(one.address), readable(one.appearance)]
    return ", ".join(filter(None, known))


def id_of(register: Register, which: str) -> UUID:
    """The incident with this number or id. Raises `NotFound` for a number that is not there."""
    try:
        return UUID(which)
    except ValueError:
        found = find_by_number(register, which)
    if found is None:
        raise NotFound(NO_INCIDENT)
    return found

"""`par task`: make tasks, look at them, and say whose they are, that they are done or dropped."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Final, TypeVar
from uuid import UUID

import typer
from pydantic import BaseModel

from api.cli.colleagues import As, OfPerson, ask_as, called, person_of, put_recorded, who
from api.cli.console import moment, put_fields, put_json, put_table
from api.cli.exits import NotFound
from api.cli.help import add_command, command_group
from api.cli.incident import id_of
from api.cli.opened import as_typed, by_option, opened
from api.cli.shown import Json
from api.cli.views import views_current
from api.cli.work import STATES, Unit, state_of, whose
from api.inputs import ReasonInput
from api.inputs_tasks import CompletionInput, TakeOverInput, TaskAssignmentInput, TaskInput
from api.local_user import Persona
from api.presenting.labels import FACTS
from api.presenting.tasks import WholeTaskOutput, task, tasks
from api.presenting.written import readable
from api.register import Register
from api.use_cases import tasks as use
from api.use_cases.asking import Ask, Seen, Written

M = TypeVar("M", bound=BaseModel)

NO_TASK: Final = "Deze taak is er niet. Controleer het kenmerk, of zoek haar op met 'par task list'."
OPTIONS: Final = {
    "/text": "TEKST",
    "/incidentId": "--incident",
    "/dossierId": "--dossier",
    "/lastDay": "--last-day",
    "/personId": "--to",
    "/reason": "--reason",
    "/note": "--note",
}
Which = Annotated[UUID, typer.Argument(metavar="KENMERK", help="Het kenmerk van de taak.")]


def task_commands() -> typer.Typer:
    """`par task …`."""
    group = command_group("Taken: wat er moet gebeuren, wie het doet, en wat ervan kwam.")
    an_id = "0c0ffee0-0000-4000-8000-000000000000"
    add_command(group, "list", list_tasks, "par task list --person manager", "par task list --dropped --json")
    add_command(group, "show", show_task, f"par task show {an_id}")
    add_command(
        group,
        "make",
        make_task,
        "par task make 'Bel de melder terug' --incident 2026-0001 --last-day 2026-11-27 --to manager",
    )
    add_command(group, "assign", assign_task, f"par task assign {an_id} --to manager")
    add_command(group, "take", take_task, f"par task take {an_id} --as vpt-advisor")
    add_command(group, "done", finish_task, f"par task done {an_id} --note 'Gebeld, alles is duidelijk.'")
    add_command(group, "drop", drop_task, f"par task drop {an_id} --reason 'De veroorzaker is onbekend.'")
    return group


def list_tasks(
    unit: Unit = None,
    person: OfPerson = None,
    *,
    dropped: Annotated[bool, typer.Option("--dropped", help="De taken die zijn vervallen.")] = False,
    as_json: Json = False,
) -> None:
    """Som de taken op met hun kenmerk, de dringendste eerst."""
    with opened() as register:
        views_current(register)
        who = person_of(register, person, "--person") if person else None
        found = tasks(register, unit, person_id=who, dropped=dropped)
    if as_json:
        put_json(found)
        return
    rows = [
        (one.id, readable(one.what), one.number, moment(one.due_at) if one.due_at else "", state_of(one), whose(one))
        for one in found.tasks
    ]
    put_table("Taken", ("Kenmerk", "Wat", "Nummer", "Uiterlijk", "Stand", "Wie"), rows)


def show_task(which: Which, *, as_json: Json = False) -> None:
    """Toon een taak, met alles wat erover is vastgelegd."""
    with opened() as register:
        views_current(register)
        found = task(register, which)
    if found is None:
        raise NotFound(NO_TASK)
    if as_json:
        put_json(found)
    else:
        _put_task(register, found)


def make_task(
    text: Annotated[str, typer.Argument(metavar="TEKST", help="Wat er moet gebeuren; wordt versleuteld bewaard.")],
    incident: Annotated[str | None, typer.Option(metavar="nummer", help="Bij welke melding.")] = None,
    dossier: Annotated[UUID | None, typer.Option(metavar="kenmerk", help="Of bij welk dossier.")] = None,
    last_day: Annotated[str | None, typer.Option(metavar="datum", help="De laatste dag, zoals 2026-11-27.")] = None,
    to: Annotated[str | None, typer.Option(metavar="wie", help="Wie de taak doet.")] = None,
    *,
    role: As = None,
    as_json: Json = False,
) -> None:
    """Maak een taak bij een melding of een dossier."""
    with opened() as register, by_option(OPTIONS):
        views_current(register)
        fields = {
            "text": text,
            "incidentId": str(id_of(register, incident)) if incident else None,
            "dossierId": str(dossier) if dossier else None,
            "lastDay": last_day,
            "personId": str(person_of(register, to, "--to")) if to else None,
        }
        typed = as_typed(register, TaskInput, fields)
        done = use.make(register, ask_as(register, "par task make", typed, role), typed)
    put_recorded(done, as_json=as_json)


def assign_task(
    which: Which,
    to: Annotated[str, typer.Option(metavar="wie", help="Een pseudoniem, of in een oefenregister een rol.")],
    *,
    role: As = None,
    as_json: Json = False,
) -> None:
    """Wijs een taak toe aan iemand. Was zij vervallen, dan staat zij weer open."""

    def fields(register: Register) -> Mapping[str, Any]:
        return {"personId": str(person_of(register, to, "--to"))}

    _change("assign", which, TaskAssignmentInput, fields, use.assign, role=role, as_json=as_json)


def take_task(which: Which, *, role: As = None, as_json: Json = False) -> None:
    """Neem een taak over: u doet haar voortaan."""
    _change(
        "take",
        which,
        TakeOverInput,
        lambda _register: {},
        lambda register, ask, seen, _typed: use.take_over(register, ask, seen),
        role=role,
        as_json=as_json,
    )


def finish_task(
    which: Which,
    note: Annotated[str | None, typer.Option(metavar="tekst", help="Hoe het ging; wordt versleuteld bewaard.")] = None,
    *,
    role: As = None,
    as_json: Json = False,
) -> None:
    """Meld een gemaakte taak gedaan. Andere taken zijn klaar door het feit dat zij vragen."""
    _change("done", which, CompletionInput, lambda _register: {"note": note}, use.finish, role=role, as_json=as_json)


def drop_task(
    which: Which,
    reason: Annotated[str, typer.Option(metavar="tekst", help="Waarom; wordt versleuteld bewaard.")],
    *,
    role: As = None,
    as_json: Json = False,
) -> None:
    """Laat een taak vervallen. Een termijn loopt door, en een overschrijding blijft te zien."""
    _change("drop", which, ReasonInput, lambda _register: {"reason": reason}, use.drop, role=role, as_json=as_json)


def _change(
    what: str,
    which: UUID,
    model: type[M],
    fields: Callable[[Register], Mapping[str, Any]],
    change: Callable[[Register, Ask, Seen, M], Written],
    *,
    role: Persona | None,
    as_json: bool,
) -> None:
    with opened() as register, by_option(OPTIONS):
        views_current(register)
        typed = as_typed(register, model, fields(register))
        done = change(register, ask_as(register, f"par task {what} {which}", typed, role), Seen(which, None), typed)
    put_recorded(done, as_json=as_json)


def _put_task(register: Register, found: WholeTaskOutput) -> None:
    put_fields(
        [
            ("Kenmerk", found.id),
            ("Wat", readable(found.what)),
            ("Stand", STATES[found.state]),
            ("Uiterlijk", moment(found.due_at) if found.due_at else None),
            ("Wie", whose(found) or None),
            ("Vervallen omdat", readable(found.dropped.reason) if found.dropped else None),
            ("Melding", found.number),
            ("Dossier", found.dossier_id),
        ]
    )
    rows = [
        (
            moment(step.recorded_at),
            FACTS[step.event],
            called(step.person),
            who(register, step.actor),
            readable(step.reason or step.note),
        )
        for step in found.steps
    ]
    put_table("Verloop", ("Wanneer", "Wat", "Aan wie", "Door", "Toelichting"), rows)

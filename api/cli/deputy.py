"""`par deputy`: who does somebody's tasks for a period."""

from typing import Annotated, Final
from uuid import UUID

import typer

from api.cli.colleagues import As, ask_as, called, person_of, put_recorded
from api.cli.console import put_json, put_table
from api.cli.help import add_command, command_group
from api.cli.opened import as_typed, by_option, opened
from api.cli.shown import Json
from api.cli.views import views_current
from api.inputs import ReasonInput
from api.inputs_tasks import DeputyInput
from api.presenting.deputies import deputyships
from api.presenting.written import day
from api.use_cases import deputies as use
from api.use_cases.asking import Seen

OPTIONS: Final = {
    "/personId": "WIE",
    "/deputyId": "--deputy",
    "/firstDay": "--from",
    "/lastDay": "--until",
    "/reason": "--reason",
}


def deputy_commands() -> typer.Typer:
    """`par deputy …`."""
    group = command_group("Waarnemers: wie iemands taken doet, voor een periode.")
    an_id = "0c0ffee0-0000-4000-8000-000000000000"
    add_command(group, "list", list_deputies, "par deputy list", "par deputy list --json")
    add_command(
        group,
        "appoint",
        appoint_deputy,
        "par deputy appoint manager --deputy vpt-advisor --from 2026-12-21 --until 2027-01-03",
    )
    add_command(group, "end", end_deputy, f"par deputy end {an_id} --reason 'Eerder terug.'")
    return group


def list_deputies(*, as_json: Json = False) -> None:
    """Som op wie vandaag of later voor iemand waarneemt."""
    with opened() as register:
        views_current(register)
        found = deputyships(register)
    if as_json:
        put_json(found)
        return
    rows = [
        (
            one.id,
            called(one.person),
            called(one.deputy),
            day(one.first_day),
            day(one.last_day),
            "ja" if one.today else "",
        )
        for one in found.deputies
    ]
    put_table("Waarnemers", ("Kenmerk", "Van wie", "Waarnemer", "Vanaf", "Tot en met", "Vandaag"), rows)


def appoint_deputy(
    who: Annotated[str, typer.Argument(metavar="WIE", help="Wiens taken: pseudoniem, of rol in een oefenregister.")],
    deputy: Annotated[str, typer.Option(metavar="wie", help="Wie ze doet: de waarnemer.")],
    first: Annotated[str, typer.Option("--from", metavar="datum", help="De eerste dag.")],
    last: Annotated[str, typer.Option("--until", metavar="datum", help="De laatste dag, die nog meetelt.")],
    *,
    role: As = None,
    as_json: Json = False,
) -> None:
    """Leg vast wie iemands taken doet, van de eerste tot en met de laatste dag."""
    with opened() as register, by_option(OPTIONS):
        fields = {
            "personId": str(person_of(register, who, "WIE")),
            "deputyId": str(person_of(register, deputy, "--deputy")),
            "firstDay": first,
            "lastDay": last,
        }
        typed = as_typed(register, DeputyInput, fields)
        done = use.appoint(register, ask_as(register, "par deputy appoint", typed, role), typed)
    put_recorded(done, as_json=as_json)


def end_deputy(
    which: Annotated[UUID, typer.Argument(metavar="KENMERK", help="Het kenmerk van de waarneming.")],
    reason: Annotated[str, typer.Option(metavar="tekst", help="Waarom; wordt versleuteld bewaard.")],
    *,
    role: As = None,
    as_json: Json = False,
) -> None:
    """Beëindig een waarneming vanaf vandaag."""
    with opened() as register, by_option(OPTIONS):
        views_current(register)
        typed = as_typed(register, ReasonInput, {"reason": reason})
        asked = ask_as(register, f"par deputy end {which}", typed, role)
        done = use.end(register, asked, Seen(which, None), typed)
    put_recorded(done, as_json=as_json)

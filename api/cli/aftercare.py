"""`par aftercare`: the care for the colleagues in an incident."""

from typing import Annotated

import typer

from api.cli.console import put, put_fields, put_json, put_table
from api.cli.exits import NotFound
from api.cli.help import add_command, command_group
from api.cli.incident import NO_INCIDENT, id_of
from api.cli.opened import opened
from api.cli.shown import Json
from api.cli.views import views_current
from api.presenting.aftercare import CareOutput, care_in
from api.presenting.labels import CARE_OUTCOME, CARE_PROVIDER, CARER, ROLE, TALK, TALKED
from api.presenting.written import day, readable


def aftercare_commands() -> typer.Typer:
    """`par aftercare …`."""
    group = command_group("Nazorg voor betrokken medewerkers en getuigen.")
    add_command(group, "show", show_aftercare, "par aftercare show 2024-0002", "par aftercare show 2024-0002 --json")
    return group


def show_aftercare(
    which: Annotated[str, typer.Argument(metavar="NUMMER", help="Nummer, zoals 2026-0001, of kenmerk.")],
    *,
    as_json: Json = False,
) -> None:
    """Toon de nazorg bij een incident: per persoon de wens, de gesprekken en hoe het ermee staat."""
    with opened() as register:
        views_current(register)
        found = care_in(register, id_of(register, which))
    if found is None:
        raise NotFound(NO_INCIDENT)
    if as_json:
        put_json(found)
        return
    put(f"Nazorg bij incident {found.number}")
    for one in found.people:
        _put_care(one)


def _put_care(one: CareOutput) -> None:
    put_fields(
        [
            ("Naam", readable(one.name)),
            ("Rol", ROLE[one.role]),
            ("Wens", readable(one.wish)),
            ("Stand", CARE_OUTCOME[one.outcome] if one.outcome else "nog niet afgerond"),
            ("Toelichting", readable(one.reason)),
        ]
    )
    talks = [
        (TALK[talk.talk], TALKED[talk.what], day(talk.on), CARER[talk.by] if talk.by else None, readable(talk.note))
        for talk in one.talks
    ]
    put_table("Gesprekken", ("Welk", "Wat", "Datum", "Door", "Notitie"), talks)
    referrals = [(CARE_PROVIDER[sent.to], day(sent.on), readable(sent.note)) for sent in one.referrals]
    put_table("Doorverwezen", ("Naar", "Datum", "Notitie"), referrals)

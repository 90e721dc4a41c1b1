"""`par sanction`: show one with all it rests on, list them."""

from typing import Annotated
from uuid import UUID

import typer

from api.cli.colleagues import who
from api.cli.console import put_fields, put_json, put_table
from api.cli.consultations import BY_COMMAND
from api.cli.exits import NotFound
from api.cli.help import add_command, command_group
from api.cli.opened import opened
from api.cli.shown import Json
from api.cli.views import views_current
from api.presenting.labels import HEARING_FORM, OBJECTION_OUTCOME, SANCTION_STATE, STEPS, TELLING
from api.presenting.one_sanction import (
    HearingOutput,
    ObjectionOutput,
    SanctionLineOutput,
    WholeSanctionOutput,
    sanction,
    sanctions,
)
from api.presenting.words import Words, words_of
from api.presenting.written import day, readable
from api.register import Register
from api.use_cases.consulting import look_at_sanction


def sanction_commands() -> typer.Typer:
    """`par sanction …`."""
    group = command_group("Sancties en maatregelen tonen.")
    add_command(group, "show", show_sanction, "par sanction show 0c0ffee0-0000-4000-8000-000000000000")
    add_command(group, "list", list_sanctions, "par sanction list --in-force", "par sanction list --json")
    return group


def show_sanction(
    which: Annotated[UUID, typer.Argument(metavar="KENMERK", help="Het kenmerk van de sanctie.")],
    *,
    as_json: Json = False,
) -> None:
    """Toon een sanctie: waarop zij rust, hoe zij ervoor staat en wat er nog moet gebeuren."""
    with opened() as register:
        shown = views_current(register)
        found = sanction(register, which)
        words = words_of(register)
        if found is not None and found.dossier_id is not None:
            look_at_sanction(register, BY_COMMAND, found.dossier_id, shown)
    if found is None:
        raise NotFound("Deze sanctie is er niet. Controleer het kenmerk, of zoek haar op met 'par sanction list'.")
    if as_json:
        put_json(found)
    else:
        _put_sanction(register, found, words)


def list_sanctions(
    dossier: Annotated[UUID | None, typer.Option(metavar="kenmerk", help="Alleen de sancties in dit dossier.")] = None,
    limit: Annotated[int, typer.Option(metavar="aantal", min=1, max=100, help="Hoeveel hoogstens.")] = 50,
    *,
    in_force: Annotated[bool, typer.Option("--in-force", help="Alleen wat vandaag geldt.")] = False,
    as_json: Json = False,
) -> None:
    """Som sancties en maatregelen op, de laatst gewijzigde eerst."""
    with opened() as register:
        views_current(register)
        found = sanctions(register, dossier_id=dossier, in_force_only=in_force, limit=limit)
        words = words_of(register)
    if as_json:
        put_json(found)
        return
    rows = [
        (one.id, words.sanction(one.kind), SANCTION_STATE[one.state], _term(one), _steps(one))
        for one in found.sanctions
    ]
    put_table("Sancties en maatregelen", ("Kenmerk", "Soort", "Stand", "Looptijd", "Nog te doen"), rows)


def _put_sanction(register: Register, found: WholeSanctionOutput, words: Words) -> None:
    advice = found.advice
    put_fields(
        [
            ("Kenmerk", found.id),
            ("Soort", words.sanction(found.kind)),
            ("Stand", SANCTION_STATE[found.state]),
            ("Geldt vandaag", "ja" if found.in_force else "nee"),
            ("Nog te doen", _steps(found) or None),
            ("Voorgesteld door", who(register, found.proposed_by) if found.proposed_by else None),
            ("Akkoord van", who(register, found.approved_by) if found.approved_by else None),
            ("Opgelegd door", who(register, found.decided_by) if found.decided_by else None),
            ("Opgelegd op", day(found.imposed_on) if found.imposed_on else None),
            ("Looptijd", _term(found) or None),
            ("Herbeoordeling", day(found.review_on) if found.review_on else None),
            ("Gedrag", readable(found.behaviour)),
            ("Norm", readable(found.norm)),
            ("Waarom deze maatregel", readable(found.reason_for_nature)),
            ("Waarom zo lang", readable(found.reason_for_duration)),
            ("Open blijft", readable(found.kept_service)),
            ("Advies van de matrix", ", ".join(map(words.sanction, advice.kinds)) if advice else None),
            ("Waarom afgeweken", readable(found.deviation_reason)),
            ("Gehoord", "\n".join(map(_hearing, found.hearings)) or None),
            ("Waarom acuut", readable(found.acute_reason)),
            ("Notitie", readable(found.note)),
            ("Op de hoogte gebracht", "\n".join(f"{TELLING[n.how]}, {day(n.told_on)}" for n in found.notices) or None),
            ("Bezwaar", _objection(found.objection) if found.objection else None),
            ("Waarom beëindigd", readable(found.ended_because)),
            ("Dossier", found.dossier_id),
            ("Meldingen", "\n".join(map(str, found.incident_ids))),
        ]
    )


def _term(one: SanctionLineOutput) -> str:
    if one.starts_on is None or one.ends_on is None:
        return ""
    return f"{day(one.starts_on)} tot en met {day(one.ends_on)}"


def _steps(one: SanctionLineOutput) -> str:
    return ", ".join(STEPS[step] for step in one.what_is_missing)


def _hearing(one: HearingOutput) -> str:
    how = HEARING_FORM[one.form] if one.form else "uitgenodigd, niet gekomen"
    return f"{how}, {day(one.day)}: {readable(one.text)}"


def _objection(one: ObjectionOutput) -> str:
    received = f"{day(one.received_on)}: {readable(one.summary)}"
    if one.outcome is None or one.decided_on is None:
        return f"{received}\nnog niet beantwoord"
    return f"{received}\n{OBJECTION_OUTCOME[one.outcome]}, {day(one.decided_on)}: {readable(one.reason)}"

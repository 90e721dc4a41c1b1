"""`par projections`: how the views are doing, and building one anew."""

from typing import Annotated

import typer

from api.cli.console import Steps, put_json, put_table, say
from api.cli.exits import Exit
from api.cli.help import add_command, command_group
from api.cli.opened import opened
from api.cli.shown import Json
from projections.projection import Projection
from projections.rebuild import rebuild
from projections.status import Status, status
from projections.views import VIEWS

TROUBLE = {
    None: "in orde",
    "parked": "feiten apart gezet",
    "standing_still": "staat stil",
    "newer_event": "feit van een nieuwere versie",
    "outdated": "moet opnieuw gebouwd",
    "failing": "lukt niet",
}


def projections_commands() -> typer.Typer:
    """`par projections …`."""
    group = command_group("De overzichten (projecties): stand en herbouw.")
    add_command(group, "status", show_status, "par projections status --json")
    add_command(group, "rebuild", rebuild_views, "par projections rebuild", "par projections rebuild dossier_card")
    return group


def show_status(*, as_json: Json = False) -> None:
    """Toon per overzicht hoe ver het is. Eindigt met code 7 als er iets mis is."""
    with opened() as register:
        found = status(register.views, register.organisation, {})
    if as_json:
        put_json([_as_data(one) for one in found])
    else:
        rows = [(o.projection, o.position, o.lag, o.parked, TROUBLE.get(o.unhealthy, o.unhealthy)) for o in found]
        put_table("Overzichten", ("Overzicht", "Positie", "Achter", "Apart gezet", "Stand"), rows)
    if any(one.unhealthy for one in found):
        raise typer.Exit(Exit.UNHEALTHY)


def rebuild_views(
    which: Annotated[
        str | None, typer.Argument(metavar="OVERZICHT", help="Welk overzicht; zonder naam allemaal.")
    ] = None,
    *,
    as_json: Json = False,
) -> None:
    """Bouw overzichten opnieuw uit de feiten, naast de oude; daarna een keer omzetten."""
    chosen = _chosen(which)
    with opened() as register:
        for projection in chosen:
            with Steps(f"{projection.name} herbouwen") as steps:
                rebuild(register.conninfo, projection, progress=steps.at)
            say(f"{projection.name}: opnieuw gebouwd.")
    if as_json:
        put_json({"rebuilt": [projection.name for projection in chosen]})


def _chosen(which: str | None) -> list[Projection]:
    chosen = [projection for projection in VIEWS if which in (None, projection.name)]
    if not chosen:
        known = ", ".join(projection.name for projection in VIEWS)
        raise typer.BadParameter(f"Dit overzicht bestaat niet. Kies een van: {known}.", param_hint="OVERZICHT")
    return chosen


def _as_data(one: Status) -> dict[str, object]:
    return {
        "projection": one.projection,
        "position": one.position,
        "head": one.head,
        "lag": one.lag,
        "parked": one.parked,
        "unhealthy": one.unhealthy,
    }

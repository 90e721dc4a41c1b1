"""`par projections`: how the views are doing, and building one anew."""

from typing import Annotated

import typer

from api.cli.console import Steps, put_json, put_table, say
from api.cli.exits import Exit
from api.cli.incident import Json
from api.cli.opened import opened
from projections.rebuild import rebuild
from projections.status import status
from projections.views import VIEWS

app = typer.Typer(help="De overzichten (projecties): stand en herbouw.", no_args_is_help=True)


@app.command("status")
def show_status(*, as_json: Json = False) -> None:
    """Toon per overzicht hoe ver het is. Eindigt met code 7 als er iets mis is."""
    with opened() as register:
        found = status(register.views, register.organisation, {})
    if as_json:
        put_json(
            [
                {
                    "projection": one.projection,
                    "position": one.position,
                    "head": one.head,
                    "lag": one.lag,
                    "parked": one.parked,
                    "unhealthy": one.unhealthy,
                }
                for one in found
            ]
        )
    else:
        rows = [(o.projection, o.position, o.lag, o.parked, o.unhealthy or "in orde") for o in found]
        put_table("Overzichten", ("Overzicht", "Positie", "Achter", "Apart gezet", "Stand"), rows)
    if any(one.unhealthy for one in found):
        raise typer.Exit(Exit.UNHEALTHY)


@app.command("rebuild")
def rebuild_views(
    which: Annotated[str | None, typer.Argument(help="Welk overzicht; zonder naam allemaal.")] = None,
    *,
    as_json: Json = False,
) -> None:
    """Bouw overzichten opnieuw uit de feiten, naast de oude; daarna een keer omzetten."""
    chosen = [projection for projection in VIEWS if which in (None, projection.name)]
    if not chosen:
        known = ", ".join(projection.name for projection in VIEWS)
        raise typer.BadParameter(f"Dit overzicht bestaat niet. Kies een van: {known}.")
    with opened() as register:
        for projection in chosen:
            with Steps(f"{projection.name} herbouwen") as steps:
                rebuild(register.conninfo, projection, progress=steps.at)
            say(f"{projection.name}: opnieuw gebouwd.")
    if as_json:
        put_json({"rebuilt": [projection.name for projection in chosen]})

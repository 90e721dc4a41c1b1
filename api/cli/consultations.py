"""`par dossier consultations`: who looked into a dossier."""

from functools import partial
from typing import Annotated, Final
from uuid import UUID

import typer

from api.cli.colleagues import who
from api.cli.console import moment, put_json, put_table, say
from api.cli.dossier_pairs import NO_DOSSIER, Dossier
from api.cli.exits import NotFound
from api.cli.opened import opened
from api.cli.shown import Json
from api.cli.views import views_current
from api.local_user import LOCAL_USER
from api.presenting.consultations import consultations_of
from api.presenting.labels import ORIGIN, PART
from api.use_cases.consulting import Looker, consult

BY_COMMAND: Final = Looker(LOCAL_USER, "command")


def list_consultations(
    which: Dossier,
    incident: Annotated[
        UUID | None,
        typer.Option(metavar="kenmerk", help="Alleen wie deze melding in dit dossier kan hebben gezien."),
    ] = None,
    limit: Annotated[int, typer.Option(metavar="aantal", min=1, max=100, help="Hoeveel hoogstens.")] = 50,
    before: Annotated[int | None, typer.Option(metavar="nummer", min=1, help="Ga verder onder dit nummer.")] = None,
    *,
    as_json: Json = False,
) -> None:
    """Som op wie een dossier inzag, de laatste eerst; ook toen het was samengevoegd met een ander."""
    with opened() as register:
        shown = views_current(register)
        listed = partial(consultations_of, register, which, incident_id=incident, before=before, limit=limit)
        found = consult(register, BY_COMMAND, which, "consultations", lambda: (listed(), shown))
    if found is None:
        raise NotFound(NO_DOSSIER)
    if as_json:
        put_json(found)
        return
    rows = [
        (
            moment(one.at),
            who(register, one.reader),
            PART[one.part],
            ORIGIN[one.origin],
            one.opened_as if one.opened_as != which else "",
        )
        for one in found.consultations
    ]
    put_table("Inzages", ("Wanneer", "Door", "Wat", "Waar", "Geopend als dossier"), rows)
    if found.next_before is not None:
        say(f"Er zijn er meer. Ga verder met --before {found.next_before}.")

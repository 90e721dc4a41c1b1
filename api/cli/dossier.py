"""`par dossier`: search a name, show what is known."""

from typing import Annotated
from uuid import UUID

import typer

from api.cli.console import put_fields, put_json, put_table
from api.cli.exits import NotFound
from api.cli.help import add_command, command_group
from api.cli.opened import as_typed, by_option, opened
from api.cli.shown import Json, readable
from api.cli.views import views_current
from api.inputs import NameSearchInput
from api.pages.words import born, day, when
from api.presenting.dossiers import DossierOutput, dossier
from api.presenting.labels import SANCTION_STATE, STATUS, SUBJECT, label, labels
from api.search import NameFinder
from domain.catalogue.catalogue import Catalogue


def dossier_commands() -> typer.Typer:
    """`par dossier …`."""
    group = command_group("Dossiers zoeken en tonen.")
    add_command(
        group, "search", search_dossiers, "par dossier search Jan van den Berg", "par dossier search 'v.d. berg' --json"
    )
    add_command(group, "show", show_dossier, "par dossier show 0c0ffee0-0000-4000-8000-000000000000")
    return group


def search_dossiers(
    name: Annotated[list[str], typer.Argument(metavar="NAAM", help="Een naam, zoals iemand hem zich herinnert.")],
    limit: Annotated[int, typer.Option(metavar="aantal", min=1, max=100, help="Hoeveel hoogstens.")] = 20,
    *,
    as_json: Json = False,
) -> None:
    """Zoek dossiers op naam; typefouten, accenten en voorletters mogen."""
    with opened() as register:
        with by_option({"/name": "NAAM"}):
            wanted = as_typed(register, NameSearchInput, {"name": " ".join(name)})
        views_current(register)
        found = NameFinder(register).search(wanted.name, limit)
    if as_json:
        put_json(found)
        return
    rows = [(hit.id, readable(hit.subject.name), readable(hit.subject.address)) for hit in found.dossiers]
    put_table("Dossiers", ("Kenmerk", "Naam", "Adres"), rows)


def show_dossier(
    which: Annotated[UUID, typer.Argument(metavar="KENMERK", help="Het kenmerk van het dossier.")],
    *,
    as_json: Json = False,
) -> None:
    """Toon een dossier: over wie het gaat, de incidenten en de maatregelen."""
    with opened() as register:
        views_current(register)
        found = dossier(register, which)
        words = register.catalogue
    if found is None:
        raise NotFound("Dit dossier is er niet. Controleer het kenmerk, of zoek het op met 'par dossier search'.")
    if as_json:
        put_json(found)
    else:
        _put_dossier(found, words)


def _put_dossier(found: DossierOutput, words: Catalogue) -> None:
    birth = found.subject.date_of_birth
    put_fields(
        [
            ("Kenmerk", found.id),
            ("Over een", SUBJECT[found.subject.kind]),
            ("Naam", readable(found.subject.name)),
            ("Adres", readable(found.subject.address)),
            ("Geboren", born(birth) if birth else None),
        ]
    )
    rows = [(i.number, when(i), i.unit, labels(words.types, i.types), STATUS[i.status]) for i in found.incidents]
    put_table("Incidenten", ("Nummer", "Wanneer", "Eenheid", "Soort", "Stand"), rows)
    put_table(
        "Sancties en maatregelen",
        ("Soort", "Datum", "Tot en met", "Stand"),
        [
            (
                label(words.sanctions, s.kind),
                day(s.imposed_on),
                day(s.ends_on) if s.ends_on else "",
                SANCTION_STATE[s.state],
            )
            for s in found.sanctions
        ],
    )

"""`par dossier`: search a name, show what is known."""

from typing import Annotated
from uuid import UUID

import typer

from api.cli.console import put_fields, put_json, put_table
from api.cli.exits import NotFound
from api.cli.incident import Json, readable
from api.cli.opened import as_typed, opened
from api.cli.views import views_current
from api.inputs import NameSearchInput
from api.presenting.dossiers import DossierOutput, dossier
from api.presenting.labels import STATUS, SUBJECT, label, labels
from api.presenting.opened import Shown
from api.search import NameFinder
from domain.catalogue.catalogue import Catalogue

app = typer.Typer(help="Dossiers zoeken en tonen.", no_args_is_help=True)


@app.command("search")
def search_dossiers(
    name: Annotated[str, typer.Argument(help="Een naam, zoals iemand hem zich herinnert.")],
    limit: Annotated[int, typer.Option(min=1, max=100, help="Hoeveel hoogstens.")] = 20,
    *,
    as_json: Json = False,
) -> None:
    """Zoek dossiers op naam; typefouten, accenten en voorletters mogen."""
    with opened() as register:
        views_current(register)
        wanted = as_typed(register, NameSearchInput, {"name": name})
        found = NameFinder(register).search(wanted.name, limit)
    if as_json:
        put_json(found)
        return
    rows = [(hit.id, readable(hit.subject.name), _place(hit.subject.address)) for hit in found.dossiers]
    put_table("Dossiers", ("Kenmerk", "Naam", "Adres"), rows)


@app.command("show")
def show_dossier(
    which: Annotated[UUID, typer.Argument(help="Het kenmerk van het dossier.")], *, as_json: Json = False
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


def _place(address: Shown | None) -> str:
    return readable(address) if address else ""


def _put_dossier(found: DossierOutput, words: Catalogue) -> None:
    put_fields(
        [
            ("Kenmerk", found.id),
            ("Over een", SUBJECT[found.subject.kind]),
            ("Naam", _place(found.subject.name)),
            ("Adres", _place(found.subject.address)),
        ]
    )
    rows = [
        (i.number, i.occurred_at.date(), i.unit, labels(words.types, i.types), STATUS[i.status])
        for i in found.incidents
    ]
    put_table("Incidenten", ("Nummer", "Wanneer", "Eenheid", "Soort", "Stand"), rows)
    put_table(
        "Sancties en maatregelen",
        ("Soort", "Datum"),
        [(label(words.sanctions, s.kind), s.imposed_on) for s in found.sanctions],
    )

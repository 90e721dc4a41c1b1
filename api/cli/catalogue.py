"""`par catalogue`: show, diff, import."""

from pathlib import Path
from typing import Annotated, Final
from uuid import uuid4

import typer

from api.catalogue_file import NotYaml, as_json, as_yaml
from api.cli.catalogue_tables import put_catalogue, put_difference
from api.cli.console import put, put_json
from api.cli.exits import NotAccepted, NotFound
from api.cli.files import content_of
from api.cli.help import add_command, command_group
from api.cli.opened import as_sent, by_option, opened
from api.cli.shown import Json
from api.cli.views import views_current
from api.inputs_catalogue import CatalogueInput, ContentInput, content_from
from api.local_user import ask_now
from api.presenting.catalogue import catalogue, stream_version
from api.presenting.catalogue_difference import difference
from api.presenting.written import day
from api.use_cases.asking import Seen
from api.use_cases.catalogue import adopt
from domain.catalogue.stream import catalogue_stream

OPTIONS: Final = {"/effectiveOn": "--effective", "/reason": "--reason"}
File = Annotated[Path, typer.Argument(metavar="BESTAND", help="YAML-bestand; '-' is de standaardinvoer.")]


def catalogue_commands() -> typer.Typer:
    """`par catalogue …`."""
    group = command_group("De catalogus: soorten, sancties, kanalen, termijnen, matrix, brieven en eenheden.")
    add_command(
        group,
        "show",
        show_catalogue,
        "par catalogue show",
        "par catalogue show --version 1 --json",
        "par catalogue show --yaml > catalogus.yaml",
    )
    add_command(group, "diff", diff_catalogue, "par catalogue diff catalogus.yaml")
    add_command(
        group,
        "import",
        import_catalogue,
        "par catalogue import catalogus.yaml --effective 2027-01-01 --reason 'Besluit 12: doxing apart'",
    )
    return group


def show_catalogue(
    version: Annotated[
        int | None, typer.Option(metavar="nummer", min=1, max=9999, help="Welke versie; zonder: die vandaag geldt.")
    ] = None,
    *,
    as_file: Annotated[bool, typer.Option("--yaml", help="Als bestand om aan te passen en in te lezen.")] = False,
    as_json: Json = False,
) -> None:
    """Toon een versie van de catalogus."""
    with opened() as register:
        found = catalogue(register, version)
    if found is None:
        raise NotFound("Deze versie is er niet. Zonder --version ziet u de versie die vandaag geldt.")
    if as_json:
        put_json(found)
    elif as_file:
        put(as_yaml(found), end="")
    else:
        put_catalogue(found)


def diff_catalogue(file: File, *, as_json: Json = False) -> None:
    """Toon wat een bestand zou veranderen aan de catalogus die vandaag geldt. Er verandert niets."""
    content = content_of(file, "BESTAND")
    with opened() as register, by_option({}):
        found = difference(register, content_from(as_sent(register, ContentInput, _json(content))))
    if as_json:
        put_json(found)
    else:
        put_difference(found)


def import_catalogue(
    file: File,
    effective: Annotated[str, typer.Option(metavar="datum", help="Vanaf welke dag hij geldt, zoals 2027-01-01.")],
    reason: Annotated[str, typer.Option(metavar="tekst", help="Waarom; wordt versleuteld bewaard.")],
    *,
    as_json: Json = False,
) -> None:
    """Stel een catalogus uit een bestand vast, vanaf een dag en met een reden."""
    content = _json(content_of(file, "BESTAND"), effectiveOn=effective, reason=reason)
    with opened() as register:
        views_current(register)
        with by_option(OPTIONS):
            typed = as_sent(register, CatalogueInput, content)
            before = stream_version(register)
            seen = Seen(catalogue_stream(register.organisation), before)
            done = adopt(register, ask_now(register, "par catalogue import", typed, key=str(uuid4())), seen, typed)
    if as_json:
        put_json({"catalogueVersion": done.version + 1, "changed": done.version > before, "position": done.position})
    elif done.version > before:
        put(f"Vastgesteld: versie {done.version + 1}, vanaf {day(typed.effective_on)}.")
    else:
        put(f"Er verandert niets: dit is al versie {done.version + 1}.")


def _json(content: bytes, **more: str) -> bytes:
    try:
        return as_json(content, **more)
    except NotYaml as wrong:
        raise NotAccepted([str(wrong)]) from None

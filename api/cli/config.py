"""`par config`: what is set, and whether PAR can start like this."""

import os
from collections.abc import Iterable
from typing import Any, Final

import typer

from api.cli.console import put_fields, put_json, say
from api.cli.help import add_command, command_group
from api.cli.opened import opened, settings
from api.cli.shown import Json
from api.settings import Settings

OURS: Final = {f"PAR_{name.upper()}" for name in Settings.model_fields} | {"PAR_PG_BIN", "PAR_VENV"}
"""Every variable that PAR reads; the last two choose the PostgreSQL programs and the environment of ./par."""


def config_commands() -> typer.Typer:
    """`par config …`."""
    group = command_group("Instellingen.")
    add_command(group, "check", check, "par config check", "PAR_DATA_DIR=/srv/par par config check --json")
    return group


def check(*, as_json: Json = False) -> None:
    """Toon de instellingen die gelden, geheimen verborgen, en open het register om te zien of alles klopt."""
    values = {f"PAR_{name.upper()}": _masked(value) for name, value in settings().model_dump().items()}
    for name in _unknown(os.environ):
        say(f"{name} kent PAR niet, dus die instelling doet niets. Controleer de naam.")
    found: dict[str, Any] = {"register": None, "position": None}
    try:
        with opened() as register:
            found = {"register": "practice" if register.practice else "real", "position": register.log.head()}
    finally:  # what is set is worth the most when the register does not open
        _put(values, found, as_json=as_json)


def _put(values: dict[str, Any], found: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        put_json({"settings": values, **found})
        return
    kind = {"practice": "oefenregister", "real": "echt register", None: "niet geopend"}[found["register"]]
    put_fields([*values.items(), ("Register", kind), ("Positie", found["position"])])


def _unknown(names: Iterable[str]) -> list[str]:
    return sorted(name for name in names if name.startswith("PAR_") and name not in OURS)


def _masked(value: object) -> object:
    return value if isinstance(value, int) or value is None else str(value)

"""`par config`: what is set, and whether PAR can start like this."""

import typer

from api.cli.console import put_fields, put_json
from api.cli.incident import Json
from api.cli.opened import opened
from api.settings import Settings

app = typer.Typer(help="Instellingen.", no_args_is_help=True)


@app.command("check")
def check(*, as_json: Json = False) -> None:
    """Toon de instellingen die gelden, geheimen verborgen, en open het register om te zien of alles klopt."""
    settings = Settings()
    values = {f"PAR_{name.upper()}": _masked(value) for name, value in settings.model_dump().items()}
    with opened() as register:
        values |= {
            "register": "oefenregister" if register.practice else "echt register",
            "positie": register.log.head(),
        }
    if as_json:
        put_json(values)
    else:
        put_fields(values.items())


def _masked(value: object) -> object:
    return value if isinstance(value, int) or value is None else str(value)

"""`par serve`, `par demo`, `par project`, `par migrate`: the commands that keep a register running."""

import os
import signal
import threading
from contextlib import closing
from datetime import date
from typing import Annotated

import typer

from api.cli.console import Steps, put, say
from api.cli.report import as_table
from api.cli.views import views_current
from api.pages import routes
from api.practice.load import load_practice_register
from api.presenting.reports import report
from api.register import Register, open_register, prepare_database
from api.serving import serve_register
from api.settings import Settings
from projections.projector import Projector
from store.connections import Reading
from store.errors import UnsafeStore

REPORT_2024 = (date(2024, 9, 1), date(2024, 12, 31))
Port = Annotated[int | None, typer.Option(help="Poort; 0 kiest een vrije.", min=0, max=65535)]


def demo_command(
    port: Port = None,
    *,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Stop na de tabel.")] = False,
    empty: Annotated[bool, typer.Option("--empty", help="Een oefenregister zonder incidenten.")] = False,
) -> None:
    """Zet een oefenregister klaar, toon de tabel van 2024 en start de dienst."""
    settings = _settings(port=port)
    say(f"Oefenregister in {settings.data_dir}")
    with open_register(settings, practice=True, announce=say) as register:
        _refuse_real(register)
        if empty:
            _refuse_filled(register)
            say("Oefenregister zonder incidenten.")
        else:
            with Steps("Oefenregister vullen") as steps:
                load_practice_register(register, steps.at)
            views_current(register)
            put(as_table(report(register, 2024, *REPORT_2024), practice=True))
        if not no_serve:
            serve_register(register, settings, pages=routes(register), tell=say)


def serve_command(
    host: Annotated[str | None, typer.Option(help="Adres; voorlopig alleen deze computer.")] = None,
    port: Port = None,
    *,
    no_projector: Annotated[
        bool, typer.Option("--no-projector", help="Overzichten bijhouden doet 'par project'.")
    ] = False,
) -> None:
    """Start de dienst op deze computer, tot Ctrl-C."""
    settings = _settings(host=host, port=port)
    with open_register(settings, announce=say) as register:
        serve_register(register, settings, with_projections=not no_projector, pages=routes(register), tell=say)


def project_command() -> None:
    """Houd alleen de overzichten bij, tot Ctrl-C. Heeft geen sleutels nodig."""
    settings = Settings()
    if settings.dsn is None:
        raise UnsafeStore("'par project' hoort bij een eigen databaseserver. Zet PAR_DSN, of gebruik 'par serve'.")
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    conninfo = settings.dsn.get_secret_value()
    with closing(Reading(conninfo)) as reading, Projector(conninfo, settings.organisation, reading):
        say("De overzichten worden bijgehouden. Stop met Ctrl-C.")
        stop.wait()


def migrate_command() -> None:
    """Breng de database op de versie van dit programma; heeft PAR_OWNER_DSN nodig."""
    settings = Settings()
    if settings.owner_dsn is None:
        raise UnsafeStore("Voor 'par migrate' is PAR_OWNER_DSN nodig: een login die het schema mag wijzigen.")
    _, applied = prepare_database(settings.owner_dsn.get_secret_value(), settings.organisation, practice=False)
    say(f"Uitgevoerd: {', '.join(applied)}" if applied else "De database is al bij.")


def _settings(*, host: str | None = None, port: int | None = None) -> Settings:
    given = {"PAR_HOST": host, "PAR_PORT": None if port is None else str(port)}
    os.environ.update({name: value for name, value in given.items() if value is not None})
    return Settings()


def _refuse_real(register: Register) -> None:
    if not register.practice:
        raise UnsafeStore(
            "In deze map staat een echt register. Daar komt geen oefening in. Kies een andere map met PAR_DATA_DIR."
        )


def _refuse_filled(register: Register) -> None:
    if register.log.head() > 0:
        raise UnsafeStore(
            "Dit oefenregister heeft al incidenten, en wat vastligt verdwijnt niet. "
            "Kies voor een leeg oefenregister een andere map met PAR_DATA_DIR."
        )

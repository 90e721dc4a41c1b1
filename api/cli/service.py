"""`par serve`, `par demo`, `par project`, `par migrate`: the commands that keep a register running."""

import signal
import threading
from contextlib import closing
from datetime import date
from typing import Annotated

import typer

from api.cli.console import Steps, put, say, text_width
from api.cli.opened import settings
from api.cli.report import WIDTH, as_table
from api.cli.views import views_current
from api.log_lines import start_logging
from api.pages import routes
from api.practice.load import load_practice_register
from api.presenting.reports import report
from api.register import Register, open_register, prepare_database
from api.serving import refuse_other_machines, serve_register
from projections.projector import Projector
from store.connections import Reading
from store.errors import UnsafeStore
from store.migrate import identity_of

REPORT_2024 = (date(2024, 9, 1), date(2024, 12, 31))
Port = Annotated[int | None, typer.Option(metavar="poort", help="Poort; 0 kiest een vrije.", min=0, max=65535)]


def demo_command(
    port: Port = None,
    *,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Stop na de tabel.")] = False,
    empty: Annotated[bool, typer.Option("--empty", help="Een oefenregister zonder incidenten.")] = False,
) -> None:
    """Zet een oefenregister klaar, toon de tabel van 2024 en start de dienst."""
    chosen = settings(port=port)
    refuse_other_machines(chosen.host)
    with open_register(chosen, practice=True, announce=say) as register:
        _refuse_real(register)
        if empty:
            _refuse_filled(register)
        say(f"Oefenregister in {chosen.data_dir}")
        if empty:
            say("Oefenregister zonder incidenten.")
        else:
            _fill(register)
            figures = report(register, 2024, *REPORT_2024)
            put(as_table(figures, practice=True, width=text_width(WIDTH)))
        if not no_serve:
            serve_register(register, chosen, pages=routes(register), tell=say)


def serve_command(
    host: Annotated[
        str | None, typer.Option(metavar="adres", help="127.0.0.1, ::1 of localhost: alleen deze computer.")
    ] = None,
    port: Port = None,
    *,
    no_projector: Annotated[
        bool, typer.Option("--no-projector", help="Overzichten bijhouden doet 'par project'.")
    ] = False,
) -> None:
    """Start de dienst op deze computer, tot Ctrl-C."""
    chosen = settings(host=host, port=port)
    refuse_other_machines(chosen.host)
    with open_register(chosen, announce=say) as register:
        serve_register(register, chosen, with_projections=not no_projector, pages=routes(register), tell=say)


def project_command() -> None:
    """Houd alleen de overzichten bij, tot Ctrl-C. Heeft geen sleutels nodig."""
    chosen = settings()
    if chosen.dsn is None:
        raise UnsafeStore("'par project' hoort bij een eigen databaseserver. Zet PAR_DSN, of gebruik 'par serve'.")
    conninfo = chosen.dsn.get_secret_value()
    identity_of(conninfo)  # a server that is not there or not prepared ends it, instead of trying for ever
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    start_logging()
    with closing(Reading(conninfo)) as reading, Projector(conninfo, chosen.organisation, reading):
        say("De overzichten worden bijgehouden. Stop met Ctrl-C.")
        stop.wait()


def migrate_command() -> None:
    """Breng de database op de versie van dit programma; heeft PAR_OWNER_DSN nodig."""
    chosen = settings()
    if chosen.owner_dsn is None:
        raise UnsafeStore("Voor 'par migrate' is PAR_OWNER_DSN nodig: een login die het schema mag wijzigen.")
    _, applied = prepare_database(chosen.owner_dsn.get_secret_value(), chosen.organisation, practice=False)
    say(f"Uitgevoerd: {', '.join(applied)}" if applied else "De database is al bij.")


def _fill(register: Register) -> None:
    with Steps("Oefenregister nalopen en aanvullen") as steps:
        load_practice_register(register, steps.at)
    views_current(register)


def _refuse_real(register: Register) -> None:
    if not register.practice:
        raise UnsafeStore(
            "Dit is een echt register. Daar komt geen oefening in. "
            "Kies een andere map met PAR_DATA_DIR, en laat PAR_DSN weg."
        )


def _refuse_filled(register: Register) -> None:
    if register.log.head() > 0:
        raise UnsafeStore(
            "Dit oefenregister heeft al incidenten, en wat vastligt verdwijnt niet. "
            "Kies voor een leeg oefenregister een andere map met PAR_DATA_DIR."
        )

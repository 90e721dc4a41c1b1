"""The `par` command. Exit codes: see `api.cli.exits` and docs/cli.md."""

import logging
import sys
import traceback
from importlib.metadata import version
from io import TextIOWrapper
from typing import Annotated

import typer

from api.cli.aftercare import aftercare_commands
from api.cli.bench import bench_command
from api.cli.catalogue import catalogue_commands
from api.cli.config import config_commands
from api.cli.console import ReaderGone, put, say
from api.cli.deputy import deputy_commands
from api.cli.dossier import dossier_commands
from api.cli.events import events_commands
from api.cli.exits import Exit, explain
from api.cli.help import add_command, command_group
from api.cli.incident import incident_commands
from api.cli.letter import letter_commands
from api.cli.notifications import notifications_commands
from api.cli.projections import projections_commands
from api.cli.report import report_command
from api.cli.sanction import sanction_commands
from api.cli.service import demo_command, migrate_command, project_command, serve_command
from api.cli.task import task_commands
from api.cli.usage import usage_lines
from api.cli.work import show_work_list, terms_commands


def main() -> None:
    """Run a command and end with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # names of people do not fit in less
    # Lines of libraries are English and for a log; the service starts one.
    logging.getLogger().addHandler(logging.NullHandler())
    sys.exit(run(sys.argv[1:]))


def par() -> typer.Typer:
    """All commands."""
    app = command_group("PAR, het register van agressie tegen mensen met een publieke taak.")
    app.callback()(_before_any_command)
    add_command(app, "demo", demo_command, "par demo", "par demo --no-serve", "par demo --port 8080")
    add_command(app, "serve", serve_command, "par serve", "par serve --port 8080")
    app.add_typer(incident_commands(), name="incident")
    app.add_typer(aftercare_commands(), name="aftercare")
    app.add_typer(dossier_commands(), name="dossier")
    app.add_typer(letter_commands(), name="letter")
    app.add_typer(sanction_commands(), name="sanction")
    add_command(
        app,
        "work-list",
        show_work_list,
        "par work-list",
        "par work-list --unit Publieksbalie --json",
        "par work-list --person manager",
    )
    app.add_typer(task_commands(), name="task")
    app.add_typer(deputy_commands(), name="deputy")
    app.add_typer(terms_commands(), name="terms")
    app.add_typer(notifications_commands(), name="notifications")
    add_command(
        app,
        "report",
        report_command,
        "par report 2024",
        "par report 2024 --from 2024-09-01 --to 2024-12-31",
        "par report 2024 --format csv > tabel.csv",
    )
    app.add_typer(catalogue_commands(), name="catalogue")
    app.add_typer(projections_commands(), name="projections")
    app.add_typer(events_commands(), name="events")
    app.add_typer(config_commands(), name="config")
    add_command(app, "project", project_command, "par project")
    add_command(app, "migrate", migrate_command, "par migrate")
    add_command(app, "bench", bench_command, "par bench append")
    return app


def run(arguments: list[str]) -> int:
    """The exit code of a command line; an error becomes words for the person at the terminal."""
    try:
        outcome = par()(arguments, prog_name="par", standalone_mode=False)
    except typer.TyperException as wrong:
        for line in usage_lines(wrong):
            say(line)
        return Exit.USAGE
    except ReaderGone:
        return Exit.DONE
    except (KeyboardInterrupt, typer.Abort):
        outcome = Exit.INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last place where it can become words
        return _told(error)
    if outcome == Exit.INTERRUPTED:
        say("Afgebroken. Wat al is vastgelegd, blijft bewaard.")
    return outcome if isinstance(outcome, int) else Exit.DONE


def _show_version(wanted: bool) -> None:
    if wanted:
        put(version("par-register"))
        raise typer.Exit


def _before_any_command(
    *,
    _version: Annotated[
        bool, typer.Option("--version", help="Toon de versie.", is_eager=True, callback=_show_version)
    ] = False,
) -> None:
    """Nothing: what holds for every command is in its options."""


def _told(error: Exception) -> int:
    explained = explain(error)
    if explained is None:
        # The text of an unknown error may hold what was typed, so only its kind and place are shown.
        where = traceback.extract_tb(error.__traceback__)[-1]
        say(f"Onverwachte fout: {type(error).__name__} in {where.name}, regel {where.lineno}.")
        say("Wat al is vastgelegd, blijft bewaard. Probeer het opnieuw.")
        say("Blijft het misgaan, meld het dan met de eerste regel aan de beheerder.")
        return Exit.UNEXPECTED
    code, lines = explained
    for line in lines:
        say(line)
    return code

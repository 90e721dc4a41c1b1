"""The `par` command. Exit codes: see `api.cli.exits` and docs/cli.md."""

import sys
import traceback

import typer
from typer._click.exceptions import ClickException

from api.cli import config, dossier, events, incident, projections
from api.cli.bench import bench_command
from api.cli.console import say
from api.cli.exits import Exit, explain
from api.cli.report import report_command
from api.cli.service import demo_command, migrate_command, project_command, serve_command

app = typer.Typer(
    help="PAR, het register van agressie tegen mensen met een publieke taak.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("demo")(demo_command)
app.command("serve")(serve_command)
app.command("project")(project_command)
app.command("migrate")(migrate_command)
app.command("report")(report_command)
app.command("bench")(bench_command)
app.add_typer(incident.app, name="incident")
app.add_typer(dossier.app, name="dossier")
app.add_typer(projections.app, name="projections")
app.add_typer(events.app, name="events")
app.add_typer(config.app, name="config")


def main() -> None:
    """Run a command and end with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """The exit code of a command line; an error becomes words for the person at the terminal."""
    try:
        outcome = app(arguments, prog_name="par", standalone_mode=False)
    except typer.Exit as ended:
        return ended.exit_code
    except ClickException as wrong:
        wrong.show(sys.stderr)
        return Exit.USAGE
    except (KeyboardInterrupt, typer.Abort, BrokenPipeError):
        return Exit.DONE
    except Exception as error:  # noqa: BLE001 - the last place where it can become words
        return _told(error)
    return outcome if isinstance(outcome, int) else Exit.DONE


def _told(error: Exception) -> int:
    explained = explain(error)
    if explained is None:
        # The text of an unknown error may hold what was typed, so only its kind and place are shown.
        where = traceback.extract_tb(error.__traceback__)[-1]
        say(f"Onverwachte fout: {type(error).__name__} in {where.name}, regel {where.lineno}. Er is niets verloren.")
        say("Probeer het opnieuw. Blijft het misgaan, meld het dan met deze regel aan de beheerder.")
        return Exit.UNEXPECTED
    code, lines = explained
    for line in lines:
        say(line)
    return code

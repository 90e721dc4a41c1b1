"""`par work-list` and `par terms`: what waits for somebody, and the process that keeps the terms."""

import signal
import threading
from contextlib import nullcontext
from typing import Annotated, Final

import typer

from api.cli.colleagues import OfPerson, called, person_of
from api.cli.console import moment, put_json, put_table, say
from api.cli.help import add_command, command_group
from api.cli.opened import opened, settings
from api.cli.shown import Json
from api.cli.views import views_current
from api.log_lines import start_logging
from api.notification_keeper import NotificationKeeper
from api.notifications.switch import notifier_of
from api.presenting.tasks import TaskOutput, tasks
from api.presenting.words import words_of
from api.presenting.work_list import work_list
from api.presenting.written import day, readable
from api.register import Register
from api.term_keeper import TermKeeper

STATES: Final = {
    "running": "loopt",
    "near": "bijna",
    "due": "vandaag",
    "breached": "voorbij",
    "late": "te laat",
    "dropped": "vervallen",
    "done": "gedaan",
    "over": "niet meer nodig",
}
Unit = Annotated[
    str | None,
    typer.Option(metavar="eenheid", help="Alleen van deze eenheid, met wat daarin opging."),
]


def terms_commands() -> typer.Typer:
    """`par terms …`."""
    group = command_group("Termijnen: wat loopt, en het proces dat eraan herinnert.")
    add_command(group, "list", list_terms, "par terms list", "par terms list --json")
    add_command(group, "run", run_terms, "par terms run", "par terms run --once")
    return group


def show_work_list(unit: Unit = None, person: OfPerson = None, *, as_json: Json = False) -> None:
    """De werklijst: nieuwe meldingen, termijnen voorbij of dichtbij, open besluiten en gemaakte taken."""
    with opened() as register:
        views_current(register)
        who = person_of(register, person, "--person") if person else None
        found, words = work_list(register, unit, who), words_of(register)
    if as_json:
        put_json(found)
        return
    new = [(one.number, day(one.occurred_at), one.unit, ", ".join(map(words.kind, one.types))) for one in found.new]
    put_table("Nieuwe meldingen", ("Nummer", "Dag", "Eenheid", "Soort"), new)
    _put_tasks("Termijnen die voorbij zijn", found.breached)
    _put_tasks("Termijnen die bijna aflopen", found.near)
    _put_tasks("Wacht op een besluit", found.decisions)
    _put_tasks("Gemaakte taken", found.made)


def list_terms(unit: Unit = None, *, as_json: Json = False) -> None:
    """Som alles op wat nog moet gebeuren, het dringendste eerst."""
    with opened() as register:
        views_current(register)
        found = tasks(register, unit)
    if as_json:
        put_json(found)
    else:
        _put_tasks("Wat nog moet gebeuren", found.tasks)


def run_terms(*, once: Annotated[bool, typer.Option("--once", help="Kijk een keer, en stop dan.")] = False) -> None:
    """Leg herinneringen, laatste dagen en overschrijdingen vast en mail dat er iets klaarstaat, tot Ctrl-C. 'par serve'
    doet dit ook."""
    chosen = settings()
    with opened() as register:
        views_current(register)
        keeper, notifier = TermKeeper(register), notifier_of(chosen, register)
        mail = None if notifier is None else NotificationKeeper(register, notifier)
        if once:
            _look_once(register, keeper, mail)
            return
        stop = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stop.set())
        start_logging()
        with register.projector, keeper, mail or nullcontext():
            say("De termijnen worden bijgehouden. Stop met Ctrl-C.")
            stop.wait()


def _look_once(register: Register, keeper: TermKeeper, mail: NotificationKeeper | None) -> None:
    say(f"Vastgelegd over termijnen: {keeper.look().facts}.")
    if mail is None:
        return
    views_current(register)
    done = mail.look()
    say(f"Verstuurde mails: {done.mails}.")
    for not_sent in done.failed:
        say(str(not_sent))


def whose(one: TaskOutput) -> str:
    """Who does a task, and who stands in today."""
    return called(one.person) + (f" (waarnemer: {called(one.deputy)})" if one.deputy else "")


def state_of(one: TaskOutput) -> str:
    """How a task stands, in words; of one that was dropped also why, and that the term passed all the same."""
    if one.dropped is None:
        return STATES[one.state] if one.due_at or one.state != "near" else "wacht"
    dropped = f"{STATES['dropped']}: {readable(one.dropped.reason)}"
    return dropped if one.state == "dropped" else f"{STATES[one.state]} ({dropped})"


def _put_tasks(title: str, found: tuple[TaskOutput, ...]) -> None:
    rows = [
        (
            one.number or "",
            readable(one.what),
            moment(one.due_at) if one.due_at else "",
            state_of(one),
            one.unit or "",
            whose(one),
        )
        for one in found
    ]
    put_table(title, ("Nummer", "Wat", "Uiterlijk", "Stand", "Eenheid", "Wie"), rows)

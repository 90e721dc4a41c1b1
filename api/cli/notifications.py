"""`par notifications`: what was mailed to whom, and whether mail works."""

from typing import Annotated, Final
from uuid import uuid4

import typer

from api.cli.console import moment, put_json, put_table, say
from api.cli.exits import NotAccepted
from api.cli.help import add_command, command_group
from api.cli.opened import opened, settings
from api.cli.shown import Json
from api.cli.views import views_current
from api.notifications.port import Mail
from api.notifications.switch import notifier_of
from api.presenting.notifications import notifications_shown, why
from domain.catalogue.catalogue import mailbox_of

STATUSES: Final = {"under_way": "onderweg", "failed": "mislukt", "sent": "verstuurd"}
WHOLE: Final = "de hele organisatie"
OFF: Final = "Er is geen mailserver ingesteld, dus PAR mailt niets. Zet PAR_SMTP_HOST, PAR_MAIL_FROM en PAR_BASE_URL."
Unit = Annotated[
    str | None, typer.Option(metavar="eenheid", help="Naar de postbus van deze eenheid; zonder: van de organisatie.")
]
Limit = Annotated[
    int, typer.Option(metavar="aantal", min=1, max=100, help="Hoeveel mails hoogstens, de nieuwste eerst.")
]
Cursor = Annotated[
    int | None, typer.Option(metavar="nummer", min=1, help="Ga verder waar het vorige antwoord ophield (nextCursor).")
]


def notifications_commands() -> typer.Typer:
    """`par notifications …`."""
    group = command_group("Mail dat er iets klaarstaat: wat verstuurd is, wat mislukte, en of het werkt.")
    add_command(group, "list", list_notifications, "par notifications list", "par notifications list --limit 10 --json")
    add_command(group, "test", send_test_mail, "par notifications test", "par notifications test --unit Publieksbalie")
    return group


def list_notifications(limit: Limit = 50, cursor: Cursor = None, *, as_json: Json = False) -> None:
    """Som op welke mail naar welke postbus ging en wanneer, wat mislukte, en wat nog wacht."""
    with opened() as register:
        views_current(register)
        mail_on = settings().smtp_host is not None
        found = notifications_shown(register, mail_on=mail_on, cursor=cursor, limit=limit)
    if as_json:
        put_json(found)
        return
    if not mail_on:
        say(OFF)
    put_table(
        "Wacht op mail",
        ("Eenheid", "Hoeveel", "Sinds", "Naar postbus"),
        [
            (
                one.unit or "onbekend",
                one.facts,
                moment(one.since),
                one.address or "geen postbus: hierover gaat niets uit",
            )
            for one in found.waiting
        ],
    )
    put_table(
        "Mails",
        ("Laatst", "Postbus van", "Adres", "Stand", "Pogingen", "Opnieuw vanaf", "Waarom mislukt"),
        [
            (
                moment(one.last_at),
                one.unit or WHOLE,
                one.address,
                STATUSES[one.status],
                one.attempts,
                moment(one.again_at) if one.again_at else None,
                None if one.status == "sent" else why(one),
            )
            for one in found.notifications
        ],
    )


def send_test_mail(unit: Unit = None) -> None:
    """Stuur een proefmail naar een postbus. Dat wordt niet vastgelegd."""
    chosen = settings()
    with opened() as register:
        notifier = notifier_of(chosen, register)
        if notifier is None:
            raise NotAccepted([OFF])
        mailbox = mailbox_of(register.catalogue, unit)
        if mailbox is None:
            raise NotAccepted(["Er is geen postbus om naar te mailen. Zet er een in de catalogus, onder 'mailboxes'."])
        notifier.send(Mail(uuid4(), mailbox.address, test=True))
    say(f"De mailserver nam een proefmail aan voor {mailbox.address}. Kijk of hij aankomt.")

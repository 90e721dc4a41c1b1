"""The mail itself. It never says what there is to do or about whom: it travels, and stays, where PAR does not reach."""

from collections.abc import Callable
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Final, NamedTuple

from api.notifications.port import Mail

WORK_LIST: Final = "/"
"""The page that the link leads to: the start page, until the work list has one of its own."""
_REMINDER: Final = """\
Goedendag,

In PAR staat iets voor u klaar. Wat het is, staat niet in deze mail.
Open PAR en kijk in de werklijst:

{link}
"""
_TEST: Final = """\
Goedendag,

Dit is een proefmail van PAR. U hoeft niets te doen.
In een echte mail staat dat er iets voor u klaarstaat, met deze link:

{link}
"""
_PRACTICE: Final = "\nDeze mail komt uit een oefenregister. Alles daarin is verzonnen.\n"
_FOOT: Final = """
U krijgt deze mail omdat dit adres in PAR staat als gedeelde postbus.
Antwoorden op deze mail leest niemand.
"""


class Letterhead(NamedTuple):
    """What is the same in every mail."""

    sender: str
    base_url: str
    practice: bool
    clock: Callable[[], datetime]


def compose(mail: Mail, head: Letterhead) -> EmailMessage:
    """The mail, ready to be handed over."""
    message = EmailMessage()
    subject = "proefmail" if mail.test else "er staat iets voor u klaar"
    message["Subject"] = f"{'[oefening] ' if head.practice else ''}PAR: {subject}"
    message["From"] = head.sender
    message["To"] = mail.address
    message["Date"] = format_datetime(head.clock())
    message["Message-ID"] = f"<{mail.notification_id}@{domain_of(head.sender)}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no machine answers it
    message["X-Auto-Response-Suppress"] = "All"  # the same for Exchange
    text = _TEST if mail.test else _REMINDER
    link = head.base_url.rstrip("/") + WORK_LIST
    message.set_content(text.format(link=link) + (_PRACTICE if head.practice else "") + _FOOT)
    return message


def domain_of(address: str) -> str:
    """What stands after the @."""
    return address.rpartition("@")[2]

"""The port through which notifications leave PAR. Who sends knows a mailbox and an id, and nothing that is in PAR."""

from collections.abc import Mapping
from typing import Final, NamedTuple, Protocol
from uuid import UUID

from domain.notification.events import Why

WORDS: Final[Mapping[Why, str]] = {
    "unreachable": "de mailserver is niet te bereiken",
    "no_answer": "de mailserver antwoordt niet op tijd",
    "connection_lost": "de mailserver verbrak de verbinding",
    "insecure": "er komt geen veilige verbinding tot stand, of het certificaat klopt niet",
    "login_refused": "de mailserver neemt deze gebruiker of dit wachtwoord niet aan",
    "busy": "de mailserver vraagt om het later te proberen",
    "refused": "de mailserver weigert deze mail",
}
"""Why a mail did not go, as people read it."""


class Mail(NamedTuple):
    """A mail to send. It has no content: there is none to give."""

    notification_id: UUID
    """Stays the same when it is tried again, so that whoever gets it twice can tell."""
    address: str
    """A functional mailbox."""
    test: bool = False
    """Sent by hand, to see whether mail arrives."""


class NotSent(Exception):
    """The mail did not go, or so it seems. Carries no words of the mail server: those can hold anything."""

    def __init__(self, why: Why, reply: int | None = None) -> None:
        code = "" if reply is None else f" (code {reply})"
        super().__init__(
            f"De mail is niet verstuurd: {WORDS[why]}{code}. Controleer de mailserver en de instellingen die met "
            "PAR_SMTP beginnen, en probeer het opnieuw."
        )
        self.why: Why = why
        self.reply = reply
        """The code of three figures that the mail server answered with."""


class Notifier(Protocol):
    """What can send a notification."""

    def send(self, mail: Mail) -> None:
        """Hand it over. Raises `NotSent`; returns only when somebody else answers for it from now on."""
        ...

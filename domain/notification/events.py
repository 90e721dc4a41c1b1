"""The facts of a notification, a mail to a mailbox. Names and fields are a STORAGE FORMAT: `domain.incident.events`.

To whom is on record as a unit and a version of the catalogue: the address stands there. What was in it is not, for a
notification says nothing but that there is something to do. They are recorded by the process that sends, with its own
pseudonym as actor.
"""

from typing import Literal
from uuid import UUID

from domain.catalogue.catalogue import UnitName
from domain.event import Event, Value
from domain.periods import Moment

Why = Literal["unreachable", "no_answer", "connection_lost", "insecure", "login_refused", "busy", "refused"]
"""Why a mail server did not take a mail. `busy`: it asks to come back later (SMTP 4xx); `refused`: it says no (5xx)."""


class TermFact(Value):
    """Which fact of a term there is something to do about."""

    term_id: UUID
    """The stream of the term."""
    version: int
    """The place of the fact in it."""


class NotificationAttempted(Event):
    """PAR is about to hand the mail to the mail server. On record first, so that no other process does the same."""

    NAME = "notification.attempted"
    attempt: int
    """1, 2, 3 …"""
    unit: UnitName | None
    """Whose mailbox; None for that of the organisation as a whole."""
    catalogue_version: int
    """In which its address stands."""
    about: tuple[TermFact, ...]
    """What it is about, besides what earlier attempts were about already."""
    lost_at: Moment
    """Without an outcome by then the attempt counts as lost, and is followed by another."""


class NotificationSent(Event):
    """The mail server took the mail."""

    NAME = "notification.sent"
    attempt: int


class NotificationFailed(Event):
    """The mail server did not take the mail. It is tried again."""

    NAME = "notification.failed"
    attempt: int
    why: Why
    reply: int | None
    """The code of three figures that the mail server answered with; None when it gave none."""
    again_at: Moment
    """The moment from which it is tried again."""


NotificationEvent = NotificationAttempted | NotificationSent | NotificationFailed

"""What can be asked of a notification."""

from domain.catalogue.catalogue import UnitName
from domain.event import Value
from domain.notification.events import TermFact, Why
from domain.periods import Moment


class AttemptNotification(Value):
    """Send it now to the mailbox that stands in this version of the catalogue."""

    at: Moment
    unit: UnitName | None
    catalogue_version: int
    about: tuple[TermFact, ...]
    """What it has to be about as well, besides what it is about already."""


class ReportSent(Value):
    """The mail server took it."""

    attempt: int


class ReportFailed(Value):
    """The mail server did not take it."""

    at: Moment
    attempt: int
    why: Why
    reply: int | None


NotificationCommand = AttemptNotification | ReportSent | ReportFailed

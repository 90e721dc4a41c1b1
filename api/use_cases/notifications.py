"""Mailing what was said of terms: one mail per mailbox for all there is, tried again until the mail server takes it.

What has to be mailed follows from the facts, so nothing is lost by a mail server that is down or a process that ends. A
mail can go out twice when a process ends between sending it and recording that, for then nobody knows: it has the same
Message-ID both times.
"""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Final, NamedTuple
from uuid import UUID, uuid5

from api.local_user import LOCAL_USER
from api.notifications.port import Mail, Notifier, NotSent
from api.register import Register
from api.use_cases.asking import Ask, command
from domain.catalogue.catalogue import Catalogue, Mailbox, mailbox_of
from domain.catalogue.mapping import units_now
from domain.catalogue.state import in_force
from domain.catalogue.stream import catalogue_stream
from domain.notification.commands import AttemptNotification, NotificationCommand, ReportFailed, ReportSent
from domain.notification.decisions import decide
from domain.notification.events import NotificationEvent, TermFact, Why
from domain.notification.state import fold
from domain.notification.stream import notification_stream
from domain.periods import local_day
from projections.incident_overview.queries import numbers_of
from projections.notifications import queries
from projections.notifications.queries import Figures, ToTell
from store.command import Change
from store.errors import VersionConflict

THE_POST: Final = uuid5(LOCAL_USER, "notifications")
"""The pseudonym of the process itself: no person recorded these facts."""
STILL_NEWS: Final = timedelta(days=7)
"""What was said longer ago is not mailed any more: when mail is first switched on, the past stays in the work list."""
MOST_FACTS: Final = 10_000
MOST_OPEN: Final = 1_000
IN_ONE_MAIL: Final = 500
"""Facts that one attempt takes along: what is left goes with a later mail."""
OF_THE_SERVER: Final[frozenset[Why]] = frozenset(
    {"unreachable", "no_answer", "connection_lost", "insecure", "login_refused"}
)
"""Trouble that the next mail would meet as well."""


class Waiting(NamedTuple):
    """What no notification is about yet, of one unit."""

    unit: str | None
    """Whose work it is; None when no unit is known of it."""
    mailbox: Mailbox | None
    """Where the mail about it goes; None when there is nowhere to mail to."""
    facts: tuple[ToTell, ...]


class Due(NamedTuple):
    """A notification to try now."""

    notification_id: UUID
    mailbox: Mailbox
    about: tuple[TermFact, ...]


class Sent(NamedTuple):
    """What came of one round."""

    mails: int
    failed: tuple[NotSent, ...]


def mail_figures(register: Register) -> Figures:
    """Counts for the operator. Raises `StoreUnavailable`."""
    now = register.clock()
    return queries.figures(register.views, register.organisation, now, now - STILL_NEWS)


def waiting(register: Register, catalogue: Catalogue) -> list[Waiting]:
    """What no notification is about yet, per unit, the longest waiting first. Raises `StoreUnavailable`."""
    facts = queries.waiting(register.views, register.organisation, register.clock() - STILL_NEWS, MOST_FACTS)
    incidents = {fact.incident_id for fact in facts if fact.incident_id is not None}
    known = numbers_of(register.views, register.organisation, list(incidents))
    by_unit: dict[str | None, list[ToTell]] = {}
    for fact in facts:
        numbered = known.get(fact.incident_id) if fact.incident_id is not None else None
        by_unit.setdefault(None if numbered is None else _unit_now(register, numbered.unit, catalogue), []).append(fact)
    return [Waiting(unit, mailbox_of(catalogue, unit), tuple(found)) for unit, found in by_unit.items()]


def _unit_now(register: Register, unit: str, catalogue: Catalogue) -> str | None:
    """The unit that this one went up in; None when it was divided, so that only the organisation as a whole is left."""
    names = units_now(register.catalogues.state, unit, catalogue)
    return names[0] if len(names) == 1 else None


def due(register: Register, catalogue: Catalogue) -> list[Due]:
    """The notifications to try now, those that failed before the new ones. Raises `StoreUnavailable`.

    What waits for a mailbox that has an open notification goes along with that, or waits for it.
    """
    now = register.clock()
    new = _by_mailbox(waiting(register, catalogue))
    again: list[Due] = []
    for one in queries.open_notifications(register.views, register.organisation, MOST_OPEN):
        mailbox = mailbox_of(catalogue, one.unit)
        if mailbox is None:
            continue
        along = new.pop(mailbox, ())
        if one.again_at is None or now >= one.again_at:
            again.append(Due(one.notification_id, mailbox, along[:IN_ONE_MAIL]))
    return again + [Due(notification_stream(facts[0]), mailbox, facts[:IN_ONE_MAIL]) for mailbox, facts in new.items()]


def send_what_is_due(register: Register, notifier: Notifier, *, going_on: Callable[[], bool] = lambda: True) -> Sent:
    """Try every notification that is due once, until the mail server itself turns out to be in trouble.

    `going_on` is asked before each. Raises `StoreError`; what was recorded by then stays.
    """
    register.catalogues.refresh()
    adopted = register.catalogues.state
    catalogue = in_force(adopted, local_day(register.clock()))
    # What another process adopts in between may send a mail elsewhere: then the next round looks again.
    unchanged = Change(catalogue_stream(register.organisation), len(adopted.versions) - 1)
    mails, failed = 0, list[NotSent]()
    for one in due(register, catalogue):
        if not going_on() or any(failure.why in OF_THE_SERVER for failure in failed):
            break
        attempt = _begin(register, one, catalogue.version, unchanged)
        if attempt is None:
            continue
        try:
            notifier.send(Mail(one.notification_id, one.mailbox.address))
        except NotSent as not_sent:
            failed.append(not_sent)
            attempt.failed(not_sent)
        else:
            mails += 1
            attempt.sent()
    return Sent(mails, tuple(failed))


class _Attempt(NamedTuple):
    """One attempt, on record: what comes of it is still to be said."""

    register: Register
    notification_id: UUID
    number: int

    def sent(self) -> None:
        """The mail server took it."""
        self._report(ReportSent(attempt=self.number))

    def failed(self, not_sent: NotSent) -> None:
        """It did not."""
        at = self.register.clock()
        self._report(ReportFailed(at=at, attempt=self.number, why=not_sent.why, reply=not_sent.reply))

    def _report(self, outcome: NotificationCommand) -> None:
        _record(self.register, self.notification_id, outcome)


def _begin(register: Register, one: Due, catalogue_version: int, unchanged: Change) -> _Attempt | None:
    """The attempt, recorded; None when another process is at it, or was."""
    wanted = AttemptNotification(
        at=register.clock(), unit=one.mailbox.unit, catalogue_version=catalogue_version, about=one.about
    )
    facts = _record(register, one.notification_id, wanted, unchanged)
    return next((_Attempt(register, one.notification_id, fact.attempt) for fact in facts), None)


def _record(
    register: Register, notification_id: UUID, asked: NotificationCommand, *conditions: Change
) -> list[NotificationEvent]:
    """What followed from it; nothing when another process was first."""
    version, events = register.log.load(notification_id)
    facts = decide(fold(event for event in events if isinstance(event, NotificationEvent)), asked)
    if not facts:
        return []
    ask = Ask(THE_POST, register.clock(), None, b"notification", notification_id)
    changes = [Change(notification_id, version, facts), *conditions]
    try:
        register.log.append(command(register, ask, changes, notification_id))
    except VersionConflict:
        return []
    return facts


def _by_mailbox(found: Iterable[Waiting]) -> dict[Mailbox, tuple[TermFact, ...]]:
    """The same per mailbox; what there is no mailbox for is left out."""
    by_mailbox: dict[Mailbox, list[ToTell]] = {}
    for one in found:
        if one.mailbox is not None:
            by_mailbox.setdefault(one.mailbox, []).extend(one.facts)
    return {
        mailbox: tuple(told.fact for told in sorted(facts, key=lambda told: told.position))
        for mailbox, facts in by_mailbox.items()
    }

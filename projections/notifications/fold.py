"""Facts of terms and of notifications in, what is to be told and what was sent out."""

from collections.abc import Iterable
from typing import get_args
from uuid import UUID, uuid5

from domain.event import Event
from domain.notification.events import (
    NotificationAttempted,
    NotificationEvent,
    NotificationFailed,
    NotificationSent,
    TermFact,
)
from domain.term.events import TermBreached, TermFellDue, TermReminded
from projections.fact import Fact
from projections.notifications.rows import NOTIFICATIONS, TO_TELL, NotificationRow, ToTellRow
from projections.projection import Known, Projection, Touch

TOLD_OF: tuple[type[Event], ...] = (TermReminded, TermFellDue, TermBreached)
"""That a term was met is no reason for a mail."""
OURS: frozenset[type[Event]] = frozenset(get_args(NotificationEvent))


def fact_id(fact: TermFact) -> UUID:
    """What tells a fact of a term from all others."""
    return uuid5(fact.term_id, str(fact.version))


def touches(fact: Fact) -> Iterable[Touch]:
    """The fact of a term itself, or the notification with what it is about."""
    if isinstance(fact.event, TOLD_OF):
        return [(ToTellRow, fact_id(of_a_term(fact)))]
    if type(fact.event) not in OURS:
        return []
    about = fact.event.about if isinstance(fact.event, NotificationAttempted) else ()
    return [(NotificationRow, fact.stream_id), *((ToTellRow, fact_id(one)) for one in about)]


def fold(known: Known, fact: Fact) -> list[ToTellRow | NotificationRow]:
    """The rows that are different after this fact."""
    event = fact.event
    if isinstance(event, TermReminded | TermFellDue | TermBreached):
        return [to_tell(fact, event.about.incident_id)]
    row = known.get(NotificationRow, fact.stream_id)
    match event:
        case NotificationAttempted():
            told = (known.get(ToTellRow, fact_id(one)) for one in event.about)
            return [attempted(fact, event, row), *(taken(one, fact) for one in told if one is not None)]
        case NotificationSent() if row is not None:
            return [moved(row, fact)._replace(phase="sent", again_at=None)]
        case NotificationFailed() if row is not None:
            return [
                moved(row, fact)._replace(
                    phase="failed",
                    failures=row.failures + 1,
                    again_at=event.again_at,
                    why=event.why,
                    reply=event.reply,
                )
            ]
    return []


def of_a_term(fact: Fact) -> TermFact:
    """How a notification names this fact."""
    return TermFact(term_id=fact.stream_id, version=fact.stream_version)


def to_tell(fact: Fact, incident_id: UUID | None) -> ToTellRow:
    """The row of a fact that nobody was told of yet."""
    return ToTellRow(
        organisation=fact.organisation,
        fact_id=fact_id(of_a_term(fact)),
        term_id=fact.stream_id,
        version=fact.stream_version,
        incident_id=incident_id,
        said_at=fact.recorded_at,
        notification_id=None,
        position=fact.position,
    )


def taken(row: ToTellRow, fact: Fact) -> ToTellRow:
    """The fact of a term, now that a notification is about it."""
    return row._replace(notification_id=fact.stream_id, position=fact.position)


def attempted(fact: Fact, event: NotificationAttempted, row: NotificationRow | None) -> NotificationRow:
    """The notification while an attempt is under way."""
    before = row or first_row(fact, event)
    return moved(before, fact)._replace(
        phase="under_way",
        unit=event.unit,
        catalogue_version=event.catalogue_version,
        facts=before.facts + len(event.about),
        attempts=event.attempt,
        again_at=event.lost_at,
    )


def first_row(fact: Fact, event: NotificationAttempted) -> NotificationRow:
    """What a notification begins with."""
    return NotificationRow(
        organisation=fact.organisation,
        notification_id=fact.stream_id,
        phase="under_way",
        unit=event.unit,
        catalogue_version=event.catalogue_version,
        facts=0,
        attempts=0,
        failures=0,
        first_at=fact.recorded_at,
        last_at=fact.recorded_at,
        again_at=None,
        why=None,
        reply=None,
        begun_at_position=fact.position,
        stream_version=0,
        position=fact.position,
    )


def moved(row: NotificationRow, fact: Fact) -> NotificationRow:
    """The notification as of this fact."""
    return row._replace(last_at=fact.recorded_at, stream_version=fact.stream_version, position=fact.position)


NOTIFICATIONS_VIEW = Projection(
    name="notifications",
    version=1,
    tables=(TO_TELL, NOTIFICATIONS),
    interests=frozenset(TOLD_OF) | OURS,
    touches=touches,
    fold=fold,
)

"""What there is to mail about, and what became of each mail."""

from datetime import timedelta
from typing import Any

from domain.event import Event
from domain.notification.events import NotificationAttempted, NotificationFailed, NotificationSent, TermFact
from domain.notification.stream import notification_stream
from domain.term.events import TermAbout, TermBreached, TermFellDue, TermMet, TermReminded
from domain.term.stream import term_stream
from projections.notifications import queries
from projections.notifications.fold import NOTIFICATIONS_VIEW
from projections.notifications.queries import Figures, Notification, ToTell
from tests.domain.examples import an_id
from tests.projections.register import RECORDED_AT, Register

INCIDENT = an_id("first")
TERM = term_stream(INCIDENT, "reaction")
ABOUT = TermAbout(code="reaction", stream_id=INCIDENT, incident_id=INCIDENT)
SAID: dict[str, Any] = {"about": ABOUT, "ends_at": RECORDED_AT, "catalogue_version": 1}
REMINDED = TermFact(term_id=TERM, version=1)
MAIL = notification_stream(REMINDED)
LATER = RECORDED_AT + timedelta(minutes=10)


def attempted(*about: TermFact, nth: int = 1, unit: str | None = "Toezicht") -> NotificationAttempted:
    return NotificationAttempted(attempt=nth, unit=unit, catalogue_version=2, about=about, lost_at=LATER)


def waiting(register: Register) -> list[ToTell]:
    register.project(NOTIFICATIONS_VIEW)
    return queries.waiting(register.reading, register.organisation, RECORDED_AT, 10)


def shown(register: Register) -> list[Notification]:
    register.project(NOTIFICATIONS_VIEW)
    return queries.notifications(register.reading, register.organisation)


def figures(register: Register, now: Any = RECORDED_AT) -> Figures:
    register.project(NOTIFICATIONS_VIEW)
    return queries.figures(register.reading, register.organisation, now, RECORDED_AT)


def test_what_was_said_of_a_term_waits_and_that_it_was_met_does_not(register: Register) -> None:
    said: list[Event] = [TermReminded(**SAID), TermFellDue(**SAID), TermBreached(**SAID)]
    register.record(TERM, *said, TermMet(about=ABOUT, met_at=RECORDED_AT, in_time=False))

    assert waiting(register) == [
        ToTell(TermFact(term_id=TERM, version=n), INCIDENT, RECORDED_AT, position=n) for n in (1, 2, 3)
    ]


def test_what_is_older_than_is_asked_for_is_left_out(register: Register) -> None:
    register.record(TERM, TermReminded(**SAID))
    register.project(NOTIFICATIONS_VIEW)

    assert queries.waiting(register.reading, register.organisation, RECORDED_AT + timedelta(seconds=1), 10) == []


def test_what_a_mail_is_about_waits_no_longer(register: Register) -> None:
    register.record(TERM, TermReminded(**SAID), TermFellDue(**SAID))
    register.record(MAIL, attempted(REMINDED))

    assert [one.fact.version for one in waiting(register)] == [2]


def test_a_mail_is_followed_from_its_first_attempt_until_it_was_sent(register: Register) -> None:
    register.record(TERM, TermReminded(**SAID), TermFellDue(**SAID))
    began = register.record(MAIL, attempted(REMINDED))
    (under_way,) = shown(register)
    assert (under_way.phase, under_way.unit, under_way.again_at) == ("under_way", "Toezicht", LATER)

    again_at = RECORDED_AT + timedelta(minutes=1)
    register.record(MAIL, NotificationFailed(attempt=1, why="busy", reply=451, again_at=again_at))
    (failed,) = shown(register)
    assert (failed.phase, failed.why, failed.reply, failed.again_at) == ("failed", "busy", 451, again_at)
    assert queries.open_notifications(register.reading, register.organisation, 10) == [failed]

    register.record(MAIL, attempted(TermFact(term_id=TERM, version=2), nth=2, unit=None), NotificationSent(attempt=2))
    (sent,) = shown(register)
    assert sent == failed._replace(
        phase="sent", unit=None, facts=2, attempts=2, failures=1, again_at=None, stream_version=4
    )
    assert sent.begun_at_position == began
    assert queries.open_notifications(register.reading, register.organisation, 10) == []


def test_the_newest_mail_comes_first_and_the_list_goes_on_where_it_stopped(register: Register) -> None:
    for name in ("first", "second", "third"):
        register.record(an_id(name), attempted(TermFact(term_id=an_id(name), version=1)))
    register.project(NOTIFICATIONS_VIEW)

    def page(before: int | None) -> list[Notification]:
        return queries.notifications(register.reading, register.organisation, before=before, limit=2)

    first = page(None)
    assert [one.notification_id for one in first] == [an_id("third"), an_id("second")]
    assert [one.notification_id for one in page(first[-1].begun_at_position)] == [an_id("first")]


def test_the_figures_tell_what_went_and_what_did_not(register: Register) -> None:
    assert figures(register) == Figures(sent=0, failing=0, failures=0, waiting=0)
    register.record(TERM, TermReminded(**SAID), TermFellDue(**SAID))
    register.record(MAIL, attempted(REMINDED), NotificationFailed(attempt=1, why="busy", reply=421, again_at=LATER))
    assert figures(register) == Figures(sent=0, failing=1, failures=1, waiting=1)

    register.record(MAIL, attempted(nth=2))
    assert figures(register).failing == 0
    assert figures(register, LATER).failing == 1, "nothing was heard of it in time"

    register.record(MAIL, NotificationSent(attempt=2))
    assert figures(register, LATER) == Figures(sent=1, failing=0, failures=1, waiting=1)


def test_an_outcome_of_a_mail_that_nothing_began_changes_nothing(register: Register) -> None:
    register.record(MAIL, NotificationSent(attempt=1))

    assert shown(register) == []

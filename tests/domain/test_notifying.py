"""A notification: on record before it goes out, tried again until it went, and about each thing once."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from domain.notification.commands import AttemptNotification, ReportFailed, ReportSent
from domain.notification.decisions import wait_after
from domain.notification.events import NotificationAttempted, NotificationFailed, NotificationSent, TermFact
from domain.notification.stream import notification_stream
from tests.domain.examples import an_id
from tests.domain.given import NOTIFICATION, given

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
FIRST, SECOND = TermFact(term_id=an_id("term"), version=1), TermFact(term_id=an_id("term"), version=2)


def attempt(*about: TermFact, minutes: float = 0, **changes: Any) -> AttemptNotification:
    """Try it so many minutes after eight."""
    known = {"at": MONDAY + timedelta(minutes=minutes), "unit": "Toezicht", "catalogue_version": 2, "about": about}
    return AttemptNotification.model_validate(known | changes)


def attempted(*about: TermFact, minutes: float = 0, nth: int = 1, **changes: Any) -> NotificationAttempted:
    lost_at = MONDAY + timedelta(minutes=minutes + 10)
    known = {"attempt": nth, "unit": "Toezicht", "catalogue_version": 2, "about": about, "lost_at": lost_at}
    return NotificationAttempted.model_validate(known | changes)


def failed(nth: int = 1, *, again_after: float) -> NotificationFailed:
    again_at = MONDAY + timedelta(minutes=again_after)
    return NotificationFailed(attempt=nth, why="busy", reply=451, again_at=again_at)


def report_failed(nth: int = 1, *, minutes: float = 0) -> ReportFailed:
    return ReportFailed(at=MONDAY + timedelta(minutes=minutes), attempt=nth, why="busy", reply=451)


SENT = NotificationSent(attempt=1)


def test_an_attempt_is_on_record_before_anything_is_sent() -> None:
    given(NOTIFICATION, []).when(attempt(FIRST, SECOND)).then([attempted(FIRST, SECOND)])


def test_about_nothing_there_is_no_mail() -> None:
    given(NOTIFICATION, []).when(attempt()).then_nothing_happened()


def test_while_one_process_sends_no_other_does() -> None:
    given(NOTIFICATION, [attempted(FIRST)]).when(attempt(FIRST, minutes=9.9)).then_nothing_happened()


def test_an_attempt_of_which_nothing_was_heard_is_followed_by_another() -> None:
    given(NOTIFICATION, [attempted(FIRST)]).when(attempt(minutes=10)).then([attempted(minutes=10, nth=2)])


def test_what_was_sent_is_not_sent_again() -> None:
    given(NOTIFICATION, [attempted(FIRST)]).when(ReportSent(attempt=1)).then([SENT])
    given(NOTIFICATION, [attempted(FIRST), SENT]).when(attempt(SECOND, minutes=60)).then_nothing_happened()


def test_what_failed_is_tried_again_after_a_while() -> None:
    given(NOTIFICATION, [attempted(FIRST)]).when(report_failed()).then([failed(again_after=1)])
    past = [attempted(FIRST), failed(again_after=1)]
    given(NOTIFICATION, past).when(attempt(minutes=0.9)).then_nothing_happened()
    given(NOTIFICATION, past).when(attempt(minutes=1)).then([attempted(minutes=1, nth=2)])


def test_what_came_in_meanwhile_goes_along_and_nothing_is_named_twice() -> None:
    past = [attempted(FIRST), failed(again_after=1)]
    given(NOTIFICATION, past).when(attempt(FIRST, SECOND, SECOND, minutes=1)).then(
        [attempted(SECOND, minutes=1, nth=2)]
    )


def test_it_may_go_to_another_mailbox_the_second_time() -> None:
    elsewhere = {"unit": None, "catalogue_version": 3}
    given(NOTIFICATION, [attempted(FIRST), failed(again_after=1)]).when(attempt(minutes=1, **elsewhere)).then(
        [attempted(minutes=1, nth=2, **elsewhere)]
    )


def test_of_an_attempt_that_is_over_it_no_longer_matters_what_came_of_it() -> None:
    past = [attempted(FIRST), attempted(minutes=10, nth=2)]
    given(NOTIFICATION, past).when(ReportSent(attempt=1)).then_nothing_happened()
    given(NOTIFICATION, past).when(report_failed(1)).then_nothing_happened()
    given(NOTIFICATION, []).when(ReportSent(attempt=1)).then_nothing_happened()


@pytest.mark.parametrize(("attempts", "minutes"), [(1, 1), (2, 2), (3, 4), (6, 32), (7, 60), (8, 60), (10_000, 60)])
def test_a_mail_server_in_trouble_is_left_alone_longer_each_time(attempts: int, minutes: int) -> None:
    assert wait_after(attempts) == timedelta(minutes=minutes)


def test_mails_that_begin_with_the_same_thing_are_the_same_mail() -> None:
    assert notification_stream(FIRST) == notification_stream(FIRST.model_copy())
    assert notification_stream(FIRST) != notification_stream(SECOND)

"""Reminded, due, breached, met: each said once, whenever somebody looks."""

from datetime import UTC, datetime, timedelta
from typing import Any

from domain.term.commands import CheckTerm
from domain.term.events import TermAbout, TermBreached, TermFellDue, TermMet, TermReminded
from tests.domain.examples import an_id
from tests.domain.given import TERM, given

FRIDAY = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
END = FRIDAY + timedelta(hours=48)
ABOUT = TermAbout(code="reaction", stream_id=an_id("incident"), incident_id=an_id("incident"))
SAID: dict[str, Any] = {"about": ABOUT, "ends_at": END, "catalogue_version": 1}
REMINDED, DUE, BREACHED = TermReminded(**SAID), TermFellDue(**SAID), TermBreached(**SAID)


def check(after_hours: float, met_after_hours: float | None = None) -> CheckTerm:
    """Look so many hours after the beginning."""
    return CheckTerm(
        at=FRIDAY + timedelta(hours=after_hours),
        about=ABOUT,
        remind_at=END - timedelta(hours=12),
        due_at=END - timedelta(hours=6),
        ends_at=END,
        met_at=None if met_after_hours is None else FRIDAY + timedelta(hours=met_after_hours),
        catalogue_version=1,
    )


def met(after_hours: float, *, in_time: bool) -> TermMet:
    return TermMet(about=ABOUT, met_at=FRIDAY + timedelta(hours=after_hours), in_time=in_time)


def test_at_first_there_is_nothing_to_say() -> None:
    given(TERM, []).when(check(35.9)).then_nothing_happened()


def test_a_reminder_comes_before_the_end_and_only_once() -> None:
    given(TERM, []).when(check(36)).then([REMINDED])
    given(TERM, [REMINDED]).when(check(40)).then_nothing_happened()


def test_on_the_last_day_it_falls_due() -> None:
    given(TERM, [REMINDED]).when(check(42)).then([DUE])
    given(TERM, []).when(check(42)).then([REMINDED, DUE])


def test_the_last_moment_is_in_time_and_the_next_is_not() -> None:
    given(TERM, [REMINDED, DUE]).when(check(48)).then_nothing_happened()
    given(TERM, [REMINDED, DUE]).when(check(48.001)).then([BREACHED])
    given(TERM, [REMINDED, DUE, BREACHED]).when(check(60)).then_nothing_happened()


def test_who_was_away_the_whole_time_hears_of_the_breach_and_of_no_reminder() -> None:
    given(TERM, []).when(check(500)).then([BREACHED])


def test_what_is_done_in_time_ends_it() -> None:
    given(TERM, [REMINDED]).when(check(44, met_after_hours=43)).then([met(43, in_time=True)])
    given(TERM, [REMINDED, met(43, in_time=True)]).when(check(100, met_after_hours=43)).then_nothing_happened()


def test_a_late_reaction_still_shows_the_breach() -> None:
    given(TERM, [REMINDED, DUE, BREACHED]).when(check(61, met_after_hours=60)).then([met(60, in_time=False)])


def test_a_late_reaction_shows_the_breach_also_when_nobody_looked_in_between() -> None:
    given(TERM, []).when(check(61, met_after_hours=60)).then([BREACHED, met(60, in_time=False)])


def test_what_was_done_in_time_is_in_time_also_when_it_is_seen_late() -> None:
    given(TERM, []).when(check(500, met_after_hours=47)).then([met(47, in_time=True)])

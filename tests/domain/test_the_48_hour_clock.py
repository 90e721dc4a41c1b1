"""Scenario 5. Friday 16:00, term PT48H, in calendar hours or in working days with public holidays as configured."""

from datetime import date

from domain.catalogue.catalogue import Catalogue, Term
from domain.catalogue.version_1 import CATALOGUE_1
from domain.term.arithmetic import ends_at, has_passed, remind_at
from tests.domain.test_terms import NO_HOLIDAYS, local

FRIDAY = local("2026-11-20 16:00")
GOOD_FRIDAY_AND_EASTER_MONDAY = frozenset({date(2027, 3, 26), date(2027, 3, 29)})


def reaction(catalogue: Catalogue, **changes: str) -> Term:
    """The term for the reaction towards the perpetrator, with what an organisation changed."""
    term = next(term for term in catalogue.terms if term.code == "reaction")
    return term.model_copy(update=changes)


def test_in_calendar_hours_it_ends_on_sunday_at_four() -> None:
    shipped = reaction(CATALOGUE_1)
    assert (shipped.period, shipped.counted_in) == ("PT48H", "calendar")
    assert ends_at(FRIDAY, shipped, NO_HOLIDAYS) == local("2026-11-22 16:00")


def test_in_working_days_it_ends_on_tuesday_at_four() -> None:
    configured = reaction(CATALOGUE_1, counted_in="working_days")
    assert ends_at(FRIDAY, configured, NO_HOLIDAYS) == local("2026-11-24 16:00")


def test_public_holidays_do_not_count_as_working_days() -> None:
    configured = reaction(CATALOGUE_1, counted_in="working_days")
    before_easter = local("2027-03-25 16:00")
    assert ends_at(before_easter, configured, GOOD_FRIDAY_AND_EASTER_MONDAY) == local("2027-03-31 16:00")
    assert ends_at(before_easter, configured, NO_HOLIDAYS) == local("2027-03-29 16:00")


def test_the_reminder_comes_before_the_end() -> None:
    assert remind_at(FRIDAY, reaction(CATALOGUE_1), NO_HOLIDAYS) == local("2026-11-22 04:00")


def test_a_reaction_at_the_last_moment_is_in_time_and_a_minute_later_is_not() -> None:
    end = ends_at(FRIDAY, reaction(CATALOGUE_1), NO_HOLIDAYS)
    assert not has_passed(end, local("2026-11-22 16:00"))
    assert has_passed(end, local("2026-11-22 16:01"))

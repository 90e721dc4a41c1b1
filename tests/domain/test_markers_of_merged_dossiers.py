"""Dossiers that were merged are about one subject: there is one marker of a kind over all of them."""

from datetime import date, timedelta

import pytest

from domain.marker.events import MarkerEvent
from domain.marker.state import Marker, alike, doubled, fold
from tests.domain.given import MARKERS, given
from tests.domain.test_marking_a_dossier import (
    APPROVED,
    END,
    MARKER,
    REJECTED,
    START,
    WITHDRAWN,
    approve,
    propose,
    proposed,
)

DAY = timedelta(days=1)


def marker(*past: MarkerEvent, **changes: object) -> Marker:
    """A marker of another dossier."""
    return fold([proposed(**changes), *past]).of[MARKER]


@pytest.mark.parametrize("other", [marker(), marker(APPROVED)], ids=["proposed", "approved"])
def test_a_kind_that_another_of_them_has_is_taken(other: Marker) -> None:
    given(MARKERS, []).when(propose(elsewhere=(other,))).then_refused_at(("/kind", "marker.kind_taken"))


@pytest.mark.parametrize(
    "other",
    [marker(REJECTED), marker(APPROVED, WITHDRAWN), marker(APPROVED, kind="alert_police"), marker(starts_on=END)],
    ids=["rejected", "withdrawn", "of another kind", "later"],
)
def test_what_is_not_in_the_way_is_proposed_and_approved(other: Marker) -> None:
    given(MARKERS, []).when(propose(elsewhere=(other,))).then([proposed()])
    given(MARKERS, [proposed()]).when(approve(elsewhere=(other,))).then([APPROVED])


def test_of_two_proposals_that_came_together_the_second_is_not_approved() -> None:
    given(MARKERS, [proposed()]).when(approve(elsewhere=(marker(),))).then([APPROVED])
    given(MARKERS, [proposed()]).when(approve(elsewhere=(marker(APPROVED),))).then_refused("marker.kind_in_force")


def test_two_that_were_approved_and_came_together_are_doubled_as_long_as_both_warn() -> None:
    one, other = marker(APPROVED), marker(APPROVED, ends_on=END - DAY)
    assert doubled([one, other, marker(), marker(APPROVED, kind="alert_police")], START) == [one, other]
    assert doubled([one, other], START - DAY) == [one, other], "also before they begin"
    assert doubled([one, other], END - DAY) == []
    assert doubled([one, marker(APPROVED, WITHDRAWN)], START) == []
    assert doubled([one], START) == []


def test_the_day_on_which_one_ends_is_no_day_in_common() -> None:
    one = marker()
    assert alike(one, marker(starts_on=END - DAY, ends_on=date(2026, 1, 1)))
    assert not alike(one, marker(starts_on=END, ends_on=date(2026, 1, 1)))
    assert not alike(marker(starts_on=END, ends_on=date(2026, 1, 1)), one)

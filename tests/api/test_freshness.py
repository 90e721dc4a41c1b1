"""Waiting for views: no longer than needed, and with a true word about how far they are."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import cast

from api.freshness import Freshness, Waited
from projections.projector import Projector
from projections.status import Status

VIEWS = ("overview", "history")


class Views:
    """Views that stand where the test puts them."""

    def __init__(self, head: int, **positions: int) -> None:
        self.head = head
        self.positions = positions
        self.waits = 0

    def wait_for(self, views: Iterable[str], position: int, _seconds: float) -> bool:
        self.waits += 1
        return all(self.positions.get(view, 0) >= position for view in views)

    def status(self) -> list[Status]:
        now = datetime(2026, 11, 22, tzinfo=UTC)
        return [Status(name, at, self.head, now, 0.0, 0, None) for name, at in self.positions.items()]


def over(views: Views) -> Freshness:
    """Freshness of a process in which these views are kept."""
    return Freshness(cast(Projector, views))


def test_who_wrote_nothing_waits_for_nothing_and_hears_how_far_the_views_are() -> None:
    views = Views(head=9, overview=3, history=2)

    assert over(views).wait(VIEWS) == Waited(fresh=True, position=2)
    assert views.waits == 0


def test_what_this_process_wrote_is_waited_for() -> None:
    views = Views(head=9, overview=9, history=9)
    fresh = over(views)
    fresh.wrote(9)
    fresh.wrote(4)

    assert fresh.wait(VIEWS) == Waited(fresh=True, position=9)


def test_a_view_that_a_crash_took_back_is_noticed() -> None:
    views = Views(head=9, overview=9, history=9)
    fresh = over(views)
    fresh.wrote(9)
    assert fresh.wait(VIEWS).fresh

    views.positions = {"overview": 9, "history": 4}

    assert fresh.wait(VIEWS) == Waited(fresh=False, position=4)


def test_a_view_that_is_behind_is_said_to_be_as_far_as_the_slowest() -> None:
    fresh = over(Views(head=9, overview=9, history=6))
    fresh.wrote(9)

    assert fresh.wait(VIEWS) == Waited(fresh=False, position=6)
    assert fresh.wait(VIEWS[:1]) == Waited(fresh=True, position=9)


def test_a_position_that_the_log_does_not_have_makes_no_view_stale() -> None:
    fresh = over(Views(head=9, overview=9, history=9))

    assert fresh.wait(VIEWS, seen=1000) == Waited(fresh=True, position=9)


def test_a_view_that_does_not_exist_yet_is_stale() -> None:
    fresh = over(Views(head=1))
    fresh.wrote(1)

    assert fresh.wait(VIEWS) == Waited(fresh=False, position=0)

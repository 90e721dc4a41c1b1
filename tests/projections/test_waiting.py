"""Read your own writes: waiting until views have reached a position."""

import threading
import time

from projections.projector import Projector
from projections.statistics_facts.fold import STATISTICS_FACTS
from projections.views import VIEWS
from projections.waiting import Reached, wait_for
from tests.domain.examples import an_id, reported
from tests.projections.register import Register

NAMES = [view.name for view in VIEWS]


def test_what_is_there_is_not_waited_for(register: Register) -> None:
    register.record(an_id("incident"), reported())
    register.project()

    assert wait_for(register.reading, register.organisation, NAMES, 1, seconds=0)


def test_a_runner_in_another_process_is_noticed_at_its_checkpoint(register: Register) -> None:
    position = register.record(an_id("incident"), reported())
    with Projector(register.database.app, register.organisation, register.reading, poll_seconds=0.01):
        assert wait_for(register.reading, register.organisation, NAMES, position, seconds=20)


def test_a_runner_in_this_process_wakes_the_waiter_without_a_look_at_the_database(register: Register) -> None:
    reached = Reached()
    answers: list[bool] = []
    waiter = threading.Thread(target=lambda: answers.append(reached.wait(NAMES, 3, 20)))
    waiter.start()
    for name in NAMES:
        assert not answers
        reached.tell(name, 3)
    waiter.join(20)

    assert answers == [True]


def test_one_view_that_stays_behind_keeps_all_waiting(register: Register) -> None:
    register.record(an_id("incident"), reported())
    register.project(STATISTICS_FACTS)

    assert wait_for(register.reading, register.organisation, [STATISTICS_FACTS.name], 1, seconds=0.02)
    assert not wait_for(register.reading, register.organisation, NAMES, 1, seconds=0.02)


def test_waiting_ends_in_time(register: Register) -> None:
    begun = time.monotonic()
    assert not wait_for(register.reading, register.organisation, NAMES, 1, seconds=0.1)
    assert 0.1 <= time.monotonic() - begun < 5


def test_a_view_that_nobody_follows_is_waited_for_in_vain(register: Register) -> None:
    assert not wait_for(register.reading, register.organisation, ["no_such_view"], 0, seconds=0.01)

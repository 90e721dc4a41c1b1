"""Hints: within a process at once, between processes soon, and nothing depends on them."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from projections.hints import CHANNEL, BetweenProcesses, Hints
from projections.projector import Projector
from projections.views import VIEWS
from tests.domain.examples import an_id, reported
from tests.projections.register import Register

SECONDS = 20.0
NAMES = [view.name for view in VIEWS]


def test_a_hint_between_looking_and_waiting_is_not_missed() -> None:
    hints = Hints()
    seen = hints.count
    hints.recorded()

    hints.wait(seen, 3_600)


def test_a_hint_wakes_all_who_wait() -> None:
    hints, woken = Hints(), threading.Semaphore(0)

    def wait() -> None:
        hints.wait(0, 3_600)
        woken.release()

    for _ in range(3):
        threading.Thread(target=wait).start()
    hints.recorded()

    assert all(woken.acquire(timeout=SECONDS) for _ in range(3))


def test_closing_wakes_all_who_wait() -> None:
    hints = Hints()
    waiter = threading.Thread(target=hints.wait, args=(0, 3_600))
    waiter.start()
    hints.close()
    waiter.join(SECONDS)

    assert not waiter.is_alive()


def test_a_hint_reaches_another_process(register: Register) -> None:
    mine, theirs = Hints(), Hints()
    with between(register, mine) as here, between(register, theirs):
        seen = listening(theirs)
        here.recorded()
        theirs.wait(seen, SECONDS)

        assert theirs.count > seen


def test_many_commits_are_few_announcements_and_the_last_is_always_told(register: Register) -> None:
    with register.connect() as listener, between(register, Hints()) as here:
        listener.execute(f"listen {CHANNEL}")
        told = []
        for _ in range(3):
            for _ in range(1_000):
                here.recorded()
            told += [n.payload.split()[0] for n in listener.notifies(timeout=SECONDS, stop_after=1)]

        assert told == [str(register.organisation)] * 3


def test_one_organisation_does_not_wake_another(register: Register) -> None:
    neighbour = Register(register.database, register.reading, register.database.new_organisation())
    hints, neighbours = Hints(), Hints()
    with between(register, hints) as here, between(neighbour, neighbours) as there, between(register, Hints()) as other:
        seen, seen_there = listening(hints), listening(neighbours)
        there.recorded()
        other.recorded()
        hints.wait(seen, SECONDS)

        assert neighbours.count == seen_there
        here.recorded()
    neighbour.close()


def test_a_projector_follows_what_another_process_records_without_polling(register: Register) -> None:
    conninfo, organisation, reading = register.database.app, register.organisation, register.reading
    with Projector(conninfo, organisation, reading, poll_seconds=3_600, across_processes=True) as projector:
        register.projector = Projector(conninfo, organisation, reading, views=(), across_processes=True)
        with register.projector:
            for n in range(3):
                position = register.record(an_id(f"incident {n}"), reported())
                assert projector.wait_for(NAMES, position, SECONDS)


def test_a_cut_connection_is_replaced(register: Register) -> None:
    theirs = Hints()
    with between(register, Hints()) as here, between(register, theirs):
        seen = listening(theirs)
        with register.database.superuser() as conn:
            conn.execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity where query like 'listen%'")
        theirs.wait(seen, SECONDS)
        seen = theirs.count
        here.recorded()
        theirs.wait(seen, SECONDS)

        assert theirs.count > seen


@contextmanager
def between(register: Register, hints: Hints) -> Iterator[BetweenProcesses]:
    started = BetweenProcesses(register.database.app, register.organisation, hints)
    started.start()
    try:
        yield started
    finally:
        started.stop()


def listening(hints: Hints) -> int:
    """Until it listens: then it gives a first hint by itself. How many hints there are then."""
    hints.wait(0, SECONDS)
    assert hints.count
    return hints.count

"""The thread that does the same work again and again."""

import threading

from api.rounds import Rounds


def test_it_works_at_once_and_again_until_it_is_told_to_stop() -> None:
    worked = threading.Semaphore(0)

    def work() -> float:
        worked.release()
        return 0.001

    with Rounds("test", work) as rounds:
        assert all(worked.acquire(timeout=30) for _ in range(3))
        assert rounds.is_alive()
    assert not rounds.is_alive()
    assert rounds.stopping


def test_it_stops_at_once_in_a_long_pause() -> None:
    worked = threading.Event()

    def work() -> float:
        worked.set()
        return 3600

    with Rounds("test", work) as rounds:
        assert worked.wait(30)
    assert not rounds.is_alive()


def test_a_round_that_goes_on_is_waited_for_no_longer_than_there_is_patience() -> None:
    begun, let_go = threading.Event(), threading.Event()

    def work() -> float:
        begun.set()
        let_go.wait(30)
        return 0

    with Rounds("test", work, patience=0.001) as rounds:
        assert begun.wait(30)
    assert rounds.is_alive()
    let_go.set()

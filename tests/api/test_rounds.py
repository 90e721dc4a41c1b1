"""The thread that does the same work again and again."""

import threading

import pytest
from structlog.testing import capture_logs

import api.rounds
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


def test_a_round_that_fails_is_said_without_its_words_and_the_next_one_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api.rounds, "AFTER_A_FAULT", 0.001)
    worked = threading.Semaphore(0)

    def work() -> float:
        worked.release()
        raise RuntimeError

    with capture_logs() as lines, Rounds("test", work):
        assert all(worked.acquire(timeout=30) for _ in range(3))
    assert {(line["event"], line["work"], line["log_level"]) for line in lines} == {("round_failed", "test", "error")}

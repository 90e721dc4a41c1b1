"""One thread works at a time; the others wait no longer than they said."""

import threading

import pytest

from api.one_at_a_time import OneAtATime


def test_whoever_comes_while_another_works_is_told_so_and_may_come_again_after() -> None:
    turn, told = OneAtATime(), []
    with turn.alone(None) as mine:
        other = threading.Thread(target=lambda: told.append(_asked(turn)))
        other.start()
        other.join(10)
    assert (mine, told) == (True, [False])
    assert _asked(turn)


def test_the_place_is_free_again_after_work_that_failed() -> None:
    turn = OneAtATime()
    with pytest.raises(ValueError, match="broken"), turn.alone(None):
        raise ValueError("broken")
    assert _asked(turn)


def _asked(turn: OneAtATime) -> bool:
    with turn.alone(0) as mine:
        return mine

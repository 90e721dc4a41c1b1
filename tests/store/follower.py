"""Someone who follows a log page by page, as a projection does, and a check that nothing passed unseen."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from domain.event import Event, Recorded

PAGE = 500

ReadPage = Callable[[int, int], Sequence[Recorded[Event]]]


class Follower:
    """Reads on after the last position it saw."""

    def __init__(self, read_page: ReadPage) -> None:
        self._read_page = read_page
        self.seen: list[int] = []

    def catch_up(self) -> None:
        """Read until there is no more."""
        while found := self._read_page(self.seen[-1] if self.seen else 0, PAGE):
            self.seen += [one.position for one in found]

    def missed(self, all_positions: Sequence[int]) -> list[int]:
        """The positions in the log that it did not see, saw twice or saw in another order."""
        if self.seen == list(all_positions):
            return []
        return sorted(set(all_positions) ^ set(self.seen)) or self.seen


@contextmanager
def following(follower: Follower) -> Iterator[None]:
    """Let it read all the time while others write; at the end it has caught up."""
    done = threading.Event()

    def follow() -> None:
        while not done.wait(0.001):
            follower.catch_up()

    thread = threading.Thread(target=follow)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
    follower.catch_up()

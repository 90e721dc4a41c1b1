"""Read your own writes: wait until views have reached a position."""

import threading
import time
from collections.abc import Iterable
from typing import LiteralString
from uuid import UUID

from store.connections import Reading

SLOWEST = 0.05
POSITIONS: LiteralString = (
    "select projection, position from views.checkpoints where organisation = %s and projection = any(%s)"
)


class Reached:
    """How far the views of this process are, told by their runners."""

    def __init__(self) -> None:
        self._moved = threading.Condition()
        self._positions: dict[str, int] = {}

    def tell(self, projection: str, position: int) -> None:
        """This view is committed up to there."""
        with self._moved:
            self._positions[projection] = position
            self._moved.notify_all()

    def wait(self, projections: Iterable[str], position: int, seconds: float) -> bool:
        """Whether all of these were told to be there within this time."""
        names = tuple(projections)
        with self._moved:
            return self._moved.wait_for(
                lambda: all(self._positions.get(name, -1) >= position for name in names), seconds
            )


def wait_for(
    reading: Reading,
    organisation: UUID,
    projections: Iterable[str],
    position: int,
    *,
    seconds: float = 2.0,
    reached: Reached | None = None,
) -> bool:
    """Whether these views show everything up to `position`, waited for at most `seconds`.

    A runner in this process (`reached`) wakes the waiter at once; for one elsewhere the checkpoint is asked, every 2
    to 50 ms. Raises `StoreUnavailable`.
    """
    names = list(projections)
    reached = reached or Reached()
    give_up, pause = time.monotonic() + seconds, 0.002
    while True:
        left = give_up - time.monotonic()
        if reached.wait(names, position, min(pause, max(left, 0))):
            return True
        there: dict[str, int] = dict(reading.fetch(POSITIONS, (organisation, names)))
        if all(there.get(name, -1) >= position for name in names):
            return True
        if left <= 0:
            return False
        pause = min(pause * 2, SLOWEST)

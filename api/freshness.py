"""Read your own writes: what this process recorded, and what a caller says was recorded, is waited for.

A process waits for its own writes by itself, so that a client may POST and GET at once without knowing anything. A
client of several processes sends the position of its write along, in the header `PAR-Position`.
"""

import threading
from collections.abc import Sequence
from typing import Final, NamedTuple

from projections.projector import Projector

WAIT_SECONDS: Final = 2.0
"""The longest wait for a view; after it the answer is given as it is, with the position it shows."""


class Waited(NamedTuple):
    """What came of waiting for views."""

    fresh: bool
    """They show all that was to be waited for, as far as the log has it."""
    position: int
    """Up to where they are sure to show everything."""


class Freshness:
    """How far this process wrote, and how to wait for it. Safe for many threads."""

    def __init__(self, projector: Projector) -> None:
        self._projector = projector
        self._lock = threading.Lock()
        self._written = 0

    def wrote(self, position: int) -> None:
        """This process recorded something at this position."""
        with self._lock:
            self._written = max(self._written, position)

    def wait(self, views: Sequence[str], seen: int = 0) -> Waited:
        """Until these views show all that this process wrote and all up to `seen`, at most 2 s.

        Raises `StoreUnavailable`.
        """
        position = max(self._written, seen)
        # Asked each time: a crash of the database can take a view back.
        if position and self._projector.wait_for(views, position, WAIT_SECONDS):
            return Waited(fresh=True, position=position)
        return self._as_far_as_they_are(views, position)

    def _as_far_as_they_are(self, views: Sequence[str], wanted: int) -> Waited:
        known = [view for view in self._projector.status() if view.projection in views]
        reached = min((view.position for view in known), default=0)
        head = max((view.head for view in known), default=wanted)
        return Waited(fresh=reached >= min(wanted, head), position=reached)

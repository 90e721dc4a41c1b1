"""Where the views of one organisation in one process meet that are up to date.

The first to come follows the log for all, over its own connection: what is new is read and decoded once, and is one
transaction. When anything is the matter with it, they part, and each goes on by itself until it is up to date again.
"""

import threading
import time
from collections.abc import Sequence
from typing import Final, NamedTuple

from projections.checkpoint import Checkpoint
from projections.hints import Hints
from projections.projection import Projection

APART_SECONDS: Final = 0.25
"""How long views go on by themselves after a step together failed: a fault that stays costs all of them little."""


class Member(NamedTuple):
    """A view that is up to date, or nearly."""

    projection: Projection
    ignored: frozenset[str]
    """Topics that do not interest it."""
    at: Checkpoint


class Together:
    """Safe for many threads: the runners of a process share one."""

    def __init__(self, hints: Hints) -> None:
        self._hints = hints
        self._changed = threading.Condition()
        self._members: list[Member] = []
        self._apart_until = 0.0

    @property
    def apart(self) -> bool:
        """Whether they parted so recently over a fault that nobody should join now."""
        return time.monotonic() < self._apart_until

    def join(self, member: Member) -> bool:
        """True at once for who comes first: it follows the log for all of them, until it calls `part`.

        For the others False, when they have parted: from then on each has to follow the log by itself.
        """
        with self._changed:
            members = self._members
            members.append(member)
            if len(members) == 1:
                return True
            # Who follows them waits for a hint, and this view may be behind by a fact.
            self._hints.recorded()
            self._changed.wait_for(lambda: self._members is not members)
            return False

    def members(self) -> list[Member]:
        """All of them, as they stand."""
        with self._changed:
            return list(self._members)

    def moved(self, members: Sequence[Member]) -> None:
        """Those who were asked for stand here now. Others may have come since."""
        with self._changed:
            self._members[: len(members)] = members

    def part(self, *, fault: bool) -> None:
        """Let all go. After a fault nobody joins for a while."""
        with self._changed:
            self._apart_until = time.monotonic() + APART_SECONDS if fault else self._apart_until
            self._members = []
            self._changed.notify_all()

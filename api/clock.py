"""Whether our clock can be trusted: what is said about terms is said for ever."""

import time
from datetime import datetime, timedelta
from typing import Final

from store.connections import Reading

FARTHEST: Final = timedelta(seconds=5)
"""Between our clock and that of the database."""
LARGEST_JUMP: Final = timedelta(minutes=5)
"""Of our clock between two looks, against the time that really passed."""


class ClockAstray(Exception):
    """Nothing may be said about terms with this clock."""


def refuse_other_clock(reading: Reading, now: datetime) -> None:
    """Raise `ClockAstray` when the clock of the database says something else. Raises `StoreUnavailable`."""
    ((theirs,),) = reading.fetch("select clock_timestamp()")
    if abs(theirs - now) > FARTHEST:
        raise ClockAstray(
            "De klok van deze computer en die van de database verschillen meer dan 5 seconden. Er is niets gezegd over "
            "termijnen. Zet beide klokken gelijk; daarna gaat PAR vanzelf verder."
        )


class JumpWatch:
    """Notices that the clock was moved while we ran: then a person has to look before anything is said."""

    def __init__(self) -> None:
        self._seen: tuple[datetime, float] | None = None

    def refuse_a_jump(self, now: datetime) -> None:
        """Raise `ClockAstray` when the clock moved otherwise than time did since the last call."""
        passed = _really_passed()
        if self._seen is not None:
            before, then = self._seen
            if abs((now - before) - timedelta(seconds=passed - then)) > LARGEST_JUMP:
                raise ClockAstray(
                    "De klok van deze computer is meer dan 5 minuten versprongen. Er is niets gezegd over termijnen. "
                    "Controleer de klok en start PAR opnieuw."
                )
        self._seen = (now, passed)


def _really_passed() -> float:
    """Seconds since the machine started, time asleep included where the system can tell."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()

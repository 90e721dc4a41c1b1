"""A hint that the log grew, so that nobody has to poll fast. Everything works without it, only later."""

import threading


class Hints:
    """Within one process: who records tells, who projects waits. Pass `recorded` to `EventLog(on_recorded=...)`."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._position = 0
        self._closed = False

    def recorded(self, position: int) -> None:
        """The log has reached this position."""
        with self._changed:
            if position > self._position:
                self._position = position
                self._changed.notify_all()

    def wait(self, after: int, seconds: float) -> None:
        """Until the log is said to be past a position, or the time is over, or `close`."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._position > after, seconds)

    def close(self) -> None:
        """Let everyone go who waits."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

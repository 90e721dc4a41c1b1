"""Sends mail beside the service: looks every minute whether there is something to tell a mailbox."""

import threading
from types import TracebackType
from typing import Final, Self

import structlog

from api.clock import ClockAstray, JumpWatch, refuse_other_clock
from api.notifications.port import Notifier
from api.register import Register
from api.use_cases.notifications import Sent, send_what_is_due
from store.errors import StoreError

LOOK_SECONDS: Final = 60.0
STOP_SECONDS: Final = 5.0
"""How long stopping waits for a mail that is on its way. One that takes longer is sent again after the next start."""


class NotificationKeeper:
    """A thread of its own, so that a mail server that hangs holds up nothing else."""

    def __init__(self, register: Register, notifier: Notifier, *, look_seconds: float = LOOK_SECONDS) -> None:
        self._register, self._notifier, self._look_seconds = register, notifier, look_seconds
        self._jumps = JumpWatch()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="par-notifications", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.ask_to_stop()
        self.join(STOP_SECONDS)

    def ask_to_stop(self) -> None:
        """Let it finish the mail at hand and end."""
        self._stopping.set()

    def is_alive(self) -> bool:
        """Whether it looks, now and later."""
        return self._thread.is_alive()

    def join(self, seconds: float | None = None) -> None:
        """Until it ended, or so many seconds."""
        self._thread.join(seconds)

    def look(self) -> Sent:
        """One round. Raises `ClockAstray` or `StoreError`."""
        now = self._register.clock()
        refuse_other_clock(self._register.views, now)
        self._jumps.refuse_a_jump(now)
        return send_what_is_due(self._register, self._notifier, going_on=lambda: not self._stopping.is_set())

    def _run(self) -> None:
        log = structlog.get_logger(__name__)
        while not self._stopping.is_set():
            try:
                done = self.look()
            except ClockAstray as astray:
                log.error("notifications_not_sent", why=str(astray))
            except StoreError as failed:
                log.warning("notifications_not_sent", error=type(failed).__qualname__)
            except Exception:  # whatever it is: tomorrow's reminders must not wait for somebody who notices
                log.exception("notifications_failed")
            else:
                for not_sent in done.failed:
                    log.warning("notification_failed", why=not_sent.why, reply=not_sent.reply)
                if done.mails:
                    log.info("notifications_sent", mails=done.mails)
            self._stopping.wait(self._look_seconds)

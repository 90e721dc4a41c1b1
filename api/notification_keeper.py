"""Sends mail beside the service: looks every minute whether there is something to tell a mailbox."""

from typing import Final

import structlog

from api.clock import ClockAstray, JumpWatch, refuse_other_clock
from api.notifications.port import Notifier
from api.register import Register
from api.rounds import Rounds
from api.use_cases.notifications import Sent, send_what_is_due
from store.errors import StoreError

LOOK_SECONDS: Final = 60.0
STOP_SECONDS: Final = 5.0
"""How long stopping waits for a mail that is on its way. One that takes longer is sent again after the next start."""


class NotificationKeeper(Rounds):
    """A thread of its own, so that a mail server that hangs holds up nothing else."""

    def __init__(self, register: Register, notifier: Notifier, *, look_seconds: float = LOOK_SECONDS) -> None:
        super().__init__("par-notifications", self._keep, patience=STOP_SECONDS)
        self._register, self._notifier, self._look_seconds = register, notifier, look_seconds
        self._jumps = JumpWatch()

    def look(self) -> Sent:
        """One round. Raises `ClockAstray` or `StoreError`."""
        now = self._register.clock()
        refuse_other_clock(self._register.views, now)
        self._jumps.refuse_a_jump(now)
        return send_what_is_due(self._register, self._notifier, going_on=lambda: not self.stopping)

    def _keep(self) -> float:
        log = structlog.get_logger(__name__)
        try:
            done = self.look()
        except ClockAstray as astray:
            log.error("notifications_not_sent", why=str(astray))
        except StoreError as failed:
            log.warning("notifications_not_sent", error=type(failed).__qualname__)
        else:
            for not_sent in done.failed:
                log.warning("notification_failed", why=not_sent.why, reply=not_sent.reply)
            if done.mails:
                log.info("notifications_sent", mails=done.mails)
        return self._look_seconds

"""Keeps the terms beside the service: looks every minute whether something is to be said of them."""

from typing import Final

import structlog

from api.clock import ClockAstray, JumpWatch, refuse_other_clock
from api.register import Register
from api.rounds import Rounds
from api.use_cases.terms import Round, say_what_came_of_terms
from store.errors import StoreError

LOOK_SECONDS: Final = 60.0


class TermKeeper(Rounds):
    """A thread that runs the terms. What it cannot do now, it does in a later round: nothing is lost by a pause."""

    def __init__(self, register: Register, *, look_seconds: float = LOOK_SECONDS) -> None:
        super().__init__("par-terms", self._keep)
        self._register, self._look_seconds = register, look_seconds
        self._jumps = JumpWatch()

    def look(self) -> Round:
        """One round. Raises `ClockAstray` or `StoreError`."""
        now = self._register.clock()
        refuse_other_clock(self._register.views, now)
        self._jumps.refuse_a_jump(now)
        self._register.catalogues.refresh()
        return say_what_came_of_terms(self._register)

    def _keep(self) -> float:
        log = structlog.get_logger(__name__)
        try:
            done = self.look()
        except ClockAstray as astray:
            log.error("terms_not_run", why=str(astray))
        except StoreError as failed:
            log.warning("terms_not_run", error=type(failed).__qualname__)
        else:
            if done.more and done.facts:
                return 0
        return self._look_seconds

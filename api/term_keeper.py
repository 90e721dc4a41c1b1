"""Keeps the terms beside the service: looks every minute whether something is to be said of them."""

import threading
from types import TracebackType
from typing import Final, Self

import structlog

from api.clock import ClockAstray, JumpWatch, refuse_other_clock
from api.register import Register
from api.use_cases.terms import Round, say_what_came_of_terms
from store.errors import StoreError

LOOK_SECONDS: Final = 60.0


class TermKeeper:
    """A thread that runs the terms. What it cannot do now, it does in a later round: nothing is lost by a pause."""

    def __init__(self, register: Register, *, look_seconds: float = LOOK_SECONDS) -> None:
        self._register, self._look_seconds = register, look_seconds
        self._jumps = JumpWatch()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="par-terms", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopping.set()
        self._thread.join()

    def look(self) -> Round:
        """One round. Raises `ClockAstray` or `StoreError`."""
        now = self._register.clock()
        refuse_other_clock(self._register.views, now)
        self._jumps.refuse_a_jump(now)
        self._register.catalogues.refresh()
        return say_what_came_of_terms(self._register)

    def _run(self) -> None:
        log = structlog.get_logger(__name__)
        while not self._stopping.is_set():
            done = Round(0, more=False)
            try:
                done = self.look()
            except ClockAstray as astray:
                log.error("terms_not_run", why=str(astray))
            except StoreError as failed:
                log.warning("terms_not_run", error=type(failed).__qualname__)
            self._stopping.wait(0 if done.more and done.facts else self._look_seconds)

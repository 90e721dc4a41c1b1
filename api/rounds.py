"""A thread beside the service that does the same work again and again until it is told to stop."""

import threading
from collections.abc import Callable
from types import TracebackType
from typing import Final, Self

import structlog

AFTER_A_FAULT: Final = 60.0
"""Seconds until the next round when nobody expected what went wrong."""


class Rounds:
    """Begins with its first round and ends after the one it is in, as a context manager."""

    def __init__(self, name: str, work: Callable[[], float], *, patience: float | None = None) -> None:
        """`work` is one round and returns how many seconds to wait until the next.

        What it raises is said in the log, and the next round comes all the same: nobody would miss a thread that died.

        `patience` is how many seconds the end waits for a round that goes on; without it as long as that takes.
        """
        self._name, self._work, self._patience = name, work, patience
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopping.set()
        self._thread.join(self._patience)

    @property
    def stopping(self) -> bool:
        """Whether it was told to stop."""
        return self._stopping.is_set()

    def join(self) -> None:
        """Until the round it is in has ended, after it was told to stop."""
        self._thread.join()

    def is_alive(self) -> bool:
        """Whether the thread runs."""
        return self._thread.is_alive()

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                pause = self._work()
            except Exception:  # noqa: BLE001 - whatever it is, somebody waits for the next round
                structlog.get_logger(__name__).exception("round_failed", work=self._name)
                pause = AFTER_A_FAULT
            self._stopping.wait(pause)

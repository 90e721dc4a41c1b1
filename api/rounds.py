"""A thread beside the service that does the same work again and again until it is told to stop."""

import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self


class Rounds:
    """Begins with its first round and ends after the one it is in, as a context manager."""

    def __init__(self, name: str, work: Callable[[], float], *, patience: float | None = None) -> None:
        """`work` is one round: it raises nothing and returns how many seconds to wait until the next.

        `patience` is how many seconds the end waits for a round that goes on; without it as long as that takes.
        """
        self._work, self._patience = work, patience
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

    def is_alive(self) -> bool:
        """Whether the thread runs."""
        return self._thread.is_alive()

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._stopping.wait(self._work())

"""Starts the embedded PostgreSQL again when it died under a running service: nobody else would."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import structlog

from api.rounds import Rounds
from store.embedded.cluster import ensure
from store.embedded.errors import EmbeddedPostgresError
from store.errors import StoreUnavailable

CHECK_SECONDS: Final = 1.0
RETRY_SECONDS: Final = 5.0


class DatabaseKeeper(Rounds):
    """A thread of the one service on a data directory. What is running, it leaves alone."""

    def __init__(
        self,
        data_dir: Path,
        ask: Callable[[], object],
        *,
        check_seconds: float = CHECK_SECONDS,
        retry_seconds: float = RETRY_SECONDS,
    ) -> None:
        """`ask` is any question to the database: it raises `StoreUnavailable` when nobody answers."""
        # No longer: while it asks a database that hangs it cannot be hurried, and it holds nothing.
        super().__init__("par-database", self._keep, patience=CHECK_SECONDS)
        self._data_dir = data_dir
        self._ask = ask
        self._check_seconds, self._retry_seconds = check_seconds, retry_seconds

    def _keep(self) -> float:
        try:
            self._ask()
        except StoreUnavailable:
            self._start_again()
            return self._retry_seconds
        return self._check_seconds

    def _start_again(self) -> None:
        log = structlog.get_logger(__name__)
        # Data that vanished is for a person to put back: an empty database in its place would look like a fresh start.
        if self.stopping or not any(self._data_dir.glob("postgres/*/data/PG_VERSION")):
            return
        try:
            ensure(self._data_dir).close()
        except EmbeddedPostgresError as failed:
            log.error("database_not_started", error=type(failed).__qualname__)
        else:
            log.warning("database_started_again")

"""How PAR connects to PostgreSQL: one login, one role per purpose, bounded waits, and no value ever in an error."""

from collections.abc import Sequence
from typing import Literal, LiteralString, TypeVar

import psycopg
from psycopg.abc import PQGen
from psycopg.conninfo import make_conninfo
from psycopg.errors import ConnectionTimeout, LockNotAvailable, QueryCanceled
from psycopg.pq import TransactionStatus
from psycopg.rows import TupleRow
from psycopg_pool import ConnectionPool, PoolTimeout

from store.errors import StoreUnavailable

Role = Literal["par_writer", "par_reader", "par_projector"]

STATEMENT_SECONDS = 4
"""Below the deadline of a request (5 s), so that the server gives up before the caller does."""
ANSWER_SECONDS = 4.5
"""When we give up on a server that does not even give up itself."""

RV = TypeVar("RV")


class BoundedConnection(psycopg.Connection[TupleRow]):
    """Raises psycopg's ConnectionTimeout on a server that neither answers nor hangs up, such as one that is paused.

    A plain connection waits for ever: the timeouts of the server do not count when it stands still.
    """

    def wait(self, gen: PQGen[RV], interval: float = 0.1, timeout: float | None = None) -> RV:
        """Wait for an answer, at most `ANSWER_SECONDS`; a connection without one is closed."""
        try:
            return super().wait(gen, interval, ANSWER_SECONDS if timeout is None else timeout)
        except psycopg.OperationalError as lost:
            if self.pgconn.transaction_status != TransactionStatus.ACTIVE:
                raise
            # The answer may still come, and would then be taken for the answer to the next question.
            self.close()
            raise ConnectionTimeout("the server gave no answer in time") from lost


def as_role(conninfo: str, role: Role, *, statement_seconds: int = STATEMENT_SECONDS, **settings: str) -> str:
    """The same login, acting as one role. `settings` are PostgreSQL settings for its sessions."""
    options = {
        "role": role,
        "search_path": "pg_catalog",
        "statement_timeout": f"{statement_seconds}s",
        "lock_timeout": f"{statement_seconds}s",
        "idle_in_transaction_session_timeout": "10s",
        **settings,
    }
    return make_conninfo(
        conninfo,
        options=" ".join(f"-c {name}={value}" for name, value in options.items()),
        connect_timeout=2,
        tcp_user_timeout=5000,
        keepalives_idle=5,
        keepalives_interval=2,
        keepalives_count=2,
        application_name=role,
    )


TOO_SLOW = (ConnectionTimeout, QueryCanceled, LockNotAvailable)
"""The connection is not broken and trying again would take as long again."""


class Pool:
    """A pool of connections of one role. Raises `StoreUnavailable` in time instead of waiting for ever."""

    def __init__(self, conninfo: str, *, size: int) -> None:
        self._pool = ConnectionPool(
            conninfo,
            min_size=1,
            max_size=size,
            timeout=2,
            reconnect_timeout=2,
            connection_class=BoundedConnection,
            kwargs={"autocommit": True},
            open=True,
        )

    def fetch(self, query: LiteralString, values: Sequence[object] = ()) -> list[TupleRow]:
        """All rows. Tried once more on a fresh connection when the first turned out to be broken."""
        try:
            return self._fetch(query, values)
        except (PoolTimeout, *TOO_SLOW) as busy:
            raise StoreUnavailable from busy
        except psycopg.OperationalError:
            self._pool.check()
        try:
            return self._fetch(query, values)
        except (psycopg.OperationalError, PoolTimeout) as lost:
            raise StoreUnavailable from lost

    def close(self) -> None:
        """Give all connections back."""
        self._pool.close()

    def _fetch(self, query: LiteralString, values: Sequence[object]) -> list[TupleRow]:
        with self._pool.connection() as conn:
            return conn.execute(query, values, binary=True).fetchall()


class Reading(Pool):
    """The connections that can only read."""

    def __init__(self, conninfo: str, *, size: int = 8) -> None:
        super().__init__(as_role(conninfo, "par_reader", default_transaction_read_only="on"), size=size)

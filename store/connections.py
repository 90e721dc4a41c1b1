"""How PAR connects to PostgreSQL: one login, one role per purpose, bounded waits, and no value ever in an error."""

from collections.abc import Sequence
from typing import Literal, LiteralString

import psycopg
from psycopg.conninfo import make_conninfo
from psycopg.rows import TupleRow
from psycopg_pool import ConnectionPool, PoolTimeout

from store.errors import StoreUnavailable

Role = Literal["par_writer", "par_reader", "par_projector"]

STATEMENT_SECONDS = 4
"""Below the deadline of a request (5 s), so that the server gives up before the caller does."""


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
        application_name=role,
    )


class Reading:
    """A pool of connections that can only read. Raises `StoreUnavailable` in time instead of waiting for ever."""

    def __init__(self, conninfo: str, *, size: int = 8) -> None:
        self._pool = ConnectionPool(
            as_role(conninfo, "par_reader", default_transaction_read_only="on"),
            min_size=1,
            max_size=size,
            timeout=2,
            reconnect_timeout=2,
            kwargs={"autocommit": True},
            open=True,
        )

    def fetch(self, query: LiteralString, values: Sequence[object] = ()) -> list[TupleRow]:
        """All rows. Tried once more on a fresh connection when the first turned out to be broken."""
        try:
            return self._fetch(query, values)
        except psycopg.OperationalError:
            self._pool.check()
        except PoolTimeout as busy:
            raise StoreUnavailable from busy
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

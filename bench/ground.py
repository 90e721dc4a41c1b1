"""A fresh PostgreSQL in a throw-away folder, with registers of one organisation on it."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from uuid import UUID, uuid4

import psycopg
from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from projections.schema import prepare
from projections.views import VIEWS
from store.connections import Reading
from store.embedded.cluster import EmbeddedPostgres, ensure
from store.file_keyring import FileKeyring
from store.log import EventLog
from store.migrate import add_organisation, identify, migrate


class Ground(NamedTuple):
    """What the measurements stand on: one register in a database of its own."""

    server: EmbeddedPostgres
    dbname: str
    folder: Path
    """Its data directory, with the keys."""
    organisation: UUID
    log: EventLog
    keyring: FileKeyring
    views: Reading

    @property
    def conninfo(self) -> str:
        """As the service connects."""
        return self.server.dsn(user="par_app", dbname=self.dbname)

    @property
    def owner(self) -> str:
        """As whoever filled it connects."""
        return self.server.dsn(dbname=self.dbname)


@contextmanager
def ground() -> Iterator[Ground]:
    """PostgreSQL as PAR ships it (fsync on, synchronous_commit on, durable keys) with one empty register."""
    with cluster() as (server, folder), register_on(server, folder) as on:
        yield on


@contextmanager
def cluster() -> Iterator[tuple[EmbeddedPostgres, Path]]:
    """The server, and a folder for what stands beside it."""
    with ExitStack() as closing:
        folder = Path(closing.enter_context(tempfile.TemporaryDirectory(prefix="par-bench-")))
        folder.chmod(0o711)  # as root, the server runs as an account of its own and must get in
        server = closing.enter_context(ensure(folder / "data"))
        yield server, folder


@contextmanager
def register_on(server: EmbeddedPostgres, folder: Path, dbname: str = "postgres") -> Iterator[Ground]:
    """An empty register of made-up people, in a database of its own when it is given a name."""
    if dbname != "postgres":
        _create_database(server, dbname)
    owner = server.dsn(dbname=dbname)
    migrate(owner)
    prepare(owner, VIEWS)
    organisation = uuid4()
    add_organisation(owner, organisation)
    register = identify(owner, practice=True)
    with ExitStack() as closing:
        keyring = FileKeyring(folder / dbname / "keys", register.id, may_create=True)
        closing.callback(keyring.close)
        log = EventLog(server.dsn(user="par_app", dbname=dbname), organisation)
        closing.callback(log.close)
        views = Reading(server.dsn(user="par_app", dbname=dbname))
        closing.callback(views.close)
        yield Ground(server, dbname, folder / dbname, organisation, log, keyring, views)


def stock_recorder(server: EmbeddedPostgres, table: str = "stock_events") -> PostgresApplicationRecorder:
    """The library's own recorder, as documented, in the same server."""
    return stock_recorder_at(server.dsn(), table)


def stock_recorder_at(conninfo: str, table: str = "stock_events") -> PostgresApplicationRecorder:
    """The same for a database that is known by its connection string."""
    at = conninfo_to_dict(conninfo)
    store = PostgresDatastore(
        dbname=str(at["dbname"]),
        host=str(at["host"]),
        port=str(at["port"]),
        user=str(at["user"]),
        password="",
        pool_size=32,
    )
    recorder = PostgresApplicationRecorder(store, events_table_name=table)
    recorder.create_table()
    return recorder


def stock_event(topic: str, state: bytes) -> StoredEvent:
    """The first event of a new stream, for the library's recorder."""
    return StoredEvent(uuid4(), 1, topic, state)


def now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)


def _create_database(server: EmbeddedPostgres, name: str) -> None:
    with psycopg.connect(server.dsn(), autocommit=True) as conn:
        conn.execute(sql.SQL("create database {}").format(sql.Identifier(name)))

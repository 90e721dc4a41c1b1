"""A fresh PostgreSQL in a throw-away folder, with a register of one organisation on it."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from uuid import UUID, uuid4

from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore

from store.embedded.cluster import EmbeddedPostgres, ensure
from store.file_keyring import FileKeyring
from store.log import EventLog
from store.migrate import add_organisation, identify, migrate


class Ground(NamedTuple):
    """What the measurements stand on."""

    server: EmbeddedPostgres
    organisation: UUID
    log: EventLog
    keyring: FileKeyring

    @property
    def conninfo(self) -> str:
        return self.server.dsn(user="par_app")


@contextmanager
def ground() -> Iterator[Ground]:
    """PostgreSQL as PAR ships it: fsync on, synchronous_commit on, durable keys."""
    with ExitStack() as closing:
        folder = Path(closing.enter_context(tempfile.TemporaryDirectory(prefix="par-bench-")))
        folder.chmod(0o711)  # as root, the server runs as an account of its own and must get in
        server = closing.enter_context(ensure(folder / "data"))
        migrate(server.dsn())
        organisation = uuid4()
        add_organisation(server.dsn(), organisation)
        register = identify(server.dsn(), practice=True)
        log = EventLog(server.dsn(user="par_app"), organisation)
        closing.callback(log.close)
        keyring = FileKeyring(folder / "keys", register.id, may_create=True)
        closing.callback(keyring.close)
        yield Ground(server, organisation, log, keyring)


def stock_recorder(server: EmbeddedPostgres, table: str = "stock_events") -> PostgresApplicationRecorder:
    """The library's own recorder, as documented, in the same server."""
    store = PostgresDatastore(
        dbname=server.dbname, host=server.host, port=str(server.port), user=server.user, password="", pool_size=32
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

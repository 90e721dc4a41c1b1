"""A PostgreSQL for tests: one server per run, one template with everything made, a fresh database per test.

A `conftest.py` that needs a database imports the fixtures `server`, `template` and `database` from here; however many
do so, one run starts one server.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import sql

from projections.schema import prepare
from projections.views import VIEWS
from store.embedded.cluster import EmbeddedPostgres, ensure
from store.embedded.watchdog import stop_server
from store.migrate import add_organisation, migrate

FORGETFUL = ("fsync=off", "full_page_writes=off", "autovacuum=off", "max_connections=200")
"""For tests in which nothing crashes. Tests about durability start a server of their own with `own_server`."""

_SERVER = pytest.StashKey[EmbeddedPostgres]()


class Database(NamedTuple):
    """One database: how its maker reaches it, and how the service does."""

    name: str
    owner: str
    """Connection string of the superuser."""
    app: str
    """Connection string of `par_app`, the login of the service."""

    def new_organisation(self) -> UUID:
        """An organisation with an empty log."""
        organisation = uuid4()
        add_organisation(self.owner, organisation)
        return organisation

    def superuser(self) -> "psycopg.Connection[tuple[object, ...]]":
        """A connection that may do everything, one statement per transaction."""
        return psycopg.connect(self.owner, autocommit=True)


@pytest.fixture(scope="session")
def server(request: pytest.FixtureRequest) -> EmbeddedPostgres:
    """The server of this run. It forgets what a power cut would take: no test may crash it."""
    stash = request.config.stash
    if _SERVER not in stash:
        started = stash[_SERVER] = ensure(data_directory(), settings=FORGETFUL)
        request.config.add_cleanup(lambda: remove_server(started))
    return stash[_SERVER]


@pytest.fixture(scope="session")
def template(server: EmbeddedPostgres) -> str:
    """The name of a database without organisations, migrated and with the tables of all views, to make others from."""
    name = f"template_{uuid4().hex}"
    create_database(server, name, "template1")
    migrate(server.dsn(dbname=name))
    prepare(server.dsn(dbname=name), VIEWS)
    return name


@pytest.fixture
def database(server: EmbeddedPostgres, template: str) -> Iterator[Database]:
    """A fresh database like that, gone after the test."""
    with fresh_database(server, template) as made:
        yield made


@contextmanager
def fresh_database(server: EmbeddedPostgres, template: str) -> Iterator[Database]:
    """A database made from a template, gone at the end."""
    name = f"test_{uuid4().hex}"
    create_database(server, name, template)
    try:
        yield Database(name, server.dsn(dbname=name), server.dsn(user="par_app", dbname=name))
    finally:
        _run(server, sql.SQL("drop database {} with (force)").format(sql.Identifier(name)))


@contextmanager
def own_server(*settings: str) -> Iterator[EmbeddedPostgres]:
    """A server for one test that does it harm. It flushes to disk, as the one of the service does."""
    started = ensure(data_directory(), settings=settings)
    try:
        yield started
    finally:
        remove_server(started)


def create_database(server: EmbeddedPostgres, name: str, template: str) -> None:
    """Make a database from a template to which nobody is connected."""
    _run(server, sql.SQL("create database {} template {}").format(sql.Identifier(name), sql.Identifier(template)))


def data_directory() -> Path:
    """An empty data directory. Not pytest's `tmp_path`: for root, other accounts cannot enter that."""
    directory = Path(tempfile.mkdtemp(prefix="par-test-")).resolve()
    directory.chmod(0o711)
    return directory


def remove_server(server: EmbeddedPostgres) -> None:
    """Stop a server, in whatever state it is, and take its data directory away."""
    server.close()
    stop_server(server.data_dir)  # not its watchdog's work: a test may have left another user of it behind
    shutil.rmtree(server.data_dir.parents[2])


def _run(server: EmbeddedPostgres, statement: sql.Composed) -> None:
    with psycopg.connect(server.dsn(), autocommit=True) as conn:
        conn.execute(statement)

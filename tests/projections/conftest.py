"""A register with empty views, in a fresh database."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from uuid import uuid4

import pytest

from projections.schema import prepare
from projections.views import VIEWS
from store.connections import Reading
from store.embedded.cluster import EmbeddedPostgres
from tests.postgres import Database, create_database, fresh_database, server, template
from tests.projections.register import Register

__all__ = ["server", "template"]

pytest.register_assert_rewrite("tests.projections.checks")


@pytest.fixture(scope="session")
def with_views(server: EmbeddedPostgres, template: str) -> str:
    """The name of a database with the tables of all views, to make others from."""
    name = f"views_{uuid4().hex}"
    create_database(server, name, template)
    assert prepare(server.dsn(user="par_app", dbname=name), VIEWS) == []
    return name


@pytest.fixture(scope="session")
def shared_database(server: EmbeddedPostgres, with_views: str) -> Iterator[Database]:
    """One database for all tests that need no more than an organisation of their own."""
    with fresh_database(server, with_views) as made:
        yield made


@pytest.fixture
def database(server: EmbeddedPostgres, with_views: str) -> Iterator[Database]:
    """A fresh database with empty views, gone after the test."""
    with fresh_database(server, with_views) as made:
        yield made


@pytest.fixture
def register(shared_database: Database) -> Iterator[Register]:
    """An organisation with an empty log, among others."""
    with opened(shared_database) as made:
        yield made


@pytest.fixture
def lone_register(database: Database) -> Iterator[Register]:
    """An organisation with an empty log, the only one: for tests that rebuild, or change the tables."""
    with opened(database) as made:
        yield made


@contextmanager
def opened(database: Database) -> Iterator[Register]:
    """A register with a new organisation."""
    with (
        closing(Reading(database.app, size=2)) as reading,
        closing(Register(database, reading, database.new_organisation())) as made,
    ):
        yield made

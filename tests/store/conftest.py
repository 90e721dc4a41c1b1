"""A log of a new organisation in a fresh database, a keyring of its own, and someone who types reports."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from store.file_keyring import FileKeyring
from store.keys import Keyring
from store.log import EventLog
from tests.postgres import Database, database, server, template
from tests.store.facts import Typist
from tests.store.processes import StartWriting, WritingProcess

__all__ = ["database", "server", "template"]

pytest.register_assert_rewrite("tests.store.log_contract", "tests.store.keyring_contract")


@pytest.fixture
def organisation(database: Database) -> UUID:
    """An organisation with an empty log."""
    return database.new_organisation()


@pytest.fixture
def log(database: Database, organisation: UUID) -> Iterator[EventLog]:
    """The log of that organisation."""
    opened = EventLog(database.app, organisation)
    yield opened
    opened.close()


@pytest.fixture
def keyring(tmp_path: Path) -> Iterator[Keyring]:
    """A keyring of a new register."""
    opened = FileKeyring(tmp_path / "keys", uuid4(), may_create=True)
    yield opened
    opened.close()


@pytest.fixture
def typist(keyring: Keyring, organisation: UUID) -> Typist:
    """Makes the commands of that organisation."""
    return Typist(keyring, organisation)


@pytest.fixture
def start_writing(tmp_path: Path) -> Iterator[StartWriting]:
    """Starts writing processes; none is left after the test."""
    with ExitStack() as closing:

        def start(conninfo: str, organisation: UUID, count: int, *, boasts: bool = False) -> WritingProcess:
            started = WritingProcess(conninfo, organisation, tmp_path, count, boasts=boasts)
            closing.callback(started.kill)
            return started

        yield start

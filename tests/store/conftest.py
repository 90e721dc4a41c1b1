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
from tests.store.keyring_bytes import OpenFileKeyring
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
def register() -> UUID:
    """A new register."""
    return uuid4()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the keyring of that register is made."""
    return tmp_path / "keys"


@pytest.fixture
def open_keyring(folder: Path, register: UUID) -> Iterator[OpenFileKeyring]:
    """Opens the keyring of that register, once more each time."""
    with ExitStack() as closing:

        def opened() -> FileKeyring:
            keyring = FileKeyring(folder, register, may_create=True)
            closing.callback(keyring.close)
            return keyring

        yield opened


@pytest.fixture
def keyring(open_keyring: OpenFileKeyring) -> Keyring:
    """The keyring of that register."""
    return open_keyring()


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

"""One practice register on an embedded PostgreSQL for commands that read; a fresh one for each test that writes."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

import pytest

from api.cli.main import run
from api.practice.load import load_practice_register
from api.register import open_register, prepare_database
from api.settings import Settings
from store.embedded.cluster import EmbeddedPostgres, await_stop, ensure
from store.embedded.watchdog import stop_server
from tests.api.cli.command import Par, Ran
from tests.postgres import (
    FORGETFUL,
    Database,
    data_directory,
    database,
    fresh_database,
    remove_server,
    server,
    template,
)

__all__ = ["database", "server", "template"]


class Place(NamedTuple):
    """Where a register is, as the settings name it."""

    environment: dict[str, str]

    def open(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Let the commands of this test work there."""
        for name, value in self.environment.items():
            monkeypatch.setenv(name, value)


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of this machine counts, and no test reaches a register it did not ask for."""
    for name in [name for name in os.environ if name.startswith("PAR_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PAR_DATA_DIR", str(tmp_path / "no register"))


@pytest.fixture
def par(capsys: pytest.CaptureFixture[str]) -> Par:
    """`par` in this process."""

    def command(*arguments: str) -> Ran:
        capsys.readouterr()
        code = run(list(arguments))
        return Ran(code, *capsys.readouterr())

    return command


@pytest.fixture(scope="session")
def practice_place() -> Iterator[Place]:
    """What `par demo` makes. Nobody writes in it."""
    embedded = ensure(data_directory(), settings=FORGETFUL)
    place = Place({"PAR_DATA_DIR": str(embedded.data_dir.parents[2])})
    with pytest.MonkeyPatch.context() as monkeypatch:
        place.open(monkeypatch)
        assert run(["demo", "--no-serve"]) == 0
    yield place
    remove_server(embedded)


@pytest.fixture
def practice(practice_place: Place, par: Par, monkeypatch: pytest.MonkeyPatch) -> Par:
    """`par` on the practice register."""
    practice_place.open(monkeypatch)
    return par


@pytest.fixture
def fresh_place(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """An empty practice register."""
    place = new_place(database, tmp_path)
    place.open(monkeypatch)
    return place


@pytest.fixture
def fresh(fresh_place: Place, par: Par) -> Par:
    """`par` on an empty practice register."""
    return par


@pytest.fixture(scope="session")
def filled(
    server: EmbeddedPostgres, template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Database, Place]]:
    """A filled practice register, to make copies of. Nobody writes in it and nobody is connected to it."""
    with fresh_database(server, template) as made:
        place = new_place(made, tmp_path_factory.mktemp("filled"))
        with pytest.MonkeyPatch.context() as monkeypatch:
            place.open(monkeypatch)
            with open_register(Settings()) as register:
                load_practice_register(register)
        yield made, place


@pytest.fixture
def copied(
    filled: tuple[Database, Place], server: EmbeddedPostgres, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Database]:
    """A copy of the filled practice register, which the commands of this test work on."""
    original, place = filled
    with fresh_database(server, original.name) as made:
        Place({**place.environment, "PAR_DSN": made.app}).open(monkeypatch)
        yield made


@pytest.fixture(scope="session")
def stopped_directory() -> Iterator[Path]:
    """A practice register on an embedded PostgreSQL that has stopped."""
    directory = data_directory()
    with pytest.MonkeyPatch.context() as monkeypatch:
        Place({"PAR_DATA_DIR": str(directory)}).open(monkeypatch)
        assert run(["demo", "--no-serve"]) == 0
    assert await_stop(_database_of(directory), 30)
    yield directory
    shutil.rmtree(directory)


@pytest.fixture
def spoilt(stopped_directory: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of that register for one test to do harm to; the commands of the test work on it."""
    directory = data_directory()
    # Python's copy gives the files to whoever runs the tests; PostgreSQL wants its own.
    subprocess.run(["cp", "-a", f"{stopped_directory}/.", str(directory)], check=True)
    Place({"PAR_DATA_DIR": str(directory)}).open(monkeypatch)
    yield directory
    stop_server(_database_of(directory))
    shutil.rmtree(directory)


def _database_of(directory: Path) -> Path:
    return next(directory.glob("postgres/*/data"))


def new_place(database: Database, folder: Path) -> Place:
    """A practice register of an organisation of its own in this database, its keys in this folder."""
    organisation = uuid4()
    prepare_database(database.owner, organisation, practice=True)
    return Place({"PAR_DATA_DIR": str(folder), "PAR_DSN": database.app, "PAR_ORGANISATION": str(organisation)})

"""A service of its own for every test: a fresh database, a fresh keyring, projections running."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.register import Register
from tests.api.v1.service import a_register, serving
from tests.postgres import Database, database, server, template

__all__ = ["database", "server", "template"]


@pytest.fixture
def register(database: Database, tmp_path: Path) -> Iterator[Register]:
    """An empty practice register whose clock stands still at `service.NOW`."""
    with a_register(database, tmp_path) as opened:
        yield opened


@pytest.fixture
def client(register: Register) -> Iterator[TestClient]:
    """A client of a service over that register."""
    with serving(register) as made:
        yield made

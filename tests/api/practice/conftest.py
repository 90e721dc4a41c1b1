"""An empty practice register for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.register import Register
from tests.api.v1.service import a_register
from tests.postgres import Database, database, server, template

__all__ = ["database", "server", "template"]


@pytest.fixture
def register(database: Database, tmp_path: Path) -> Iterator[Register]:
    """An empty practice register whose clock stands still at noon on 22 November 2026."""
    with a_register(database, tmp_path) as opened:
        yield opened

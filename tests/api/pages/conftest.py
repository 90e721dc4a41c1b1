"""Pages over a register of its own for each test that writes, and over one practice register for those that look."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.practice.load import load_practice_register
from api.register import Register
from projections.views import VIEWS
from store.embedded.cluster import EmbeddedPostgres
from tests.api.pages.service import pages_of
from tests.api.v1.service import a_register
from tests.postgres import Database, database, fresh_database, server, template

__all__ = ["database", "server", "template"]


@pytest.fixture
def register(database: Database, tmp_path: Path) -> Iterator[Register]:
    """An empty practice register whose clock stands still at noon on 22 November 2026."""
    with a_register(database, tmp_path) as opened:
        yield opened


@pytest.fixture
def client(register: Register) -> Iterator[TestClient]:
    """A browser on the pages of that register."""
    with pages_of(register) as made:
        yield made


@pytest.fixture(scope="session")
def practice_register(
    server: EmbeddedPostgres, template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Register]:
    """The practice register, loaded. Nobody writes in it."""
    with (
        fresh_database(server, template) as made,
        a_register(made, tmp_path_factory.mktemp("practice")) as opened,
    ):
        load_practice_register(opened)
        with opened.projector as projector:
            assert projector.wait_for([view.name for view in VIEWS], opened.log.head(), seconds=30)
        yield opened


@pytest.fixture
def practice(practice_register: Register) -> Iterator[TestClient]:
    """A browser on the pages of the practice register."""
    with pages_of(practice_register, with_projections=False) as made:
        yield made

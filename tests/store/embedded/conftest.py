"""Data directories that are stopped and removed after the test, and one server for the tests that only look."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.embedded.binaries import find_binaries
from store.embedded.cluster import EmbeddedPostgres, await_stop, ensure
from store.embedded.layout import Layout
from store.embedded.watchdog import stop_server

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root hands the server to another account")


@pytest.fixture
def base() -> Iterator[Path]:
    """An empty data directory. Not pytest's `tmp_path`: for root, other accounts cannot enter that."""
    directory = Path(tempfile.mkdtemp(prefix="par-test-")).resolve()
    directory.chmod(0o711)
    yield directory
    remove(directory)


@pytest.fixture(scope="session")
def shared_server() -> Iterator[EmbeddedPostgres]:
    """One running server; make databases of your own on it."""
    directory = Path(tempfile.mkdtemp(prefix="par-test-")).resolve()
    server = ensure(directory)
    yield server
    server.close()
    assert await_stop(server.data_dir, 30)
    remove(directory)


def remove(directory: Path) -> None:
    for data in directory.rglob("postgres/*/data"):
        stop_server(data)
    shutil.rmtree(directory)


def layout_of(base: Path) -> Layout:
    return Layout(base, find_binaries().major)

"""A data directory that is not as it was left: a clear error, never an empty start."""

import shutil
from pathlib import Path
from uuid import uuid4

import pytest

from store.file_keyring import FileKeyring
from tests.api.cli.command import Par

pytestmark = pytest.mark.slow
COMMANDS = [("demo", "--no-serve"), ("serve",), ("incident", "list")]


@pytest.fixture
def keys(spoilt: Path) -> Path:
    """Where its keys are."""
    return spoilt / "keys"


def test_as_it_was_left_it_opens(spoilt: Path, par: Par) -> None:
    assert par("config", "check", "--json").data["position"] > 0


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_without_its_master_key(keys: Path, par: Par, words: tuple[str, ...]) -> None:
    (keys / "master.key").unlink()
    _refused(par, words, "master.key ontbreekt", "begint dan nooit leeg")
    assert not (keys / "master.key").exists()


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_without_its_keyring(keys: Path, par: Par, words: tuple[str, ...]) -> None:
    (keys / "keyring.sqlite").unlink()
    _refused(par, words, "keyring.sqlite ontbreekt", "begint dan nooit leeg")


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_without_any_keys(keys: Path, par: Par, words: tuple[str, ...]) -> None:
    shutil.rmtree(keys)
    _refused(par, words, "ontbreekt", "begint dan nooit leeg")
    assert not keys.exists()


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_for_another_organisation(
    keys: Path, par: Par, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    shutil.rmtree(keys)
    monkeypatch.setenv("PAR_ORGANISATION", str(uuid4()))
    _refused(par, words, "het register van een andere organisatie", "PAR_ORGANISATION")
    assert not keys.exists()


def test_its_locks_are_for_this_account_only(spoilt: Path, par: Par) -> None:
    assert par("incident", "list").code == 0
    assert list(spoilt.glob("*.lock"))
    assert {lock.stat().st_mode & 0o077 for lock in spoilt.glob("*.lock")} == {0}


def test_with_a_master_key_that_others_can_read(keys: Path, par: Par) -> None:
    (keys / "master.key").chmod(0o644)
    _refused(par, ("demo", "--no-serve"), "Anderen kunnen", "chmod 600")


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_of_another_major_of_postgresql(spoilt: Path, par: Par, words: tuple[str, ...]) -> None:
    (data,) = spoilt.glob("postgres/*/data")
    (data / "PG_VERSION").write_text("17\n")
    _refused(par, words, "PostgreSQL 17", "begint niet met een lege database")


def test_of_another_major_in_a_folder_of_its_own(spoilt: Path, par: Par) -> None:
    (data,) = spoilt.glob("postgres/*/data")
    (data / "PG_VERSION").write_text("17\n")
    data.parent.rename(spoilt / "postgres" / "17")
    _refused(par, ("demo", "--no-serve"), "PostgreSQL 17", "begint niet met een lege database")
    assert [folder.name for folder in spoilt.glob("postgres/*/data")] == ["data"]


def test_with_the_keys_of_another_register(keys: Path, par: Par) -> None:
    for file in keys.iterdir():
        file.unlink()
    FileKeyring(keys, uuid4(), may_create=True).close()
    _refused(par, ("incident", "list"), "horen niet bij deze database")


def test_a_data_directory_that_is_a_file(par: Par, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        monkeypatch.setenv("PAR_DATA_DIR", str(place))
        _refused(par, ("demo", "--no-serve"), "kan niet werken in de map", "PAR_DATA_DIR")


def _refused(par: Par, words: tuple[str, ...], *said: str) -> None:
    refused = par(*words)
    assert (refused.code, refused.out) == (6, "")
    for part in said:
        assert part in refused.err

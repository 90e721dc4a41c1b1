"""Files of a keyring that are missing, damaged, unsafe or another's: refused with words, and never replaced."""

import sqlite3
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from store.errors import KeysUnavailable, UnsafeStore
from store.file_keyring import FileKeyring
from tests.store.keyring_bytes import OpenFileKeyring, wrapped_in


@pytest.fixture
def closed(folder: Path, register: UUID) -> Path:
    """A keyring that was used and closed."""
    keyring = FileKeyring(folder, register, may_create=True)
    keyring.mint()
    keyring.close()
    return folder


def test_the_files_are_for_the_service_alone(folder: Path, open_keyring: OpenFileKeyring) -> None:
    open_keyring().mint()
    assert folder.stat().st_mode & 0o777 == 0o700
    modes = {file.name: oct(file.stat().st_mode & 0o777) for file in folder.iterdir()}
    assert modes == dict.fromkeys(("master.key", "keyring.sqlite", "keyring.sqlite-wal", "keyring.sqlite-shm"), "0o600")


@pytest.mark.parametrize("name", ["master.key", "keyring.sqlite"])
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o601, 0o777])
def test_a_file_that_others_can_reach_is_refused(closed: Path, register: UUID, name: str, mode: int) -> None:
    (closed / name).chmod(mode)
    with pytest.raises(UnsafeStore, match="chmod 600"):
        FileKeyring(closed, register, may_create=False)


@pytest.mark.parametrize("may_create", [True, False])
def test_a_missing_master_key_is_never_replaced(closed: Path, register: UUID, may_create: bool) -> None:
    (closed / "master.key").unlink()
    with pytest.raises(UnsafeStore, match=r"master\.key ontbreekt"):
        FileKeyring(closed, register, may_create=may_create)
    assert not (closed / "master.key").exists()


@pytest.mark.parametrize("content", [b"", b"\n", b"x", b"AAAA", b"\xff\x00" * 20, b"A" * 40])
def test_a_damaged_master_key_is_refused(closed: Path, register: UUID, content: bytes) -> None:
    (closed / "master.key").write_bytes(content)
    with pytest.raises(UnsafeStore, match="is beschadigd"):
        FileKeyring(closed, register, may_create=True)


def test_the_master_key_of_another_keyring_is_refused(closed: Path, register: UUID, tmp_path: Path) -> None:
    FileKeyring(tmp_path / "other", register, may_create=True).close()
    (tmp_path / "other" / "master.key").replace(closed / "master.key")
    with pytest.raises(UnsafeStore, match="hoofdsleutel past niet"):
        FileKeyring(closed, register, may_create=True)


def test_the_keyring_of_another_register_is_refused(closed: Path) -> None:
    for may_create in (True, False):
        with pytest.raises(UnsafeStore, match="horen niet bij deze database"):
            FileKeyring(closed, uuid4(), may_create=may_create)


@pytest.mark.parametrize("left", [(), ("master.key",)])
def test_a_missing_keyring_is_never_replaced_when_the_log_holds_events(
    closed: Path, register: UUID, left: tuple[str, ...]
) -> None:
    for file in closed.iterdir():
        if file.name not in left:
            file.unlink()
    with pytest.raises(UnsafeStore, match="begint dan nooit leeg"):
        FileKeyring(closed, register, may_create=False)
    assert {file.name for file in closed.iterdir()} == set(left)


def test_an_empty_keyring_file_is_refused_when_the_log_holds_events(closed: Path, register: UUID) -> None:
    (closed / "keyring.sqlite").write_bytes(b"")
    with pytest.raises(UnsafeStore, match="horen niet bij deze database"):
        FileKeyring(closed, register, may_create=False)


def test_a_keyring_file_that_is_no_keyring_is_unavailable(closed: Path, register: UUID) -> None:
    (closed / "keyring.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(KeysUnavailable, match="antwoordt niet"):
        FileKeyring(closed, register, may_create=True)


def test_a_damaged_key_is_unavailable_and_no_tombstone(folder: Path, open_keyring: OpenFileKeyring) -> None:
    keyring = open_keyring()
    damaged, sound = keyring.mint(), keyring.mint()
    with sqlite3.connect(folder / "keyring.sqlite") as db:
        db.execute("update keys set wrapped = zeroblob(60) where id = ?", (damaged.id.bytes,))
    db.close()
    with pytest.raises(KeysUnavailable, match="beschadigd"):
        keyring.find([damaged.id, sound.id])
    assert keyring.find([sound.id]) == {sound.id: sound}


def test_two_keys_whose_bytes_were_swapped_do_not_open(folder: Path, open_keyring: OpenFileKeyring) -> None:
    keyring = open_keyring()
    one, other = keyring.mint(), keyring.mint()
    wrapped = wrapped_in(folder)
    with sqlite3.connect(folder / "keyring.sqlite") as db:
        for key, bytes_of in ((one, other), (other, one)):
            db.execute("update keys set wrapped = ? where id = ?", (wrapped[bytes_of.id], key.id.bytes))
    db.close()
    with pytest.raises(KeysUnavailable, match="beschadigd"):
        keyring.find([one.id])


@pytest.mark.parametrize("step", ["a draft of the master key", "a master key", "an empty keyring file"])
def test_a_first_start_that_was_cut_off_is_simply_done_again(folder: Path, register: UUID, step: str) -> None:
    # given what a kill in the middle of the first start leaves
    folder.mkdir(mode=0o700)
    names = {"a draft of the master key": "master.new", "an empty keyring file": "keyring.sqlite"}
    if step != "a draft of the master key":
        FileKeyring(folder, register, may_create=True).close()
        (folder / "keyring.sqlite").unlink()
    if step in names:
        (folder / names[step]).touch(mode=0o600)

    # when it is started again, then it works
    keyring = FileKeyring(folder, register, may_create=True)
    key = keyring.mint()
    assert keyring.find([key.id]) == {key.id: key}
    keyring.close()
    assert {file.name for file in folder.iterdir()} == {"master.key", "keyring.sqlite"}

"""The keyring in a file: what any keyring does, and what only a file can get wrong."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from random import Random
from uuid import UUID, uuid4

import pytest

from store.errors import KeysUnavailable, UnsafeStore
from store.file_keyring import LARGEST_RESERVE, FileKeyring
from store.keys import Destroyed, Key
from tests.store.byte_scan import any_form_in, contents
from tests.store.keyring_contract import MOMENT, KeyringContract, OpenKeyring
from tests.store.processes import ROOT, SECONDS

Open = Callable[[], FileKeyring]


@pytest.fixture
def register() -> UUID:
    return uuid4()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "keys"


@pytest.fixture
def open_keyring(folder: Path, register: UUID) -> Iterator[Open]:
    with ExitStack() as closing:

        def opened() -> FileKeyring:
            keyring = FileKeyring(folder, register, may_create=True)
            closing.callback(keyring.close)
            return keyring

        yield opened


class TestFileKeyring(KeyringContract):
    @pytest.fixture
    def open_keyring(self, open_keyring: Open) -> OpenKeyring:
        return open_keyring


# Durable


def test_a_key_is_there_after_kill_9_right_after_it_was_handed_out(
    folder: Path, register: UUID, open_keyring: Open
) -> None:
    # given a process that was killed after it told about its last key
    process = MintingProcess(folder, register, count=100)
    told = [process.next_key() for _ in range(100)]
    process.kill()

    # then all its keys are there
    assert open_keyring().find(key.id for key in told) == {key.id: key for key in told}


def test_a_key_is_flushed_to_the_disk_before_it_is_handed_out(open_keyring: Open) -> None:
    # What survives a power cut is SQLite's promise at these settings; a killed process does not show it.
    db = open_keyring()._db
    assert [
        db.execute(f"pragma {name}").fetchone()[0] for name in ("synchronous", "journal_mode", "secure_delete")
    ] == [
        2,
        "wal",
        1,
    ]


def test_two_processes_mint_at_the_same_time(folder: Path, register: UUID, open_keyring: Open) -> None:
    keyring = open_keyring()
    processes = [MintingProcess(folder, register, count=300) for _ in range(2)]
    keys = [keyring.mint() for _ in range(300)]
    for process in processes:
        keys += [process.next_key() for _ in range(300)]
        process.end()
    assert len({key.id for key in keys}) == 900
    assert keyring.find(key.id for key in keys) == {key.id: key for key in keys}


def test_keys_that_were_never_handed_out_are_removed_at_the_end(folder: Path, register: UUID) -> None:
    keyring = FileKeyring(folder, register, may_create=True)
    used = {keyring.mint().id.bytes for _ in range(20)}
    assert ids_in(folder) > used
    keyring.close()
    assert ids_in(folder) == used


# Destroyed: no bytes of it are left


def test_nothing_of_a_destroyed_key_is_left_in_any_file(folder: Path, register: UUID) -> None:
    # given keys, some destroyed early and most of them late, with new ones minted in between
    keyring = FileKeyring(folder, register, may_create=True)
    random = Random(1)  # noqa: S311 - the same choice in every run
    minted = [keyring.mint() for _ in range(3_000)]
    wrapped: dict[UUID, bytes] = {}
    gone: list[Key] = []
    for size in (1, 5, 40, 300):
        chosen = random.sample(sorted(set(minted) - set(gone)), size)
        wrapped |= wrapped_in(folder)
        assert left_of(folder, chosen, wrapped) == chosen, "the control must be found"

        # when they are destroyed
        keyring.destroy([key.id for key in chosen], MOMENT)
        gone += chosen
        minted += [keyring.mint() for _ in range(500)]

        # then not even a part of them is left, and the others are there
        assert left_of(folder, gone, wrapped) == []
    kept = set(minted) - set(gone)
    assert keyring.find(key.id for key in kept) == {key.id: key for key in kept}
    keyring.close()
    assert left_of(folder, gone, wrapped) == []


def test_nothing_of_a_destroyed_key_is_left_while_another_process_reads(folder: Path, open_keyring: Open) -> None:
    keyring, reader = open_keyring(), open_keyring()
    keys = [keyring.mint() for _ in range(50)]
    wrapped = wrapped_in(folder)
    reader.find(key.id for key in keys)
    keyring.destroy([key.id for key in keys], MOMENT)
    assert left_of(folder, keys, wrapped) == []
    assert all(isinstance(found, Destroyed) for found in reader.find(key.id for key in keys).values())


def test_a_destruction_says_so_when_another_process_keeps_the_old_bytes(
    folder: Path, open_keyring: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given a process in the middle of a long read of the file
    keyring = open_keyring()
    key = keyring.mint()
    wrapped = wrapped_in(folder)
    with sqlite3.connect(folder / "keyring.sqlite", isolation_level=None) as other:
        other.execute("begin")
        other.execute("select * from keys").fetchone()
        monkeypatch.setattr("store.file_keyring.LET_GO_SECONDS", 0.1)
        keyring._db.execute("pragma busy_timeout = 10")

        # when a key is destroyed, then it is not called done
        with pytest.raises(KeysUnavailable, match="een ander proces"):
            keyring.destroy([key.id], MOMENT)
        other.execute("rollback")
    other.close()

    # until it is done again
    keyring.destroy([key.id], MOMENT)
    assert left_of(folder, [key], wrapped) == []
    assert keyring.find([key.id]) == {key.id: Destroyed(key.id, MOMENT)}


def test_a_destruction_that_was_cut_off_is_finished_at_the_next_start(
    folder: Path, register: UUID, open_keyring: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given a destruction that ended after its commit, as with kill -9
    keyring = open_keyring()
    key = keyring.mint()
    wrapped = wrapped_in(folder)
    monkeypatch.setattr(FileKeyring, "_empty_write_ahead_file", lambda _self: None)
    keyring.destroy([key.id], MOMENT)
    crashed = tmp_path / "crashed"
    shutil.copytree(folder, crashed)
    assert left_of(crashed, [key], wrapped) == [key]

    # when the keyring is opened again, then nothing of the key is left
    again = FileKeyring(crashed, register, may_create=False)
    assert left_of(crashed, [key], wrapped) == []
    assert again.find([key.id]) == {key.id: Destroyed(key.id, MOMENT)}
    again.close()


def test_no_key_is_in_the_files_as_it_is(folder: Path, open_keyring: Open) -> None:
    keyring = open_keyring()
    keys = [keyring.mint() for _ in range(200)]
    texts = list(contents(folder).values())
    assert all(any_form_in(wrapped, texts) for wrapped in wrapped_in(folder).values()), "the control must be found"
    assert [key.id for key in keys if any_form_in(key.secret, texts)] == []


# Many keys


def test_a_hundred_thousand_keys_lie_next_to_each_other_in_the_order_of_their_making(
    folder: Path, open_keyring: Open
) -> None:
    # given a keyring that counts its transactions
    keyring = open_keyring()
    statements: list[str] = []
    keyring._db.set_trace_callback(statements.append)
    began = time.time_ns() // 1_000_000
    ids = [keyring.mint().id for _ in range(100_000)]
    keyring._db.set_trace_callback(None)

    # then it needed a flush per thousand keys, and no reserve of a thousand came before an earlier one in the file
    assert sum(statement.startswith("begin") for statement in statements) < 120
    moments = [key.int >> 80 for key in ids]
    assert began <= min(moments) <= max(moments) <= time.time_ns() // 1_000_000
    assert all(earlier <= later for earlier, later in zip(moments, moments[2 * LARGEST_RESERVE :], strict=False))
    assert {key.version for key in ids} == {7}

    # and it finds a key without looking at the others
    plan = keyring._db.execute(
        "explain query plan select id, wrapped from keys where id in (?, ?)", (b"", b"")
    ).fetchall()
    assert [step[-1] for step in plan] == ["SEARCH keys USING PRIMARY KEY (id=?)"]
    assert keyring.find([ids[0], ids[-1]]).keys() == {ids[0], ids[-1]}
    assert (folder / "keyring.sqlite").stat().st_size < 100_000 * 200


# Files that are missing, damaged, unsafe or another's


def test_the_files_are_for_the_service_alone(folder: Path, open_keyring: Open) -> None:
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


def test_a_damaged_key_is_unavailable_and_no_tombstone(folder: Path, open_keyring: Open) -> None:
    keyring = open_keyring()
    damaged, sound = keyring.mint(), keyring.mint()
    with sqlite3.connect(folder / "keyring.sqlite") as db:
        db.execute("update keys set wrapped = zeroblob(60) where id = ?", (damaged.id.bytes,))
    db.close()
    with pytest.raises(KeysUnavailable, match="beschadigd"):
        keyring.find([damaged.id, sound.id])
    assert keyring.find([sound.id]) == {sound.id: sound}


def test_two_keys_whose_bytes_were_swapped_do_not_open(folder: Path, open_keyring: Open) -> None:
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


@pytest.fixture
def closed(folder: Path, register: UUID) -> Path:
    """A keyring that was used and closed."""
    keyring = FileKeyring(folder, register, may_create=True)
    keyring.mint()
    keyring.close()
    return folder


class MintingProcess:
    """Runs `minting_process` and hears what it tells."""

    def __init__(self, folder: Path, register: UUID, count: int) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.store.minting_process", str(folder), str(register), str(count)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )

    def next_key(self) -> Key:
        assert self._process.stdout
        key, secret = self._process.stdout.readline().split()
        return Key(UUID(hex=key), bytes.fromhex(secret))

    def kill(self) -> None:
        os.kill(self._process.pid, signal.SIGKILL)
        self._process.communicate(timeout=SECONDS)

    def end(self) -> None:
        self._process.communicate(timeout=SECONDS)
        assert self._process.returncode == 0


def ids_in(folder: Path) -> set[bytes]:
    return {key.bytes for key in wrapped_in(folder)}


def wrapped_in(folder: Path) -> dict[UUID, bytes]:
    """The bytes under which each key lies in the file."""
    db = sqlite3.connect(folder / "keyring.sqlite")
    try:
        return {UUID(bytes=key): wrapped for key, wrapped in db.execute("select id, wrapped from keys")}
    finally:
        db.close()


def left_of(folder: Path, keys: Sequence[Key], wrapped: Mapping[UUID, bytes]) -> list[Key]:
    """The keys of which something is in a file: all of it in any form, or any twelve bytes of it as they are."""
    together = b"".join(contents(folder).values())
    return [
        key
        for key in keys
        if any_form_in(wrapped[key.id], [together])
        or any(wrapped[key.id][start : start + 12] in together for start in range(0, 49, 8))
    ]

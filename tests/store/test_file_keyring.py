"""The keyring in a file: what any keyring does, and what only a file can get wrong."""

import shutil
import sqlite3
import time
from pathlib import Path
from random import Random
from uuid import UUID

import pytest

from store.errors import KeysUnavailable
from store.file_keyring import LARGEST_RESERVE, FileKeyring
from store.keys import Destroyed, Key
from tests.store.byte_scan import any_form_in, contents
from tests.store.keyring_bytes import OpenFileKeyring, ids_in, left_of, wrapped_in
from tests.store.keyring_contract import MOMENT, KeyringContract, OpenKeyring
from tests.store.processes import MintingProcess


class TestFileKeyring(KeyringContract):
    @pytest.fixture
    def open_keyring(self, open_keyring: OpenFileKeyring) -> OpenKeyring:
        return open_keyring


# Durable


def test_a_key_is_there_after_kill_9_right_after_it_was_handed_out(
    folder: Path, register: UUID, open_keyring: OpenFileKeyring
) -> None:
    # given a process that was killed after it told about its last key
    process = MintingProcess(folder, register, count=100)
    told = [process.next_key() for _ in range(100)]
    process.kill()

    # then all its keys are there
    assert open_keyring().find(key.id for key in told) == {key.id: key for key in told}


def test_a_key_is_flushed_to_the_disk_before_it_is_handed_out(open_keyring: OpenFileKeyring) -> None:
    # What survives a power cut is SQLite's promise at these settings; a killed process does not show it.
    db = open_keyring()._db
    assert [
        db.execute(f"pragma {name}").fetchone()[0] for name in ("synchronous", "journal_mode", "secure_delete")
    ] == [
        2,
        "wal",
        1,
    ]


def test_two_processes_mint_at_the_same_time(folder: Path, register: UUID, open_keyring: OpenFileKeyring) -> None:
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
    minted = [keyring.mint() for _ in range(2_000)]
    wrapped: dict[UUID, bytes] = {}
    gone: list[Key] = []
    for size in (1, 5, 40, 150):
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


def test_nothing_of_a_destroyed_key_is_left_while_another_process_reads(
    folder: Path, open_keyring: OpenFileKeyring
) -> None:
    keyring, reader = open_keyring(), open_keyring()
    keys = [keyring.mint() for _ in range(50)]
    wrapped = wrapped_in(folder)
    reader.find(key.id for key in keys)
    keyring.destroy([key.id for key in keys], MOMENT)
    assert left_of(folder, keys, wrapped) == []
    assert all(isinstance(found, Destroyed) for found in reader.find(key.id for key in keys).values())


def test_a_destruction_says_so_when_another_process_keeps_the_old_bytes(
    folder: Path, open_keyring: OpenFileKeyring, monkeypatch: pytest.MonkeyPatch
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
    folder: Path, register: UUID, open_keyring: OpenFileKeyring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
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


def test_no_key_is_in_the_files_as_it_is(folder: Path, open_keyring: OpenFileKeyring) -> None:
    keyring = open_keyring()
    keys = [keyring.mint() for _ in range(200)]
    texts = list(contents(folder).values())
    assert all(any_form_in(wrapped, texts) for wrapped in wrapped_in(folder).values()), "the control must be found"
    assert [key.id for key in keys if any_form_in(key.secret, texts)] == []


# Many keys


def test_a_hundred_thousand_keys_lie_next_to_each_other_in_the_order_of_their_making(
    folder: Path, open_keyring: OpenFileKeyring
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

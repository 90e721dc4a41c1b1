"""The embedded keyring: one SQLite file beside, never inside, PostgreSQL.

Every key is wrapped by the master key. `secure_delete` overwrites what is deleted and the write-ahead file is emptied
after a destruction, so a destroyed key is in none of its files. Keys are minted ahead: a small reserve is made durable
in one flush before any event uses it, so sealing costs no flush per command (ADR 0010).
"""

import hmac
import os
import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from store.errors import KeysUnavailable, UnsafeStore
from store.keys import Destroyed, Key
from store.master_key import create_master_key, flush_directory, read_master_key, refuse_if_others_can_read

SCHEMA = """
create table if not exists keys (id blob primary key, wrapped blob not null) without rowid;
create table if not exists destroyed (id blob primary key, at text not null) without rowid;
create table if not exists keyring (register blob primary key, check_value blob not null) without rowid;
"""
FIRST_RESERVE, LARGEST_RESERVE = 16, 1024
CHANCE_PER_KEY = 10 + 12 + 32
"""Random bytes: for its id, for the nonce that wraps it, for the key itself."""
CHECK = b"par keyring"
LET_GO_SECONDS = 5.0
"""How long a reader in another process may keep destroyed bytes in the write-ahead file."""


class FileKeyring:
    """Implements `store.keys.Keyring`. Safe for many threads and several processes."""

    def __init__(self, folder: Path, register: UUID, *, may_create: bool) -> None:
        """Open the keyring of this register, or make it when the register is new (`may_create`).

        Raises `UnsafeStore` when files are missing, readable by others, or belong to another register.
        """
        self._path = folder / "keyring.sqlite"
        master = _master_key(folder, self._path, may_create=may_create)
        self._wrap = AESGCM(master)
        self._hash_key = hmac.digest(master, b"par request hash", "sha256")
        self._lock = threading.Lock()
        self._reserve: list[Key] = []
        self._next_reserve = FIRST_RESERVE
        self._db = _open(self._path)
        self._claim(register, may_create=may_create)

    def mint(self) -> Key:
        """A key from the reserve; a larger reserve is laid in when it runs out."""
        with self._lock:
            if not self._reserve:
                self._reserve = self._mint_many(self._next_reserve)
                self._next_reserve = min(self._next_reserve * 2, LARGEST_RESERVE)
            return self._reserve.pop()

    def find(self, ids: Iterable[UUID]) -> Mapping[UUID, Key | Destroyed]:
        """All of these keys, opened, or the moment at which they were destroyed."""
        found: dict[UUID, Key | Destroyed] = {}
        wanted = set(ids)
        for some in _chunks(wanted, 500):
            marks = ",".join("?" * len(some))
            rows = self._rows(f"select id, wrapped from keys where id in ({marks})", some)  # noqa: S608 - marks only
            found |= {UUID(bytes=key): Key(UUID(bytes=key), self._unwrapped(key, wrapped)) for key, wrapped in rows}
            gone = self._rows(f"select id, at from destroyed where id in ({marks})", some)  # noqa: S608 - marks only
            found |= {UUID(bytes=key): Destroyed(UUID(bytes=key), datetime.fromisoformat(at)) for key, at in gone}
        if lost := len(wanted - found.keys()):
            raise KeysUnavailable(f"{lost} van de gevraagde sleutels staan niet in {self._path}")
        return found

    def destroy(self, ids: Iterable[UUID], at: datetime) -> int:
        """Destroy keys: gone from the file, its free pages and its write-ahead file when this returns."""
        blobs = [key.bytes for key in ids]
        with self._writing():
            count = sum(self._db.execute("delete from keys where id = ?", (key,)).rowcount for key in blobs)
            moment = at.isoformat()
            self._db.executemany("insert or ignore into destroyed values (?, ?)", [(key, moment) for key in blobs])
        self._empty_write_ahead_file()
        return count

    def request_hash(self, request: bytes) -> bytes:
        """HMAC-SHA256 under a key that the master key gives."""
        return hmac.digest(self._hash_key, request, "sha256")

    def close(self) -> None:
        """Remove the keys that were minted and never handed out, and close the file."""
        with self._writing():
            self._db.executemany("delete from keys where id = ?", [(key.id.bytes,) for key in self._reserve])
        self._reserve = []
        self._db.close()

    def _mint_many(self, count: int) -> list[Key]:
        chance = os.urandom(count * CHANCE_PER_KEY)
        keys, rows = [], []
        for start in range(0, len(chance), CHANCE_PER_KEY):
            key_id = _time_ordered_id(chance[start : start + 10])
            nonce, secret = chance[start + 10 : start + 22], chance[start + 22 : start + CHANCE_PER_KEY]
            keys.append(Key(key_id, secret))
            rows.append((key_id.bytes, nonce + self._wrap.encrypt(nonce, secret, key_id.bytes)))
        with self._transaction():
            self._db.executemany("insert into keys values (?, ?)", rows)
        return keys

    def _unwrapped(self, key: bytes, wrapped: bytes) -> bytes:
        try:
            return self._wrap.decrypt(wrapped[:12], wrapped[12:], key)
        except InvalidTag as damaged:
            raise KeysUnavailable(f"een sleutel in {self._path} is beschadigd") from damaged

    def _claim(self, register: UUID, *, may_create: bool) -> None:
        row = next(iter(self._rows("select register, check_value from keyring", ())), None)
        if row is None and may_create:
            nonce = os.urandom(12)
            sealed = nonce + self._wrap.encrypt(nonce, CHECK, register.bytes)
            with self._writing():
                self._db.execute("insert into keyring values (?, ?)", (register.bytes, sealed))
            return
        if row is None or row[0] != register.bytes:
            raise UnsafeStore(
                f"De sleutels in {self._path} horen niet bij deze database. Er is niets geopend. "
                "Zet de sleutelmap terug die bij deze database hoort, of wijs met PAR_DATA_DIR de juiste aan."
            )
        try:
            self._wrap.decrypt(row[1][:12], row[1][12:], register.bytes)
        except InvalidTag as wrong:
            raise UnsafeStore(
                f"De hoofdsleutel past niet op {self._path}. Er is niets geopend. "
                "Zet de juiste hoofdsleutel terug uit de sleutelback-up."
            ) from wrong

    def _rows(self, query: str, values: Sequence[bytes]) -> list[tuple[Any, ...]]:
        with self._lock, _as_unavailable(self._path):
            return self._db.execute(query, values).fetchall()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._lock, self._transaction():
            yield

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with _as_unavailable(self._path), self._db:
            self._db.execute("begin immediate")
            yield

    def _empty_write_ahead_file(self) -> None:
        # A reader in another process can hold it back for a moment.
        give_up = time.monotonic() + LET_GO_SECONDS
        with self._lock, _as_unavailable(self._path):
            while self._db.execute("pragma wal_checkpoint(truncate)").fetchone()[0]:
                if time.monotonic() > give_up:
                    raise KeysUnavailable("een ander proces houdt het sleutelbestand vast")
                time.sleep(0.01)


def _master_key(folder: Path, keyring: Path, *, may_create: bool) -> bytes:
    path = folder / "master.key"
    if keyring.exists():
        return read_master_key(path)
    if not may_create:
        raise UnsafeStore(
            f"Het sleutelbestand {keyring} ontbreekt, maar het register bevat al gegevens. PAR begint dan nooit leeg. "
            "Zet de sleutelmap terug uit de sleutelback-up en start PAR opnieuw."
        )
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return read_master_key(path) if path.exists() else create_master_key(path)


def _open(path: Path) -> sqlite3.Connection:
    if not path.exists():
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
        flush_directory(path.parent)
    refuse_if_others_can_read(path)
    with _as_unavailable(path):
        db = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=5)
        for setting in ("secure_delete = on", "journal_mode = wal", "synchronous = full"):
            db.execute(f"pragma {setting}")
        db.executescript(SCHEMA)
        # Of a destruction that was cut off; when another process reads now, the next one does it.
        db.execute("pragma wal_checkpoint(truncate)")
    return db


@contextmanager
def _as_unavailable(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as failed:
        raise KeysUnavailable(f"{path} antwoordt niet ({failed})") from failed


def _time_ordered_id(chance: bytes) -> UUID:
    # Version 7: new keys lie next to each other in the file, so a million of them stay fast.
    moment = time.time_ns() // 1_000_000
    return UUID(int=(moment << 80) | (0x7 << 76) | (int.from_bytes(chance, "big") & _RANDOM) | _VARIANT)


_VARIANT = 0x8 << 60
_RANDOM = (0xFFF << 64) | ((1 << 62) - 1)


def _chunks(ids: Iterable[UUID], size: int) -> Iterator[list[bytes]]:
    rest = iter(ids)
    while some := [key.bytes for key in islice(rest, size)]:
        yield some

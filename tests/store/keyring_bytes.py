"""The bytes of keys in the files of a keyring."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from uuid import UUID

from store.file_keyring import FileKeyring
from store.keys import Key
from tests.store.byte_scan import any_form_in, contents

OpenFileKeyring = Callable[[], FileKeyring]
"""Opens the keyring of a test once more."""


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

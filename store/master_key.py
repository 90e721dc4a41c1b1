"""The master key that wraps every other key: one small file that only the service can read."""

import base64
import os
import stat
from pathlib import Path

from store.errors import UnsafeStore

MASTER_BYTES = 32


def create_master_key(path: Path) -> bytes:
    """Make a master key, durable before it is used. An existing file is never overwritten."""
    secret = os.urandom(MASTER_BYTES)
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)  # of a first start that was cut off: it was never used
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(base64.b64encode(secret) + b"\n")
        file.flush()
        os.fsync(file.fileno())
    os.link(draft, path)
    draft.unlink()
    flush_directory(path.parent)
    return secret


def read_master_key(path: Path) -> bytes:
    """The master key. Raises `UnsafeStore` when it is missing, damaged, or readable by others."""
    refuse_if_others_can_read(path)
    try:
        secret = base64.b64decode(path.read_bytes(), validate=False)
    except ValueError:
        secret = b""
    if len(secret) != MASTER_BYTES:
        raise UnsafeStore(
            f"De hoofdsleutel {path} is beschadigd. Zonder de juiste hoofdsleutel blijft alles verzegeld. "
            "Zet het bestand terug uit de sleutelback-up en start PAR opnieuw."
        )
    return secret


def refuse_if_others_can_read(path: Path) -> None:
    """Raise `UnsafeStore` when the file is not there or not for the service alone."""
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        raise UnsafeStore(
            f"De hoofdsleutel {path} ontbreekt, maar er zijn wel sleutels of gegevens. PAR begint dan nooit leeg. "
            "Zet het bestand terug uit de sleutelback-up en start PAR opnieuw."
        ) from None
    if mode & 0o077:
        raise UnsafeStore(
            f"Anderen kunnen {path} lezen (rechten {mode:o}). Dat is onveilig, dus PAR start niet. "
            f"Zet de rechten goed met: chmod 600 '{path}'"
        )


def flush_directory(folder: Path) -> None:
    """Make new names in this folder durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

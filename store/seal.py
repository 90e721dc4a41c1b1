"""Sealing and opening one value: AES-256-GCM, bound to the place where the value belongs.

The associated data names the organisation, the stream, the field, the value and the keys. A ciphertext that was moved
to another place, by mistake or by hand, does not open there. Under several keys the sealing key is derived from all
of them (HKDF-SHA256), so that destroying any one makes the value unreadable.
"""

import base64
import os
from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from domain.sealed import SealedToken
from store.errors import DamagedSeal
from store.keys import Key

VALUE_ID_BYTES = 16
NONCE_BYTES = 12


class Place(NamedTuple):
    """Where a value belongs: it opens nowhere else."""

    organisation: UUID
    stream_id: UUID
    field: str
    """Such as `victim.name`: a storage format, never rename."""


def seal(text: str, place: Place, keys: Sequence[Key]) -> SealedToken:
    """Seal a text under these keys, at least one. The same text sealed twice gives two different tokens."""
    if not keys:
        raise ValueError("a value without a key would be open to everyone")
    ordered = sorted(set(keys)) if len(keys) > 1 else keys
    chance = os.urandom(VALUE_ID_BYTES + NONCE_BYTES)
    header = f"s1:{chance[:VALUE_ID_BYTES].hex()}:{'+'.join([key.id.hex for key in ordered])}"
    nonce = chance[VALUE_ID_BYTES:]
    ciphertext = AESGCM(_sealing_key(ordered)).encrypt(nonce, text.encode(), _vouched(header, place))
    return SealedToken(f"{header}:{_written(nonce + ciphertext)}")


def unseal(token: SealedToken, place: Place, keys: Sequence[Key]) -> str:
    """The text. Raises `DamagedSeal` when it does not belong here or was changed."""
    header, _, body = token.rpartition(":")
    try:
        raw = _read(body)
        vouched = _vouched(header, place)
        return AESGCM(_sealing_key(sorted(keys))).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], vouched).decode()
    except (InvalidTag, ValueError) as damaged:
        raise DamagedSeal from damaged


def _written(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _read(body: str) -> bytes:
    raw = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))
    if _written(raw) != body:
        raise ValueError("base64 with characters or bits that mean nothing")
    return raw


def _vouched(header: str, place: Place) -> bytes:
    return f"{header}|{place.organisation.hex}|{place.stream_id.hex}|{place.field}".encode()


def _sealing_key(keys: Sequence[Key]) -> bytes:
    if len(keys) == 1:
        return keys[0].secret
    together = b"".join(key.secret for key in keys)
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"par sealed text s1").derive(together)

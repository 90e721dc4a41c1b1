"""What a keyring is: one key per data subject and per free text, kept outside PostgreSQL, destroyed to erase."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple, Protocol
from uuid import UUID


class Key(NamedTuple):
    """A key that opens values."""

    id: UUID
    secret: bytes
    """32 bytes for AES-256-GCM."""


class Destroyed(NamedTuple):
    """A key that was destroyed for good: the values under it are erased. A tombstone, not an error."""

    id: UUID
    at: datetime


class Keyring(Protocol):
    """Every implementation passes `tests/store/keyring_contract.py`. All methods raise `KeysUnavailable`."""

    def mint(self) -> Key:
        """A new key that is already durable. A key that is never used is harmless."""
        ...

    def find(self, ids: Iterable[UUID]) -> Mapping[UUID, Key | Destroyed]:
        """All of these keys. Raises `KeysUnavailable` when one was never here: that is damage, not an erasure."""
        ...

    def destroy(self, ids: Iterable[UUID], at: datetime) -> int:
        """Destroy these keys for ever and return how many there were. Destroying twice keeps the first moment."""
        ...

    def request_hash(self, request: bytes) -> bytes:
        """A keyed hash of a request: tells a repetition from another request, and tells nothing without the key."""
        ...

    def close(self) -> None:
        """Let go of everything held."""
        ...

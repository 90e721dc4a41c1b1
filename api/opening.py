"""Opening what is sealed, on the way out: at the screen of the person who asked, and nowhere before.

Views hold ciphertext only, so what was erased is unreadable here without a view having been touched.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from domain.periods import local_day
from domain.sealed import SealedToken, key_ids
from store.keys import Destroyed, Key, Keyring
from store.seal import Place, unseal


class Erased(NamedTuple):
    """What is shown where a value was: it was erased on this day."""

    on: date


Opened = str | Erased


class Sealed(NamedTuple):
    """A token with the place where it belongs: it opens nowhere else."""

    token: SealedToken
    stream_id: UUID
    field: str
    """As it was sealed, such as `person.name`: see `api.sealing`."""


def open_all(keyring: Keyring, organisation: UUID, values: Sequence[Sealed]) -> list[Opened]:
    """Every value, opened or erased, with one look into the keyring.

    Raises `KeysUnavailable` when the keys cannot be read (never to be taken for an erasure) and `DamagedSeal` when a
    value does not belong where it was found.
    """
    keys = keyring.find({key for value in values for key in key_ids(value.token)})
    return [_open(value, organisation, keys) for value in values]


def _open(value: Sealed, organisation: UUID, keys: Mapping[UUID, Key | Destroyed]) -> Opened:
    needed = [keys[key] for key in key_ids(value.token)]
    destroyed = [key.at for key in needed if isinstance(key, Destroyed)]
    if destroyed:
        return Erased(local_day(min(destroyed)))
    return unseal(value.token, Place(organisation, value.stream_id, value.field), _living(needed))


def _living(keys: Iterable[Key | Destroyed]) -> list[Key]:
    return [key for key in keys if isinstance(key, Key)]

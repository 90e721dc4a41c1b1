"""Which dossiers are worth comparing at all: those that share a date of birth, an address or the sound of a name."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final
from uuid import UUID

from api.duplicates.comparing import Profile
from api.name_search.likeness import with_y
from api.name_search.normalise import NormalName

MOST_IN_BLOCK: Final = 40
"""More share this by chance: then it says nothing by itself, and comparing them all would take minutes."""
_SAME_SOUND: Final = (
    ("gh", "g"),
    ("th", "t"),
    ("ck", "k"),
    ("dt", "t"),
    ("ph", "f"),
    ("z", "s"),
    ("v", "f"),
    ("c", "k"),
)
_TWICE: Final = re.compile(r"(.)\1+")

Key = tuple[str, ...]


class Blocks:
    """Dossiers by what they share. Not thread-safe by itself."""

    def __init__(self) -> None:
        self._filed: dict[Key, set[UUID]] = defaultdict(set)
        self._keys: dict[UUID, tuple[Key, ...]] = {}

    @property
    def complete(self) -> bool:
        """Whether every pair that shares something was worth comparing; if not, a name or date was too common."""
        return all(len(block) <= MOST_IN_BLOCK for block in self._filed.values())

    def put(self, profile: Profile) -> set[UUID]:
        """File a dossier, in place of what was filed of it, and say with which others it is worth comparing."""
        self.remove(profile.id)
        keys = tuple(dict.fromkeys(_keys(profile)))
        self._keys[profile.id] = keys
        near: set[UUID] = set()
        for key in keys:
            block = self._filed[key]
            if len(block) < MOST_IN_BLOCK:
                near |= block
            block.add(profile.id)
        return near

    def remove(self, dossier: UUID) -> None:
        """Take a dossier out. An unknown one is no error."""
        for key in self._keys.pop(dossier, ()):
            self._filed[key].discard(dossier)
            if not self._filed[key]:
                del self._filed[key]


def _keys(profile: Profile) -> Iterator[Key]:
    if profile.born is not None:
        yield profile.kind, "born", profile.born
    if profile.name is not None:
        surname = " ".join(sorted(map(sound, profile.name.surname)))
        initial = profile.name.given[0][0] if profile.name.given else ""
        yield profile.kind, "name", surname, initial
        yield profile.kind, "whole name", profile.name.text
        if profile.born is not None:
            yield profile.kind, "name and year", surname, profile.born[:4]
    if profile.address is not None:
        yield from _of_address(profile.kind, profile.address, profile.name)


def _of_address(kind: str, address: NormalName, name: NormalName | None) -> Iterator[Key]:
    yield kind, "address", address.text
    if address.numbers and address.surname:
        yield kind, "street", sound(address.surname[0]), *address.numbers[:2]
    if name is not None and name.surname:
        yield kind, "name and address", sound(name.surname[0]), address.text


def sound(word: str) -> str:
    """A word as it roughly sounds: equal for `bergh` and `berg`, `meijer` and `meyer`, `janssen` and `jansen`."""
    heard = with_y(word)
    for written, spoken in _SAME_SOUND:
        heard = heard.replace(written, spoken)
    return _TWICE.sub(r"\1", heard)

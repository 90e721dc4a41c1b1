"""The names of a register, in memory, to search as people type."""

from collections.abc import Iterator
from threading import Lock
from typing import NamedTuple
from uuid import UUID

from api.name_search.likeness import likeness, with_y
from api.name_search.normalise import NormalName, has_letter, normalise
from api.name_search.postings import Postings
from api.name_search.ranking import Comparison, Reading, readings
from api.name_search.selection import Entry, Tier, select


class Hit(NamedTuple):
    """One answer to a search."""

    id: UUID
    score: float
    """From 60 to 100 (all that was asked is there, exactly); comparable within one search only."""


class NameIndex:
    """Names by id, searched with typing errors, without diacritics or prefixes, and with initials.

    Threads: one lock guards the postings. A writer holds it while it files one name; a reader while it gathers
    the candidates of its search (some milliseconds at 100,000 names). Entries never change, and candidates are
    compared and ranked without the lock. A search sees each name wholly before or wholly after a `put` that runs
    meanwhile. Several writers are safe too.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._entries: dict[UUID, Entry] = {}
        self._by_surname: Postings[Entry] = Postings()
        self._by_given: Postings[Entry] = Postings()

    def __len__(self) -> int:
        """How many names are in the index."""
        return len(self._entries)

    @property
    def words(self) -> int:
        """How many different words the names consist of (a surname with its prefix counts as one more)."""
        return len(self._by_surname) + len(self._by_given)

    def put(self, id: UUID, name: str) -> None:  # noqa: A002 - the word of the whole project
        """Files `name` under `id`, in place of an earlier name of that id. Any text will do."""
        entry = Entry(id, normalise(name))
        with self._lock:
            self._drop(id)
            self._entries[id] = entry
            for word in _surname_keys(entry.name):
                self._by_surname.add(word, entry)
            for word in _given_keys(entry.name):
                self._by_given.add(word, entry)

    def remove(self, id: UUID) -> None:  # noqa: A002
        """Takes the name of `id` out, with every word that only this name had. An unknown id is no error."""
        with self._lock:
            self._drop(id)

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """The names that answer `query`, at most `limit`, best first.

        Equal scores are ordered by the normal form of the name, then by id. A query without any letter
        finds nothing.
        """
        asked = normalise(query)
        if limit < 1 or not has_letter(asked):
            return []
        with self._lock:
            tiers = [tier for reading in readings(asked) for tier in self._tiers(reading, Comparison(asked, reading))]
        return [Hit(entry.id, score) for entry, score in select(tiers, limit)]

    def _drop(self, id: UUID) -> None:  # noqa: A002
        entry = self._entries.pop(id, None)
        if entry is None:
            return
        for word in _surname_keys(entry.name):
            self._by_surname.discard(word, entry)
        for word in _given_keys(entry.name):
            self._by_given.discard(word, entry)

    def _tiers(self, reading: Reading, comparison: Comparison) -> Iterator[Tier]:
        """Everybody with a surname like an asked one, the most alike first; then who has it all for given names."""
        asked = [word for word in (*reading.surname, reading.joined) if word]
        similar = {word for spelling in _spellings(*asked) for word in self._by_surname.similar(spelling)}
        seen: set[Entry] = set()
        for alike, word in sorted(
            ((max(likeness(one, word) for one in asked), word) for word in similar), reverse=True
        ):
            entries = self._by_surname.under(word) - seen
            seen |= entries
            yield Tier(comparison.most(alike), comparison, entries)
        if not reading.turned_round:
            yield Tier(comparison.most_by_given_name(), comparison, self._with_given(reading) - seen)

    def _with_given(self, reading: Reading) -> set[Entry]:
        words = [with_y(word) for word in (*reading.surname, *reading.given) if len(word) > 1]
        return set.intersection(*(set(self._by_given.under(word)) for word in words)) if words else set()


def _surname_keys(name: NormalName) -> set[str]:
    return _spellings(*name.surname, name.joined)


def _given_keys(name: NormalName) -> set[str]:
    return {with_y(word) for word in name.given if len(word) > 1}


def _spellings(*words: str) -> set[str]:
    """The words as written and with `y` for `ij`: a typing error may be in the `ij` itself (`Djik`)."""
    written = {word for word in words if word}
    return written | {with_y(word) for word in written if "ij" in word}

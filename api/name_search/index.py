"""The names of a register, in memory, to search as people type."""

from threading import Lock
from typing import NamedTuple
from uuid import UUID

from api.name_search.filing import Filing
from api.name_search.normalise import has_letter, normalise
from api.name_search.selection import Entry, select


class Hit(NamedTuple):
    """One answer to a search."""

    id: UUID
    score: float
    """From 60 to 100 (all that was asked is there, exactly); comparable within one search only."""


class NameIndex:
    """Names by id, searched with typing errors, without diacritics or prefixes, and with initials.

    Threads: one lock guards the filing. A writer holds it while it files one name; a reader while it gathers
    the candidates of its search (some milliseconds at 100,000 names). Entries never change, and candidates are
    compared and ranked without the lock. A search sees each name wholly before or wholly after a `put` that runs
    meanwhile. Several writers are safe too.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._entries: dict[UUID, Entry] = {}
        self._filing = Filing()

    def __len__(self) -> int:
        """How many names are in the index."""
        return len(self._entries)

    @property
    def words(self) -> int:
        """How many different words the names consist of (a surname with its prefix is one more)."""
        return self._filing.words

    def put(self, id: UUID, name: str) -> None:  # noqa: A002 - the word of the whole project
        """Files `name` under `id`, in place of an earlier name of that id. Any text will do."""
        entry = Entry(id, normalise(name))
        with self._lock:
            self._drop(id)
            self._entries[id] = entry
            self._filing.add(entry)

    def remove(self, id: UUID) -> None:  # noqa: A002 - as in put
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
            tiers = self._filing.tiers(asked)
        return [Hit(entry.id, score) for entry, score in select(tiers, limit)]

    def _drop(self, id: UUID) -> None:  # noqa: A002 - as in put
        entry = self._entries.pop(id, None)
        if entry is not None:
            self._filing.discard(entry)

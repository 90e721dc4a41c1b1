"""Where names are filed, and which of them a search has to look at."""

from collections import defaultdict
from collections.abc import Iterator

from api.name_search.likeness import likeness, with_y
from api.name_search.normalise import NormalName
from api.name_search.pairing import GIVEN_AS_SURNAME
from api.name_search.postings import Postings
from api.name_search.ranking import Comparison, Reading, readings
from api.name_search.selection import Entry, Tier


class Filing:
    """Entries by the words of their surnames and by their given names. Not thread-safe by itself."""

    def __init__(self) -> None:
        self._by_surname: Postings[Entry] = Postings()
        self._by_given: Postings[Entry] = Postings()

    @property
    def words(self) -> int:
        """How many different words are in use (a surname with its prefix is one more)."""
        return len(self._by_surname) + len(self._by_given)

    def add(self, entry: Entry) -> None:
        """Files `entry` under every word of its name."""
        for word in _surname_keys(entry.name):
            self._by_surname.add(word, entry)
        for word in _given_keys(entry.name):
            self._by_given.add(word, entry)

    def discard(self, entry: Entry) -> None:
        """Undoes `add`."""
        for word in _surname_keys(entry.name):
            self._by_surname.discard(word, entry)
        for word in _given_keys(entry.name):
            self._by_given.discard(word, entry)

    def tiers(self, asked: NormalName) -> list[Tier]:
        """Every entry that may answer the search; an entry can be there once for each way to read the search."""
        return [tier for reading in readings(asked) for tier in self._tiers(reading, Comparison(asked, reading))]

    def _tiers(self, reading: Reading, comparison: Comparison) -> Iterator[Tier]:
        """Entries with a surname like the asked one, then those that have all asked words for given names."""
        alike = self._alike(reading)
        tiers: dict[float, list[Entry]] = defaultdict(list)
        for entry, value in alike.items():
            tiers[value].append(entry)
        for value, entries in tiers.items():
            yield Tier(comparison.most(value), comparison, entries)
        if not reading.turned_round:
            yield Tier(comparison.most_by_given_name(), comparison, self._with_given(reading) - alike.keys())

    def _alike(self, reading: Reading) -> dict[Entry, float]:
        """Entries with at least one of the asked surnames -> likeness, summed over the asked words; rather too high."""
        by_word = [self._near(word, reading.joined if not place else "") for place, word in enumerate(reading.surname)]
        found = set().union(*by_word)
        for word, near in zip(reading.surname, by_word, strict=True):
            if len(by_word) > 1:  # a name that has one word for surname may have the other for given name
                also = self._by_given.under(with_y(word)) & found
                near.update((entry, max(near.get(entry, 0.0), GIVEN_AS_SURNAME)) for entry in also)
        alike: dict[Entry, float] = defaultdict(float)
        for near in by_word:
            for entry, value in near.items():
                alike[entry] += value
        return alike

    def _near(self, word: str, joined: str) -> dict[Entry, float]:
        """Entries with `word` or `joined` in the surname, typing errors forgiven -> the likeness of the best word."""
        asked = [word, joined] if joined else [word]
        similar = {other for spelling in _spellings(*asked) for other in self._by_surname.similar(spelling)}
        likenesses = sorted((max(likeness(one, other) for one in asked), other) for other in similar)
        near: dict[Entry, float] = {}
        for value, other in likenesses:
            near.update(dict.fromkeys(self._by_surname.under(other), value))
        return near

    def _with_given(self, reading: Reading) -> set[Entry]:
        words = [with_y(word) for word in (*reading.surname, *reading.given) if len(word) > 1]
        return set.intersection(*(set(self._by_given.under(word)) for word in words)) if words else set()


def _surname_keys(name: NormalName) -> set[str]:
    words = {*name.surname, name.joined} if name.joined else set(name.surname)
    return _spellings(*words) if "ij" in name.text else words


def _given_keys(name: NormalName) -> set[str]:
    return {with_y(word) for word in name.given if len(word) > 1}


def _spellings(*words: str) -> set[str]:
    """The words as written and with `y` for `ij`: a typing error may be in the `ij` itself (`Djik`)."""
    return {*words, *map(with_y, words)}

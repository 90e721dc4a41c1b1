"""Words -> what was filed under them, with a look-up that forgives typing errors."""

from typing import Final, Generic, TypeVar

from rapidfuzz import process
from rapidfuzz.distance import OSA

from api.name_search.likeness import allowed_errors

T = TypeVar("T")

_MOST_ERRORS: Final = 2


class Postings(Generic[T]):
    """An inverted index. Not thread-safe by itself."""

    def __init__(self) -> None:
        self._filed: dict[str, set[T]] = {}
        self._by_length: dict[int, dict[str, None]] = {}
        self._listed: dict[int, tuple[str, ...]] = {}

    def __len__(self) -> int:
        """How many different words are in use."""
        return len(self._filed)

    def add(self, word: str, item: T) -> None:
        """Files `item` under `word`."""
        items = self._filed.get(word)
        if items is None:
            items = self._filed[word] = set()
            self._by_length.setdefault(len(word), {})[word] = None
            self._listed.pop(len(word), None)
        items.add(item)

    def discard(self, word: str, item: T) -> None:
        """Undoes `add`; the last item takes the word with it. Raises `KeyError` for a word that was never added."""
        items = self._filed[word]
        items.discard(item)
        if not items:
            del self._filed[word]
            del self._by_length[len(word)][word]
            if not self._by_length[len(word)]:
                del self._by_length[len(word)]
            self._listed.pop(len(word), None)

    def under(self, word: str) -> frozenset[T] | set[T]:
        """What is filed under exactly this word; the set itself, which later changes show in."""
        return self._filed.get(word, frozenset())

    def similar(self, word: str) -> list[str]:
        """The words in use that may be `word` with typing errors, itself included."""
        found: list[str] = []
        for length in range(len(word) - _MOST_ERRORS, len(word) + _MOST_ERRORS + 1):
            errors = allowed_errors(len(word), length)
            if length in self._by_length and abs(length - len(word)) <= errors:
                words = self._words_of(length)
                matches = process.extract(word, words, scorer=OSA.distance, score_cutoff=errors, limit=None)
                found.extend(match for match, _, _ in matches)
        return found

    def _words_of(self, length: int) -> tuple[str, ...]:
        words = self._listed.get(length)
        if words is None:
            words = self._listed[length] = tuple(self._by_length[length])
        return words

"""Which asked word goes with which found word.

One search lays the same few words beside thousands of names, so what is asked once is remembered: a `Pairer`
lives as long as its search.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

from api.name_search.likeness import SAME_SOUND, given_likeness, likeness

_NAME_WEIGHT: Final = 0.5
_INITIAL_WEIGHT: Final = 0.3
_JOINED_OFF: Final = 0.03
"""`Vandenberg` for `van den Berg`."""
GIVEN_AS_SURNAME: Final = 0.8
"""`Jan` finds `Jan Visser`, behind everybody whose surname is Jan."""
_LONGEST_RUN: Final = 4
"""`jp`, `hjmt`: initials written as one word."""


class Pairing(NamedTuple):
    """What a search asks of one part of a name, laid beside what the name has there."""

    value: float
    """Summed weight of the asked words, each times its likeness to the word it goes with."""
    weight: float
    """Summed weight of all asked words: what `value` is when all of them are there exactly."""
    asked_left: tuple[str, ...]
    found_left: tuple[str, ...]


class Pairer:
    """The surname (weight 1 for all its words together) and given names that one reading of a search asks for."""

    def __init__(self, surname: tuple[str, ...], joined: str, given: tuple[str, ...]) -> None:
        self._surname = surname
        self._joined = joined
        self._given = given
        self._share = 1 / max(len(surname), 1)
        self._like_surname = _Likenesses(likeness)
        self._same_surname = _Likenesses(_likeness_if_same)
        self._like_given = _Likenesses(given_likeness)
        self._surnames: dict[tuple[tuple[str, ...], str], Pairing] = {}
        self._givens: dict[tuple[str, ...], Pairing] = {}

    @property
    def weight(self) -> float:
        """The most that the asked words may weigh together (initials written as one word weigh as one or as many)."""
        return 1 + sum(max(_weight_of_given(word), _weight_of_run(word)) for word in self._given)

    @property
    def surname_share(self) -> float:
        """What one word of the asked surname weighs."""
        return self._share

    def pair(self, surname: tuple[str, ...], joined: str, given: tuple[str, ...]) -> tuple[Pairing, Pairing]:
        """The pairing of the surname and that of the given names with those of a found name.

        What is left over on both sides is paired crosswise, for names of which nobody can tell where the
        surname begins.
        """
        surnames = self._surnames.get((surname, joined)) or self._pair_surname(surname, joined)
        givens = self._givens.get(given) or self._pair_given(given)
        if surnames.asked_left and givens.found_left:
            surnames, givens = self._surname_among_given(surnames, givens)
        if givens.asked_left and surnames.found_left:
            surnames, givens = self._given_among_surname(surnames, givens)
        return surnames, givens

    def _pair_surname(self, found: tuple[str, ...], joined: str) -> Pairing:
        pairing = self._pair_surname_words(self._surname, found)
        if self._joined:
            pairing = self._better(pairing, self._pair_surname_words((self._joined, *self._surname[1:]), found))
        if joined:
            pairing = self._better(pairing, self._pair_surname_words(self._surname, (joined, *found[1:])))
        self._surnames[found, joined] = pairing
        return pairing

    def _pair_surname_words(self, asked: tuple[str, ...], found: tuple[str, ...]) -> Pairing:
        return _paired(asked, found, self._like_surname, lambda _: self._share)

    def _better(self, apart: Pairing, joined: Pairing) -> Pairing:
        """The pairing of a surname written in one word with its prefix, if that explains more."""
        value = joined.value - _JOINED_OFF * self._share
        return joined._replace(value=value) if value > apart.value else apart

    def _pair_given(self, found: tuple[str, ...]) -> Pairing:
        """Pairs given names and initials: `J.P.` with `Jan Piet` and `JP`."""
        asked, offered = _spread(self._given, found), _spread(found, self._given)
        pairing = _paired(asked, offered, self._like_given, _weight_of_given)
        self._givens[found] = pairing
        return pairing

    def _surname_among_given(self, surname: Pairing, given: Pairing) -> tuple[Pairing, Pairing]:
        """The word must be right: a typing error as well would make `Jan Pieters` find `Jan Pieter Visser`."""
        weight = GIVEN_AS_SURNAME * self._share
        pairs = _paired(surname.asked_left, given.found_left, self._same_surname, lambda _: weight)
        if not pairs.value:
            return surname, given
        surname = surname._replace(value=surname.value + pairs.value, asked_left=pairs.asked_left)
        return surname, given._replace(found_left=pairs.found_left)

    def _given_among_surname(self, surname: Pairing, given: Pairing) -> tuple[Pairing, Pairing]:
        pairs = _paired(given.asked_left, surname.found_left, self._like_surname, _weight_of_given)
        if not pairs.value:
            return surname, given
        given = given._replace(value=given.value + pairs.value, asked_left=pairs.asked_left)
        return surname._replace(found_left=pairs.found_left), given


class _Likenesses(dict[str, "_Row"]):
    """Asked word -> its likeness to found words."""

    def __init__(self, alike: Callable[[str, str], float]) -> None:
        super().__init__()
        self._alike = alike

    def __missing__(self, asked: str) -> "_Row":
        row = self[asked] = _Row(asked, self._alike)
        return row


class _Row(dict[str, float]):
    """Found word -> its likeness to one asked word."""

    def __init__(self, asked: str, alike: Callable[[str, str], float]) -> None:
        super().__init__()
        self._asked = asked
        self._alike = alike

    def __missing__(self, found: str) -> float:
        value = self[found] = self._alike(self._asked, found)
        return value


def _paired(
    asked: tuple[str, ...], found: tuple[str, ...], alike: _Likenesses, weigh: Callable[[str], float]
) -> Pairing:
    """Takes the most alike pair first; at equal likeness the words in the order in which they were written."""
    if len(asked) == 1:
        return _paired_one(asked, found, alike[asked[0]], weigh(asked[0]))
    pairs = []
    for i, one in enumerate(asked):
        row = alike[one]
        pairs += [(-row[other], i, j) for j, other in enumerate(found) if row[other]]
    weights = [weigh(word) for word in asked]
    asked_free, found_free = dict(enumerate(asked)), dict(enumerate(found))
    value = 0.0
    for unlike, i, j in sorted(pairs):
        if i in asked_free and j in found_free:
            del asked_free[i], found_free[j]
            value -= unlike * weights[i]
    return Pairing(value, sum(weights), tuple(asked_free.values()), tuple(found_free.values()))


def _paired_one(asked: tuple[str, ...], found: tuple[str, ...], row: _Row, weight: float) -> Pairing:
    """The same for a single asked word: the usual case, and several times as fast."""
    most, at = 0.0, 0
    for i, other in enumerate(found):
        if row[other] > most:
            most, at = row[other], i
    if not most:
        return Pairing(0.0, weight, asked, found)
    return Pairing(most * weight, weight, (), found[:at] + found[at + 1 :])


def _spread(words: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """`words` with initials written as one word taken apart, if the other side begins with these initials."""
    if len(others) < 2:
        return words
    initials = "".join([other[0] for other in others])
    spread: list[str] = []
    for word in words:
        is_run = 1 < len(word) <= _LONGEST_RUN and initials.startswith(word) and word not in others
        spread.extend(word if is_run else (word,))
    return tuple(spread)


def _likeness_if_same(asked: str, found: str) -> float:
    value = likeness(asked, found)
    return value if value >= SAME_SOUND else 0.0


def _weight_of_given(word: str) -> float:
    return _NAME_WEIGHT if len(word) > 1 else _INITIAL_WEIGHT


def _weight_of_run(word: str) -> float:
    return _INITIAL_WEIGHT * len(word) if len(word) <= _LONGEST_RUN else 0.0

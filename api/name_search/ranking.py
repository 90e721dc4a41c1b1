"""How well a name answers a search: from 0 (not at all) to 100 (exactly)."""

from typing import Final, NamedTuple

from api.name_search.normalise import NormalName
from api.name_search.pairing import GIVEN_AS_SURNAME, Pairer, Pairing

THRESHOLD: Final = 60.0
"""A name that scores less is no answer."""

_NUMBER_WEIGHT: Final = 0.5
_DIFFERENT_PERSON: Final = 0.7
"""Both sides have a word that the other lacks. Low enough to fall below the threshold with one given name."""
_DIFFERENT_SECOND_NAME: Final = 0.85

_TURNED_ROUND: Final = 2.0
_PARTICLES_LEFT_OUT: Final = 1.0
_OTHER_PARTICLES: Final = 2.0
_MORE_GIVEN_NAMES: Final = 2.0
_MORE_NUMBERS: Final = 2.0
_MORE_SURNAMES: Final = 6.0


class Reading(NamedTuple):
    """One way to read a search: which words are the surname."""

    surname: tuple[str, ...]
    given: tuple[str, ...]
    joined: str
    turned_round: bool
    """`Berg Jan`: the surname in front, without the comma that would say so."""


def readings(query: NormalName) -> tuple[Reading, ...]:
    """The search as written, and turned round unless a prefix shows where the surname is (`Jan van den Berg`)."""
    as_written = Reading(query.surname, query.given, query.joined, turned_round=False)
    if query.joined or not query.given or len(query.given[0]) == 1:
        return (as_written,)
    return (as_written, Reading(query.given[:1], query.given[1:] + query.surname, "", turned_round=True))


class Comparison:
    """Scores names against one reading of a search. It remembers partial results: for one search, one thread."""

    def __init__(self, query: NormalName, reading: Reading) -> None:
        self._turned_round = reading.turned_round
        self._given = reading.given
        self._numbers = query.numbers
        self._particles = query.particles
        self._pairer = Pairer(reading.surname, reading.joined, reading.given)

    def score(self, name: NormalName) -> float:
        """The score of `name`, at most 100, with one decimal; compare it with `THRESHOLD`."""
        matching_numbers = sum([number in name.numbers for number in self._numbers])
        if self._numbers and name.numbers and not matching_numbers:
            return 0.0
        surname, given = self._pairer.pair(name.surname, name.joined, name.given)
        if self._turned_round and not given.value:
            return 0.0  # else `Jan Bakker` would find everybody whose surname is Jan
        value = surname.value + given.value + _NUMBER_WEIGHT * matching_numbers
        weight = surname.weight + given.weight + _NUMBER_WEIGHT * len(self._numbers)
        off = _surplus(surname, given, len(name.numbers) - matching_numbers) + self._form_off(name.particles)
        return round(100 * value / weight * _difference(surname, given) - off, 1)

    def most(self, alike: float) -> float:
        """No name scores more than this if the likenesses of its surname to the asked words add up to `alike`."""
        return self._points_without(1 - alike * self._pairer.surname_share)

    def most_by_given_name(self) -> float:
        """No name scores more than this if its surname is nothing like the asked one."""
        most = self._points_without(1 - GIVEN_AS_SURNAME)
        return most if self._given else round(most - _MORE_SURNAMES, 1)

    def _points_without(self, missing: float) -> float:
        weight = self._pairer.weight + _NUMBER_WEIGHT * len(self._numbers)
        return round(100 * (1 - missing / weight), 1)

    def _form_off(self, particles: str) -> float:
        off = _TURNED_ROUND if self._turned_round else 0.0
        if particles == self._particles:
            return off
        return off + (_OTHER_PARTICLES if particles and self._particles else _PARTICLES_LEFT_OUT)


def _difference(surname: Pairing, given: Pairing) -> float:
    """A factor below 1 if search and name each have a word that the other lacks."""
    if not (surname.asked_left or given.asked_left) or not (surname.found_left or given.found_left):
        return 1.0
    if given.value and not surname.asked_left:
        return _DIFFERENT_SECOND_NAME
    return _DIFFERENT_PERSON


def _surplus(surname: Pairing, given: Pairing, more_numbers: int) -> float:
    """Points off for what the name has and nobody asked for."""
    off = _MORE_SURNAMES if surname.found_left else 0.0
    off += _MORE_GIVEN_NAMES if given.found_left else 0.0
    return off + (_MORE_NUMBERS if more_numbers > 0 else 0.0)

"""How much two dossiers look alike, and in what. A suggestion: people judge."""

from typing import Final, Literal, NamedTuple
from uuid import UUID

from api.name_search.normalise import NormalName, has_letter
from api.name_search.ranking import THRESHOLD, Comparison, readings

Agreement = Literal["same", "alike", "different", "unknown"]

SUGGESTED_FROM: Final = 50
"""A pair that scores less is not worth anybody's time. The same name alone is just enough."""
MOST: Final = 100
NAME_POINTS: Final = 50
ORGANISATION_NAME_POINTS: Final = 70
ADDRESS_POINTS: Final = 25
ADDRESS_ALIKE_POINTS: Final = 15
BORN_POINTS: Final = 35
BORN_ALIKE_POINTS: Final = 15
BORN_DIFFERENT_POINTS: Final = -15
_SAME_NAME: Final = 100.0
_NOT_THE_SAME: Final = 99.0
"""The most that two names have in common that are not word for word the same, such as with an initial for a name."""
_ALIKE_ADDRESS: Final = 80.0


class Profile(NamedTuple):
    """What is known of the subject of a dossier, opened, in the form in which it is compared."""

    id: UUID
    kind: str
    name: NormalName | None
    address: NormalName | None
    born: str | None
    """A day, as ISO 8601 writes it."""


class Alike(NamedTuple):
    """What came of comparing two dossiers."""

    score: int
    """From 0 to 100."""
    name: Agreement
    address: Agreement
    born: Agreement


def compare(one: Profile, other: Profile) -> Alike:
    """How alike they are: the same whichever comes first. Subjects of different kinds are nothing like each other."""
    if one.kind != other.kind:
        return Alike(0, "different", "unknown", "unknown")
    likeness = _likeness(one.name, other.name)
    name, address, born = _named(likeness), _address(one.address, other.address), _born(one.born, other.born)
    if one.kind == "address":
        score = {"same": MOST, "alike": 70}.get(address, 0)
        return Alike(score, name, address, born)
    most = NAME_POINTS if one.kind == "person" else ORGANISATION_NAME_POINTS
    points = round(most * (likeness or 0.0) / 100) if name in {"same", "alike"} else 0
    points += {"same": ADDRESS_POINTS, "alike": ADDRESS_ALIKE_POINTS}.get(address, 0)
    points += {"same": BORN_POINTS, "alike": BORN_ALIKE_POINTS, "different": BORN_DIFFERENT_POINTS}.get(born, 0)
    return Alike(max(0, min(MOST, points)), name, address, born)


def _likeness(one: NormalName | None, other: NormalName | None) -> float | None:
    """From 0 to 100; None when there is nothing to compare."""
    if one is None or other is None or not has_letter(one) or not has_letter(other):
        return None
    if one.surname == other.surname and one.given == other.given and one.numbers == other.numbers:
        return 100.0
    return min(_NOT_THE_SAME, max(_answers(one, other), _answers(other, one)))


def _answers(asked: NormalName, found: NormalName) -> float:
    return max(Comparison(asked, reading).score(found) for reading in readings(asked))


def _named(likeness: float | None) -> Agreement:
    if likeness is None:
        return "unknown"
    if likeness >= _SAME_NAME:
        return "same"
    return "alike" if likeness >= THRESHOLD else "different"


def _address(one: NormalName | None, other: NormalName | None) -> Agreement:
    if one is None or other is None:
        return "unknown"
    if one.text == other.text:
        return "same"
    likeness = _likeness(one, other)
    return "alike" if likeness is not None and likeness >= _ALIKE_ADDRESS else "different"


def _born(one: str | None, other: str | None) -> Agreement:
    if one is None or other is None:
        return "unknown"
    if one == other:
        return "same"
    turned_round = one[:4] == other[:4] and (one[5:7], one[8:]) == (other[8:], other[5:7])
    one_digit = sum(a != b for a, b in zip(one, other, strict=True)) == 1
    return "alike" if turned_round or one_digit else "different"

"""How alike two words are, from 0.0 (nothing in common) to 1.0 (the same)."""

from typing import Final

from rapidfuzz.distance import OSA

SAME: Final = 1.0
SAME_SOUND: Final = 0.97
"""`Meijer` for `Meyer`."""
INITIAL_FOR_NAME: Final = 0.95
"""`J.` asked, `Jan` found: nothing that was asked is missing."""
NAME_FOR_INITIAL: Final = 0.85
"""`Jan` asked, `J.` found."""
SHORT_FOR_NAME: Final = 0.6
"""`Rob` for `Robert`, `Chr` for `Christiaan`, and the other way round."""
SAME_INITIAL: Final = 0.35
"""`Jan` for `Johan`: may be one person, may be two."""

_SHORTEST_WITH_ERROR: Final = 3
_TWO_ERRORS_FROM: Final = 7


def with_y(word: str) -> str:
    """`word` with every `ij` as the one letter that many take it for."""
    return word.replace("ij", "y")


def allowed_errors(one: int, other: int) -> int:
    """Typing errors forgiven between words of these lengths: 0 below 3 letters, 1 up to 6, 2 from 7 on.

    The shorter decides whether any, the longer how many.
    """
    if min(one, other) < _SHORTEST_WITH_ERROR:
        return 0
    return 2 if max(one, other) >= _TWO_ERRORS_FROM else 1


def likeness(asked: str, found: str) -> float:
    """Likeness of two words of a surname; two letters swapped are one error.

    More errors than `allowed_errors` make two words nothing like each other.
    """
    if asked == found:
        return SAME
    one, other = with_y(asked), with_y(found)
    if one == other:
        return SAME_SOUND
    as_typed = _share_in_common(asked, found)
    return as_typed if one == asked and other == found else max(as_typed, _share_in_common(one, other))


def given_likeness(asked: str, found: str) -> float:
    """Likeness of two given names or initials: `J.` goes with `Jan` and `Johan`, not with `Piet`."""
    return max(likeness(asked, found), _as_initials(asked, found), _as_initials(with_y(asked), with_y(found)))


def _as_initials(asked: str, found: str) -> float:
    if asked[0] != found[0]:
        return 0.0
    if len(asked) == 1:
        return INITIAL_FOR_NAME
    if len(found) == 1:
        return NAME_FOR_INITIAL
    return SHORT_FOR_NAME if asked.startswith(found) or found.startswith(asked) else SAME_INITIAL


def _share_in_common(one: str, other: str) -> float:
    errors = allowed_errors(len(one), len(other))
    distance = OSA.distance(one, other, score_cutoff=errors)
    return 1 - distance / max(len(one), len(other)) if distance <= errors else 0.0

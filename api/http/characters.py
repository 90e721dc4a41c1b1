"""Which characters may enter the register. What is stored is stored for ever, so this is decided at the edge."""

import unicodedata
from typing import NamedTuple

_ZERO_WIDTH_JOINERS = frozenset("\u200c\u200d")
_LINE_CHARACTERS = frozenset("\n\t")
# Default-ignorable letters and marks: they show nothing, so two names that look alike would differ.
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
_REFUSED_CATEGORIES = {
    "Cc": "een stuurteken",
    "Cf": "een onzichtbaar teken of een teken dat de leesrichting omdraait",
    "Zl": "een bijzonder regeleinde",
    "Zp": "een bijzonder regeleinde",
    "Cs": "een half teken",
    "Co": "een teken zonder vaste betekenis",
    "Cn": "een teken dat niet bestaat",
}


class BadCharacter(NamedTuple):
    """The first character of a text that may not be kept. Says where and of which sort, never which."""

    position: int
    """Counted from 1, in characters."""
    sort: str

    @property
    def detail(self) -> str:
        """What an official or a programmer reads about it."""
        return f"Deze tekst bevat {self.sort} (teken {self.position}). Haal dat teken weg en stuur opnieuw."


def normalise(text: str) -> str:
    """Unicode NFC, and one kind of line end: the same name typed on two keyboards becomes the same text."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n"))


def bad_character(text: str) -> BadCharacter | None:
    """The first control, bidi, zero-width, private, unassigned or broken character; None for a clean text.

    Newline, tab, ZWJ and ZWNJ are allowed: the first two in texts of several lines (see `fields.ShortText`), the others
    because Persian, Hindi and emoji need them.
    """
    if text.isascii() and text.isprintable():
        return None
    for position, character in enumerate(text, 1):
        sort = _refused_sort(character)
        if sort:
            return BadCharacter(position, sort)
    return None


def _refused_sort(character: str) -> str | None:
    if character in _LINE_CHARACTERS or character in _ZERO_WIDTH_JOINERS:
        return None
    if character in _INVISIBLE:
        return _REFUSED_CATEGORIES["Cf"]
    return _REFUSED_CATEGORIES.get(unicodedata.category(character))


def shows_something(text: str) -> bool:
    """Whether the text has a letter, digit, sign or symbol: not only spaces, marks and joiners."""
    return any(unicodedata.category(character)[0] in "LNPS" for character in text)

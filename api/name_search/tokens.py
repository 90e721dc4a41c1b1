"""A name in plain letters -> its words in reading order, each with what kind of word it is."""

import re
from enum import Enum
from itertools import pairwise
from typing import Final, NamedTuple

from api.name_search.words import FILLERS, GIVEN_NAME_IF_FIRST, LEGAL_FORMS, PARTICLES

MAX_WORDS: Final = 24
"""Words of one name that are looked at."""
MAX_LETTERS: Final = 40
"""Letters of one word that are looked at."""

_LETTER: Final = r"[^\W\d_]"
_VD: Final = re.compile(rf"(?<!{_LETTER})v ?[./] ?d(?!{_LETTER})")
_WORD: Final = re.compile(rf"(?<![^\W_])'[tsrnk](?![^\W_]|')|{_LETTER}+(?:'+{_LETTER}+)*|\d+")
_LONGEST_LEGAL_FORM: Final = 3
"""Letters of a legal form that is written with dots: `v.o.f.`"""


class Kind(Enum):
    """What a word is to a name."""

    WORD = "word"
    INITIAL = "initial"
    NUMBER = "number"
    PARTICLE = "particle"
    FILLER = "filler"
    LEGAL_FORM = "legal form"


class Token(NamedTuple):
    """One word of a name."""

    text: str
    kind: Kind
    hyphened: bool
    """A hyphen ties it to the word before."""


class _Piece(NamedTuple):
    text: str
    hyphened: bool


_LISTED: Final = {**dict.fromkeys(FILLERS, Kind.FILLER), **dict.fromkeys(PARTICLES, Kind.PARTICLE)}


def tokens(text: str) -> list[Token]:
    """The first `MAX_WORDS` words of `text` (plain letters), in the order in which a name is said.

    `berg, j. van den` is turned round; `v.d.` becomes `vd`; a legal form at the end becomes one word.
    """
    pieces = _in_order(_VD.sub("vd", text))[:MAX_WORDS]
    legal = _legal_form(pieces)
    body = pieces[: len(pieces) - len(legal)]
    found = [Token(piece.text, _kind(piece.text, first=not i), piece.hyphened) for i, piece in enumerate(body)]
    if legal:
        found.append(Token("".join(piece.text for piece in legal), Kind.LEGAL_FORM, hyphened=False))
    return found


def _in_order(text: str) -> list[_Piece]:
    before, comma, after = text.partition(",")
    if not comma or "," in after or any(c.isdecimal() for c in text):
        return _pieces(text)
    surname, rest = _pieces(before), _pieces(after)
    if len(_legal_form(surname + rest)) >= len(rest):
        return surname + rest
    return rest + surname


def _pieces(text: str) -> list[_Piece]:
    if "-" not in text:
        return [_Piece(_bare(word), False) for word in _WORD.findall(text)]
    found = list(_WORD.finditer(text))
    gaps = [text[one.end() : other.start()].strip(" .") for one, other in pairwise(found)]
    return [_Piece(_bare(word[0]), gap == "-") for word, gap in zip(found, ["", *gaps], strict=True)]


def _bare(word: str) -> str:
    """`o'brien` -> `obrien`, but `'t` stays."""
    return (word.replace("'", "") if "'" in word and word[0] != "'" else word)[:MAX_LETTERS]


def _legal_form(pieces: list[_Piece]) -> list[_Piece]:
    """The pieces at the end that are a legal form: `bv`, or `b` `v`. A name that is nothing else has none."""
    if not pieces:
        return []
    longest = 1 if len(pieces[-1].text) > 1 else _LONGEST_LEGAL_FORM
    for count in range(1, longest + 1):
        head, tail = pieces[:-count], pieces[-count:]
        one_writing = count == 1 or all(len(piece.text) == 1 for piece in tail)
        if one_writing and "".join(piece.text for piece in tail) in LEGAL_FORMS:
            return tail if any(not piece.text.isdecimal() for piece in head) else []
    return []


def _kind(word: str, *, first: bool) -> Kind:
    listed = _LISTED.get(word)
    if listed is not None:
        return Kind.WORD if first and word in GIVEN_NAME_IF_FIRST else listed
    if word.isdecimal():
        return Kind.NUMBER
    return Kind.WORD if len(word) > 1 else Kind.INITIAL

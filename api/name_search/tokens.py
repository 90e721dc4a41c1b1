"""A name in plain letters -> its words in reading order, each with what kind of word it is."""

import re
from enum import Enum
from typing import Final, NamedTuple, TypeAlias

from api.name_search.words import FILLERS, GIVEN_NAME_IF_FIRST, LEGAL_FORMS, PARTICLES

MAX_WORDS: Final = 24
"""Words of one name that are looked at."""
MAX_LETTERS: Final = 40
"""Letters of one word that are looked at."""

_LETTER: Final = r"[^\W\d_]"
_VD: Final = re.compile(rf"(?<!{_LETTER})v ?[./] ?d(?!{_LETTER})")
_BARE_T: Final = re.compile(rf"(?<![\w'.])t(?=\s+(?!(?:v|van|vd|de|den|der|te|ten|ter|el)\b){_LETTER}{{2}})")
"""`van t hof`, `t hoen`; with a dot, or before a prefix, it is an initial."""
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


_Piece: TypeAlias = tuple[str, bool]
"""A word, and whether a hyphen ties it to the word before."""

_LISTED: Final = {**dict.fromkeys(FILLERS, Kind.FILLER), **dict.fromkeys(PARTICLES, Kind.PARTICLE)}


def tokens(text: str) -> list[Token]:
    """The first `MAX_WORDS` words of `text` (plain letters), in the order in which a name is said.

    `berg, j. van den` is turned round, `v.d.` becomes `vd`, `t hoen` becomes `'t hoen`, and a legal form at the end
    becomes one word.
    """
    pieces = _in_order(_BARE_T.sub("'t", _VD.sub("vd", text)))[:MAX_WORDS]
    legal = _legal_form(pieces)
    body = pieces[:-legal] if legal else pieces
    found = [Token(word, _kind(word, i), hyphened) for i, (word, hyphened) in enumerate(body)]
    if legal:
        found.append(Token("".join(word for word, _ in pieces[-legal:]), Kind.LEGAL_FORM, hyphened=False))
    return found


def _in_order(text: str) -> list[_Piece]:
    before, comma, after = text.partition(",")
    if not comma or "," in after or any(c.isdecimal() for c in text):
        return _pieces(text)
    surname, rest = _pieces(before), _pieces(after)
    if _legal_form(surname + rest) >= len(rest):
        return surname + rest
    return rest + surname


def _pieces(text: str) -> list[_Piece]:
    if "-" not in text:
        return [(_bare(word), False) for word in _WORD.findall(text)]
    found = list(_WORD.finditer(text))
    ends = [0, *(word.end() for word in found)]
    return [
        (_bare(word[0]), end > 0 and text[end : word.start()].strip(" .") == "-")
        for word, end in zip(found, ends, strict=False)
    ]


def _bare(word: str) -> str:
    """`o'brien` -> `obrien`, but `'t` stays."""
    return (word.replace("'", "") if "'" in word and word[0] != "'" else word)[:MAX_LETTERS]


def _legal_form(pieces: list[_Piece]) -> int:
    """How many pieces at the end are a legal form: 1 for `bv`, 2 for `b` `v`; 0 for a name that is nothing else."""
    last = pieces[-1][0] if pieces else ""
    if len(last) > 1:
        return int(last in LEGAL_FORMS and _says_more(pieces[:-1]))
    for count in range(2, _LONGEST_LEGAL_FORM + 1):
        tail = [word for word, _ in pieces[-count:]]
        if all(len(word) == 1 for word in tail) and "".join(tail) in LEGAL_FORMS:
            return count if _says_more(pieces[:-count]) else 0
    return 0


def _says_more(pieces: list[_Piece]) -> bool:
    return any(not word.isdecimal() for word, _ in pieces)


def _kind(word: str, place: int) -> Kind:
    listed = _LISTED.get(word)
    if listed is not None:
        return listed if place or word not in GIVEN_NAME_IF_FIRST else Kind.WORD
    if len(word) == 1:
        return Kind.NUMBER if word.isdecimal() else Kind.INITIAL
    return Kind.NUMBER if word.isdecimal() else Kind.WORD

"""A name as somebody typed it -> the form in which names are compared."""

import re
from typing import Final, NamedTuple

from api.name_search.letters import plain
from api.name_search.tokens import Kind, Token, tokens
from api.name_search.words import ORGANISATIONS

MAX_CHARACTERS: Final = 2_000
"""Of a longer text only the head is read; a name that comes through the API is far shorter."""

_FAMILY: Final = {
    "van": "v", "vanden": "vd", "vander": "vd", "vande": "vd", "vant": "vt", "vd": "vd", "vh": "vt",
    "de": "d", "den": "d", "der": "d", "te": "te", "ten": "te", "ter": "te", "het": "t", "'t": "t",
    "opde": "opd", "opden": "opd",
}  # fmt: skip
"""Particles that people take for one another."""


_INITIAL_T: Final = re.compile(r"(?<![\w'])t(?= )")


class NormalName(NamedTuple):
    """A name taken apart; all parts in plain small letters."""

    text: str
    """The whole name in one fixed writing: what equal names have in common, and the order of equal hits."""
    surname: tuple[str, ...]
    """Words of the surname, without particles; every word of an organisation or address."""
    given: tuple[str, ...]
    """Given names and initials (one letter) in order."""
    numbers: tuple[str, ...]
    """House numbers, the digits of a postal code."""
    particles: str
    """Prefixes such as `van den` in shorthand: equal for `van der`, `v.d.` and `vd`."""
    joined: str
    """The surname written as one word with its prefix (`vandenberg`), or empty."""


def normalise(name: str) -> NormalName:
    """The normal form of `name`: a person ("Berg, J. van den"), an organisation or an address. Never raises.

    Normalising the `text` of a normal form again changes nothing. A name without any letter or digit
    gives empty parts.
    """
    found = tokens(plain(name[:MAX_CHARACTERS]))
    surname = _surname(found)
    given = [i for i, token in enumerate(found) if token.kind in (Kind.WORD, Kind.INITIAL) and i not in surname]
    prefix = [i for i, token in enumerate(found) if token.kind is Kind.PARTICLE and i not in surname]
    return NormalName(
        text=_written(found),
        surname=tuple([found[i].text for i in surname]),
        given=tuple([found[i].text for i in given]),
        numbers=tuple([token.text for token in found if token.kind is Kind.NUMBER]),
        particles="".join([_FAMILY.get(found[i].text, found[i].text) for i in prefix]),
        joined=_joined(found, surname),
    )


def has_letter(name: NormalName) -> bool:
    """Whether there is anything but digits to search for."""
    return any(character.isalpha() for character in name.text)


def _surname(found: list[Token]) -> list[int]:
    """Where the words of the surname are; all words if the name is an organisation's or has a number.

    A name without any word has its last initial or particle for a surname.
    """
    kinds = [token.kind for token in found]
    words = [i for i, kind in enumerate(kinds) if kind is Kind.WORD]
    if not words:
        return [i for i, kind in enumerate(kinds) if kind not in (Kind.NUMBER, Kind.LEGAL_FORM)][-1:]
    organisation = Kind.LEGAL_FORM in kinds or not ORGANISATIONS.isdisjoint([token.text for token in found])
    if organisation or Kind.NUMBER in kinds:
        return words
    return _after_particle(found, words) or _last_group(found, words)


def _after_particle(found: list[Token], words: list[int]) -> list[int]:
    """`Jan van der Meer Mohr` -> Meer, Mohr: a particle behind a given name opens the surname."""
    named = False
    for i, token in enumerate(found):
        if named and token.kind is Kind.PARTICLE and not token.hyphened:
            return [place for place in words if place > i]
        named = named or token.kind in (Kind.WORD, Kind.INITIAL)
    return []


def _last_group(found: list[Token], words: list[int]) -> list[int]:
    """The last word with all that hyphens tie to it: `Anna Jansen-de Vries` -> Jansen, Vries."""
    group = words[-1:]
    for i in reversed(words[:-1]):
        if not any(token.hyphened for token in found[i + 1 : group[0] + 1]):
            break
        group.insert(0, i)
    return group


def _joined(found: list[Token], surname: list[int]) -> str:
    end = start = surname[0] if surname else 0
    while start and found[start - 1].kind is Kind.PARTICLE:
        start -= 1
    if start == end:
        return ""
    spelled = ["vande" if token.text == "vd" else token.text for token in found[start : end + 1]]
    return "".join(spelled).replace("'", "")


def _written(found: list[Token]) -> str:
    written = "".join([("-" if token.hyphened else " ") + token.text for token in found])[1:]
    return _INITIAL_T.sub("t.", written)  # else it would be read as 't the next time

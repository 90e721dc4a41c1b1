"""Which letters an organisation writes, and about which sanctions."""

from collections.abc import Collection

from domain.catalogue.catalogue import LETTERS, Content, Letter


def letters_of(content: Content) -> tuple[Letter, ...]:
    """Every letter that the program can write. One that the version does not name is as it ships."""
    named = {letter.code for letter in content.letters}
    return (*content.letters, *(letter for letter in LETTERS if letter.code not in named))


def can_be_about(content: Content, code: str, kinds: Collection[str]) -> bool:
    """Whether this letter may be about a sanction of one of these kinds: what it was recorded as and counts as."""
    (letter,) = (one for one in letters_of(content) if one.code == code)
    return not letter.sanctions or not set(letter.sanctions).isdisjoint(kinds)

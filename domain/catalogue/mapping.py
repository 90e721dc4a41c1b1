"""Old codes as new ones, so that old and new can stand in one table."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal, NamedTuple

from domain.catalogue.catalogue import Catalogue, Content, Entry, Mapped, codes
from domain.catalogue.state import State

List = Literal["types", "sanctions", "channels", "units"]
LISTS: Final[tuple[List, ...]] = ("types", "sanctions", "channels")
"""The lists whose codes are stored with what was recorded."""
MAPPED_LISTS: Final[tuple[List, ...]] = (*LISTS, "units")
"""Those of which a version can say what became of what is no longer in them."""


class Words(NamedTuple):
    """One list of a version, with what its old codes became."""

    entries: frozenset[str]
    mapped: Mapping[str, tuple[str, ...]]


def entries_of(content: Content, which: List) -> Sequence[Entry]:
    """The entries of one list. The name of a unit is its code as well as its label."""
    if which == "units":
        return [Entry(code=unit, label=unit) for unit in content.units]
    return {"types": content.types, "sanctions": content.sanctions, "channels": content.channels}[which]


def mapped_in(content: Content, which: List) -> tuple[Mapped, ...]:
    """What a version says its old codes became, for one list."""
    mapping = content.mapping
    return {
        "types": mapping.types,
        "sanctions": mapping.sanctions,
        "channels": mapping.channels,
        "units": mapping.units,
    }[which]


def counted_as(state: State, which: List, code: str, target: Content) -> tuple[str, ...]:
    """The codes of `target` under which this code counts: itself when it is there, else what it became.

    What `target` says goes before what earlier versions said. Empty when nothing says what it became.
    """
    earlier = [one.catalogue for one in reversed(state.versions) if not _is_later(one.catalogue, target)]
    chain = [_words(content, which) for content in (target, *earlier)]
    return tuple(dict.fromkeys(_resolved(code, chain, frozenset())))


def names_of_unit(state: State, unit: str, target: Content) -> tuple[str, ...]:
    """This unit and all that count as it: the names under which it can have been recorded."""
    old = (one.old for version in state.versions for one in version.catalogue.mapping.units)
    return (unit, *(name for name in dict.fromkeys(old) if name != unit and unit in units_now(state, name, target)))


def units_now(state: State, unit: str, target: Content) -> tuple[str, ...]:
    """What a unit is called in `target`. Where there is no list every name can be chosen, so it is called as it was."""
    return counted_as(state, "units", unit, target) if target.units else (unit,)


def _resolved(code: str, chain: Sequence[Words], seen: frozenset[str]) -> Iterable[str]:
    target = chain[0]
    if code in seen:
        return ()
    if code in target.mapped:
        return target.mapped[code]
    if code in target.entries:
        return (code,)
    became = next((words.mapped[code] for words in chain if code in words.mapped), ())
    return (end for new in became for end in _resolved(new, chain, seen | {code}))


def _words(content: Content, which: List) -> Words:
    return Words(
        codes(entries_of(content, which)),
        {one.old: one.new for one in mapped_in(content, which)},
    )


def _is_later(one: Catalogue, target: Content) -> bool:
    return isinstance(target, Catalogue) and one.version >= target.version

"""The words for codes and facts, of the version of the catalogue they were recorded with."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from api.presenting.history import HistoryEntryOutput
from api.presenting.labels import FACTS, UNKNOWN
from api.presenting.told import MORE
from api.register import Register
from domain.catalogue.catalogue import Catalogue, Entry, Named
from domain.catalogue.letters import letters_of


class Word(NamedTuple):
    """A label, divided into its name and what stands behind it in brackets."""

    code: str
    name: str
    more: str


class Words:
    """The words of the catalogue that holds, and for what was recorded with another version the words of that one."""

    def __init__(self, catalogue: Catalogue, versions: Iterable[Catalogue] = ()) -> None:
        self.kinds = tuple(_word(entry) for entry in catalogue.types if not entry.retired)
        self.channels = tuple(_word(entry) for entry in catalogue.channels if not entry.retired)
        newest_first = sorted(versions, key=lambda one: one.version, reverse=True)
        self._versions = {one.version: one for one in newest_first}
        self._order = (catalogue, *newest_first)

    def kind(self, code: str, version: int | None = None) -> str:
        """What a type of aggression is called, without the explanation."""
        return self._label(lambda one: one.types, code, version, whole=False)

    def channel(self, code: str, version: int | None = None) -> str:
        """How it reached the organisation."""
        return self._label(lambda one: one.channels, code, version, whole=False)

    def sanction(self, code: str, version: int | None = None) -> str:
        """What a sanction is called."""
        return self._label(lambda one: one.sanctions, code, version, whole=True)

    def marker(self, code: str, version: int | None = None) -> str:
        """What a marker warns for."""
        return self._label(lambda one: one.markers, code, version, whole=True)

    def letter(self, code: str, version: int | None = None) -> str:
        """What a letter is called."""
        return self._label(letters_of, code, version, whole=True)

    def term(self, code: str, version: int | None = None) -> str:
        """What had to be done within a term."""
        return self._label(lambda one: one.terms, code, version, whole=True)

    def _label(
        self, entries: Callable[[Catalogue], Iterable[Named]], code: str, version: int | None, *, whole: bool
    ) -> str:
        """Of the version it was recorded with when that is known, else of the first that has it."""
        known = self._versions.get(version) if version is not None else None
        for catalogue in (*((known,) if known else ()), *self._order):
            for entry in entries(catalogue):
                if entry.code == code:
                    return entry.label if whole else divided(entry.label)[0]
        return UNKNOWN

    def told(self, entry: HistoryEntryOutput) -> str:
        """One fact of the history, with what it changed."""
        fact = FACTS.get(entry.event, "Er is iets vastgelegd")
        more = MORE.get(entry.event)
        return fact if more is None else more(fact, self, entry.details)


def words_of(register: Register) -> Words:
    """The words of this register, as they are now."""
    return Words(register.catalogue, (one.catalogue for one in register.catalogues.state.versions))


def divided(label: str) -> tuple[str, str]:
    """A label of the catalogue as its name and the explanation that it has in brackets, if any."""
    name, bracket, more = label.partition(" (")
    return (name, more.removesuffix(")")) if bracket and more.endswith(")") else (label, "")


def _word(entry: Entry) -> Word:
    return Word(entry.code, *divided(entry.label))

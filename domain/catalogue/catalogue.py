"""The shape of a catalogue version and how to look things up in it."""

from collections.abc import Iterable

from domain.event import Value
from domain.refusal import Fault


class Entry(Value):
    """A code that is stored, with the label that people read."""

    code: str
    label: str


class SanctionKind(Entry):
    """A measure that can follow an incident."""

    restricts: bool = False
    """It limits the perpetrator, so it needs a hearing first (the follow-up process)."""
    always_in_report: bool = True
    """The annual table has a row for it even when it was not used."""


class Catalogue(Value):
    """One version of the words. An incident keeps the version it was classified with."""

    version: int
    types: tuple[Entry, ...]
    sanctions: tuple[SanctionKind, ...]
    channels: tuple[Entry, ...]


def codes(entries: Iterable[Entry]) -> frozenset[str]:
    """The codes of these entries."""
    return frozenset(entry.code for entry in entries)


def unknown_code(field: str, entries: Iterable[Entry]) -> Fault:
    """A code was given that this catalogue does not have. Names the ones it has, never the one that was typed."""
    known = ", ".join(entry.code for entry in entries)
    return Fault(
        kind="invalid",
        code="catalogue.unknown_code",
        message=f"Deze code staat niet in de catalogus. Kies een van: {known}.",
        field=field,
    )

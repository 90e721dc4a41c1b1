"""The shape of a catalogue version and how to look things up in it."""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import StringConstraints

from domain.event import Value
from domain.refusal import Fault


class Entry(Value):
    """A code that is stored, with the label that people read."""

    code: str
    label: str


CalendarPeriod = Annotated[str, StringConstraints(pattern=r"^P([1-9]\d{0,3}[YMWD]|T[1-9]\d{0,3}[HM])$")]
"""An ISO 8601 duration of one quantity, such as `PT48H`, `P2W` or `P1Y`: a calendar period, never a count of days."""
Severity = Literal["light", "serious", "very_serious"]


class SanctionKind(Entry):
    """A measure that can follow an incident."""

    restricts: bool = False
    """It limits the perpetrator: it needs a hearing first, an end date, and a service channel that stays open."""
    needs_second_decider: bool = False
    """It is imposed only after another person than the one who proposed it agreed."""
    always_in_report: bool = True
    """The annual table has a row for it even when it was not used."""


class Term(Entry):
    """Within which period something must have happened."""

    period: CalendarPeriod
    counted_in: Literal["calendar", "working_days"] = "calendar"
    """In working days, weekends and public holidays do not count."""
    remind_before: CalendarPeriod | None = None
    """How long before the end the first reminder comes."""


class MatrixRow(Value):
    """What the sanction matrix advises for a type of aggression of this severity."""

    type: str
    severity: Severity
    repeated: bool
    """The subject has an earlier incident that counts."""
    kinds: tuple[str, ...]
    duration: CalendarPeriod | None = None


class Catalogue(Value):
    """One version of the words. An incident keeps the version it was classified with."""

    version: int
    types: tuple[Entry, ...]
    sanctions: tuple[SanctionKind, ...]
    channels: tuple[Entry, ...]
    markers: tuple[Entry, ...] = ()
    """What a marker can warn for or ask."""
    terms: tuple[Term, ...] = ()
    matrix: tuple[MatrixRow, ...] = ()
    """An example until the organisation adopts its own."""


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

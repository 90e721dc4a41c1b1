"""The shape of a catalogue version and how to look things up in it."""

from collections.abc import Collection, Iterable, Sequence
from typing import Annotated, Final, Literal

from pydantic import StringConstraints

from domain.event import Value
from domain.refusal import Fault


class Named(Value):
    """A code that is stored, with the label that people read."""

    code: str
    label: str


class Entry(Named):
    """What can be chosen when something is recorded."""

    retired: bool = False
    """No longer to choose; what was recorded with it stays readable."""


CalendarPeriod = Annotated[str, StringConstraints(pattern=r"^P([1-9]\d{0,3}[YMWD]|T[1-9]\d{0,3}[HM])$")]
"""An ISO 8601 duration of one quantity, such as `PT48H`, `P2W` or `P1Y`: a calendar period, never a count of days."""
Severity = Literal["light", "serious", "very_serious"]
UnitName = Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)]
"""A part of the organisation. Readable for ever: it never holds the name of a person."""
OptionalHoliday = Literal["good_friday", "liberation_day"]
"""A day on which the law on terms does not count and many an organisation is open all the same."""


class SanctionKind(Entry):
    """A measure that can follow an incident."""

    restricts: bool = False
    """It limits the perpetrator: it needs a hearing first, an end date, and a service channel that stays open."""
    needs_second_decider: bool = False
    """It is imposed only after another person than the one who proposed it agreed."""
    always_in_report: bool = True
    """The annual table has a row for it even when it was not used."""


class Term(Named):
    """Within which period something must have happened."""

    period: CalendarPeriod
    counted_in: Literal["calendar", "working_days"] = "calendar"
    """In working days, weekends and public holidays do not count."""
    remind_before: CalendarPeriod | None = None
    """How long before the end the first reminder comes."""
    applies_to_running: bool = False
    """What this version says holds for terms that already run when it takes effect, not only for those that begin."""


class MatrixRow(Value):
    """What the sanction matrix advises for a type of aggression of this severity."""

    type: str
    severity: Severity
    repeated: bool
    """The subject has an earlier incident that counts."""
    kinds: tuple[str, ...]
    duration: CalendarPeriod | None = None


class Mailbox(Value):
    """Where mail goes that says there is something to do. Functional, never of a person: it stays readable for ever."""

    unit: UnitName | None = None
    """The unit whose work it is about; None for the organisation as a whole, and for units without one of their own."""
    address: Annotated[str, StringConstraints(max_length=254)]


class Letter(Entry):
    """A letter to a perpetrator. Which there can be is up to the program: each must say other facts."""

    sanctions: tuple[str, ...] = ()
    """The kinds of sanction it can be about; any when there are none here."""


LETTERS: Final = (
    Letter(code="warning", label="Waarschuwingsbrief"),
    Letter(code="ban", label="Besluitbrief over een maatregel"),
    Letter(code="hearing_invitation", label="Uitnodiging om gehoord te worden"),
)
"""As they ship, and as they were in every version that was adopted before letters stood in it: never change."""


class Mapped(Value):
    """An old code and what it is counted as from now on: one new code, or several when it was divided."""

    old: str
    new: tuple[str, ...]


class Mapping(Value):
    """Per list, the codes that became others. What was recorded keeps its code; this is for counting."""

    types: tuple[Mapped, ...] = ()
    sanctions: tuple[Mapped, ...] = ()
    channels: tuple[Mapped, ...] = ()
    units: tuple[Mapped, ...] = ()
    """Units have no code: here stand their names."""


class Content(Value):
    """What stands in a catalogue. The fields are a STORAGE FORMAT: they are stored whole with each version."""

    types: tuple[Entry, ...]
    sanctions: tuple[SanctionKind, ...]
    channels: tuple[Entry, ...]
    markers: tuple[Entry, ...] = ()
    """What a marker can warn for or ask."""
    terms: tuple[Term, ...] = ()
    matrix: tuple[MatrixRow, ...] = ()
    """An example until the organisation adopts its own."""
    units: tuple[UnitName, ...] = ()
    """The units that a report can name; any when there are none here."""
    letters: tuple[Letter, ...] = LETTERS
    optional_holidays: tuple[OptionalHoliday, ...] = ("good_friday", "liberation_day")
    """Those of the two that are no working days here. Both, as in article 3 of the Algemene termijnenwet."""
    mapping: Mapping = Mapping()
    mailboxes: tuple[Mailbox, ...] = ()
    """Where reminders go. Of a unit without one to that of the organisation; without any, none are mailed."""


class Catalogue(Content):
    """One version of the words. An incident keeps the version it was classified with."""

    version: int


def content_of(catalogue: Catalogue) -> Content:
    """The same without its version."""
    return Content(**{name: getattr(catalogue, name) for name in Content.model_fields})


def mailbox_of(content: Content, unit: str | None) -> Mailbox | None:
    """Where mail about the work of a unit goes: its own mailbox, else that of the organisation, else nowhere."""
    by_unit = {mailbox.unit: mailbox for mailbox in content.mailboxes}
    return by_unit.get(unit) or by_unit.get(None)


def codes(entries: Iterable[Named]) -> frozenset[str]:
    """The codes of these entries."""
    return frozenset(entry.code for entry in entries)


def choosable(entries: Iterable[Entry]) -> tuple[str, ...]:
    """The codes that can be chosen, in their order."""
    return tuple(entry.code for entry in entries if not entry.retired)


def code_faults(field: str, given: Sequence[str], entries: Sequence[Entry], kept: Collection[str] = ()) -> list[Fault]:
    """Every code that was given can be chosen. `kept` are those that were chosen before, and may stay."""
    return [
        *unknown_faults(field, given, entries),
        *(retired_code(field, entries) for code in given if code not in kept and code in _retired(entries)),
    ]


def unknown_faults(field: str, given: Sequence[str], entries: Sequence[Entry]) -> list[Fault]:
    """Every code that was given is in the catalogue, to choose or retired."""
    return [unknown_code(field, entries) for code in given if code not in codes(entries)]


def unknown_code(field: str, entries: Iterable[Entry]) -> Fault:
    """A code was given that this catalogue does not have. Names the ones it has, never the one that was typed."""
    return Fault(
        kind="invalid",
        code="catalogue.unknown_code",
        message=f"Deze code staat niet in de catalogus. Kies een van: {', '.join(choosable(entries))}.",
        field=field,
    )


def retired_code(field: str, entries: Iterable[Entry]) -> Fault:
    """A code was given that can no longer be chosen."""
    return Fault(
        kind="invalid",
        code="catalogue.retired_code",
        message=f"Deze code is vervallen en is niet meer te kiezen. Kies een van: {', '.join(choosable(entries))}.",
        field=field,
    )


def _retired(entries: Iterable[Entry]) -> frozenset[str]:
    return frozenset(entry.code for entry in entries if entry.retired)

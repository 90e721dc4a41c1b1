"""Codes, days and facts in the words of the screen: labels of the catalogue, dates as the Netherlands writes them."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final, NamedTuple, Protocol

from babel.dates import format_date, format_time
from babel.numbers import format_currency

from api.presenting.history import HistoryEntryOutput
from api.presenting.labels import DAMAGE, FACTS, LETTER, OUTCOME, ROUTE, SENT_BY, SUBJECT
from api.presenting.opened import ErasedOutput, ShownDay
from api.register import Register
from domain.catalogue.catalogue import Catalogue, Entry
from domain.periods import AMSTERDAM

UNKNOWN: Final = "Staat niet in de catalogus"
"""Shown for a code without a label; the code itself never reaches a screen."""
_LOCALE: Final = "nl"


class Word(NamedTuple):
    """A label, divided into its name and what stands behind it in brackets."""

    code: str
    name: str
    more: str


class Occurred(Protocol):
    """Whatever says when it happened: an incident, or its line in a list or a dossier."""

    @property
    def occurred_at(self) -> datetime:
        """The moment, or the beginning."""

    @property
    def occurred_until(self) -> datetime | None:
        """The end, when it lasted."""

    @property
    def occurred_approximately(self) -> bool:
        """Nobody knows it precisely."""


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

    def _label(
        self, entries: Callable[[Catalogue], Iterable[Entry]], code: str, version: int | None, *, whole: bool
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
        details, fact = entry.details, FACTS.get(entry.event, "Er is iets vastgelegd")
        version = details.catalogue_version
        match entry.event:
            case "incident.reclassified":
                return f"{fact}: {', '.join(self.kind(code, version) for code in details.types or ())}"
            case "incident.setting_corrected":
                return f"{fact}: {self.channel(details.channel or '', version)}, {details.unit}"
            case "sanction.imposed" if details.imposed_on:
                return f"Opgelegd: {self.sanction(details.kind or '', version)}, op {day(details.imposed_on)}"
            case "marker.proposed" if details.starts_on and details.ends_on:
                term = f"van {day(details.starts_on)} tot {day(details.ends_on)}"
                return f"{fact}: {self.marker(details.kind or '', version)}, {term}"
            case "marker.reviewed" if details.ends_on and details.review_on:
                return f"{fact}: blijft tot {day(details.ends_on)}, volgende keer {day(details.review_on)}"
            case "police.reported" | "police.charged" if details.made_on:
                return f"{fact} op {day(details.made_on)}"
            case "police.outcome_recorded" | "marker.review_demanded" if details.outcome:
                return f"{fact}: {OUTCOME.get(details.outcome, UNKNOWN)}"
            case "damage.recorded":
                cost = f", {euros(details.amount_cents)}" if details.amount_cents else ""
                return f"{fact}: {DAMAGE.get(details.kind or '', UNKNOWN).lower()}{cost}"
            case "damage.assessed" | "damage.recovered" if details.amount_cents:
                return f"{fact}: {euros(details.amount_cents)}"
            case "damage.claimed" if details.route:
                return f"{fact}: {ROUTE.get(details.route, UNKNOWN)}"
            case "letter.generated" if details.letter_kind:
                return f"{fact}: {LETTER[details.letter_kind]}"
            case "letter.sent" if details.sent_on and details.how:
                return f"{fact} op {day(details.sent_on)}, {SENT_BY[details.how]}"
        return fact


def words_of(register: Register) -> Words:
    """The words of this register, as they are now."""
    return Words(register.catalogue, (one.catalogue for one in register.catalogues.state.versions))


def filters(words: Callable[[], Words]) -> Mapping[str, Callable[..., Any]]:
    """What a template can say, by the name it uses. `words` gives the words of the moment."""
    return {
        "kind": lambda code, version=None: words().kind(code, version),
        "channel": lambda code, version=None: words().channel(code, version),
        "sanction": lambda code, version=None: words().sanction(code, version),
        **_FILTERS,
    }


def day(moment: date) -> str:
    """`4 maart 2026`; of a moment the day in the Netherlands."""
    return format_date(_local(moment), "d MMMM y", locale=_LOCALE)


def moment(at: datetime) -> str:
    """`4 maart 2026, 14:05`."""
    return f"{day(at)}, {_clock(at)}"


def euros(cents: int) -> str:
    """`€ 1.482,50`."""
    return format_currency(Decimal(cents) / 100, "EUR", locale=_LOCALE)


def iso_day(at: datetime) -> str:
    """`2026-03-04`, the day in the Netherlands, for programs that read the page."""
    return at.astimezone(AMSTERDAM).date().isoformat()


def when(occurred: Occurred) -> str:
    """When it happened, in words. A day without a time was reported as the beginning of that day, approximately."""
    start, end = occurred.occurred_at, occurred.occurred_until
    if occurred.occurred_approximately:
        if start.astimezone(AMSTERDAM).time() == time.min:
            return day(start) if end is None or day(end) == day(start) else f"{day(start)} tot en met {day(end)}"
        return f"{day(start)}, ongeveer {_clock(start)}" + (f" tot {_until(start, end)}" if end else "")
    return moment(start) if end is None else f"{moment(start)} tot {_until(start, end)}"


def born(known: ShownDay) -> str:
    """A date of birth, or that it was erased."""
    return f"(gewist op {day(known.erased_on)})" if isinstance(known, ErasedOutput) else day(known)


def counted(number: int, one: str, many: str) -> str:
    """`1 dossier`, `2 dossiers`, `Geen dossiers`."""
    return f"{number or 'Geen'} {one if number == 1 else many}"


def subject_kind(kind: str) -> str:
    """Whom or what a dossier is about."""
    return SUBJECT.get(kind, UNKNOWN).capitalize()


def divided(label: str) -> tuple[str, str]:
    """A label of the catalogue as its name and the explanation that it has in brackets, if any."""
    name, bracket, more = label.partition(" (")
    return (name, more.removesuffix(")")) if bracket and more.endswith(")") else (label, "")


def _word(entry: Entry) -> Word:
    return Word(entry.code, *divided(entry.label))


def _local(moment: date) -> date:
    return moment.astimezone(AMSTERDAM).date() if isinstance(moment, datetime) else moment


def _clock(at: datetime) -> str:
    return format_time(at.astimezone(AMSTERDAM), "HH:mm", locale=_LOCALE)


def _until(start: datetime, end: datetime) -> str:
    return _clock(end) if day(end) == day(start) else moment(end)


_FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    "day": day,
    "moment": moment,
    "iso_day": iso_day,
    "when": when,
    "born": born,
    "counted": counted,
    "subject_kind": subject_kind,
}

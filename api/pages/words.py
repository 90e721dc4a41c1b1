"""Codes, days and facts in the words of the screen: labels of the catalogue, dates as the Netherlands writes them."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from typing import Any, Final, NamedTuple, Protocol

from babel.dates import format_date, format_time

from api.presenting.history import HistoryEntryOutput
from api.presenting.labels import ASSESSMENT, FACTS, MEANS, SUBJECT, TALK
from api.presenting.opened import ErasedOutput, ShownDay
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
    """The words of one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.kinds = tuple(map(_word, catalogue.types))
        self.channels = tuple(map(_word, catalogue.channels))
        self._kinds = _names(self.kinds)
        self._channels = _names(self.channels)
        self._sanctions = {entry.code: entry.label for entry in catalogue.sanctions}

    def kind(self, code: str) -> str:
        """What a type of aggression is called, without the explanation."""
        return self._kinds.get(code, UNKNOWN)

    def channel(self, code: str) -> str:
        """How it reached the organisation."""
        return self._channels.get(code, UNKNOWN)

    def sanction(self, code: str) -> str:
        """What a sanction is called."""
        return self._sanctions.get(code, UNKNOWN)

    def told(self, entry: HistoryEntryOutput) -> str:
        """One fact of the history, with what it changed."""
        details, fact = entry.details, FACTS.get(entry.event, "Er is iets vastgelegd")
        match entry.event:
            case "incident.reclassified":
                lighter = " (lichter of minder dan ervoor)" if details.downgrade else ""
                return f"{fact}: {', '.join(map(self.kind, details.types or ()))}{lighter}"
            case "incident.assessed":
                return f"{fact}: {ASSESSMENT.get(details.assessment or '', UNKNOWN)}"
            case "incident.reaction_given" if details.given_at:
                return f"{fact}: {MEANS.get(details.means or '', UNKNOWN)}, op {moment(details.given_at)}"
            case "incident.statement_recorded" if details.given_on:
                return f"{fact}, gegeven op {day(details.given_on)}"
            case "incident.setting_corrected":
                return f"{fact}: {self.channel(details.channel or '')}, {details.unit}"
            case "aftercare.talk_offered" | "aftercare.talk_held" | "aftercare.talk_declined":
                return f"{fact} ({TALK.get(details.talk or '', UNKNOWN)})"
            case "sanction.imposed" if details.imposed_on:
                return f"Opgelegd: {self.sanction(details.kind or '')}, op {day(details.imposed_on)}"
        return fact

    def filters(self) -> Mapping[str, Callable[..., Any]]:
        """All of these by the name that a template uses."""
        own = {"kind": self.kind, "channel": self.channel, "sanction": self.sanction}
        return {**own, **_FILTERS}


def day(moment: date) -> str:
    """`4 maart 2026`; of a moment the day in the Netherlands."""
    return format_date(_local(moment), "d MMMM y", locale=_LOCALE)


def moment(at: datetime) -> str:
    """`4 maart 2026, 14:05`."""
    return f"{day(at)}, {_clock(at)}"


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


def _names(words: Iterable[Word]) -> dict[str, str]:
    return {word.code: word.name for word in words}


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

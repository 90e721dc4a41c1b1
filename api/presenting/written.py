"""Days, moments, amounts and counts as the Netherlands writes them."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Final, Protocol

from babel.dates import format_date, format_time
from babel.numbers import format_currency

from api.presenting.opened import ErasedOutput, Shown, ShownDay
from domain.periods import AMSTERDAM

_LOCALE: Final = "nl"


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


def readable(shown: Shown | None) -> str | None:
    """A value as a person reads it, or that it was erased and when; None when there is none."""
    return _erased(shown) if isinstance(shown, ErasedOutput) else shown


def born(known: ShownDay) -> str:
    """A date of birth, or that it was erased and when."""
    return _erased(known) if isinstance(known, ErasedOutput) else day(known)


def euros(cents: int) -> str:
    """`€ 1.482,50`."""
    return format_currency(Decimal(cents) / 100, "EUR", locale=_LOCALE)


def counted(number: int, one: str, many: str) -> str:
    """`1 dossier`, `2 dossiers`, `Geen dossiers`."""
    return f"{number or 'Geen'} {one if number == 1 else many}"


def _erased(value: ErasedOutput) -> str:
    return f"(gewist op {day(value.erased_on)})"


def _local(moment: date) -> date:
    return moment.astimezone(AMSTERDAM).date() if isinstance(moment, datetime) else moment


def _clock(at: datetime) -> str:
    return format_time(at.astimezone(AMSTERDAM), "HH:mm", locale=_LOCALE)


def _until(start: datetime, end: datetime) -> str:
    return _clock(end) if day(end) == day(start) else moment(end)

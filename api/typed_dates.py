"""Days and times as people type them. What cannot be read is said so; nothing is guessed."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from domain.periods import AMSTERDAM

_MONTHS: Final = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_SHORT_MONTHS: Final = {"mrt": 3}
"""Besides the first three letters of each month."""
_WEEKDAY: Final = re.compile(r"(?:maan|dins|woens|donder|vrij|zater|zon)dag\s+|(?:ma|di|wo|do|vr|za|zo)\.?\s+")
_DAYS_AGO: Final = {"vandaag": 0, "gisteren": 1, "eergisteren": 2}
_NUMBERS: Final = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4}|\d{2})", re.ASCII)
_WRITTEN: Final = re.compile(r"(\d{1,2})[-. ]*([a-z]{3,9})\.?[-, ]*(\d{4}|\d{2})", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})", re.ASCII)
_CLOCK: Final = re.compile(r"(\d{1,2})(?:\s*[:.,uh]\s*(\d{2}))?", re.ASCII)
_FOUR_DIGITS: Final = re.compile(r"(\d{2})(\d{2})", re.ASCII)
_CLOCK_WORDS: Final = re.compile(r"^om\s+|\s*(?:uur|u|h)\.?$")


class Unreadable(ValueError):
    """This is no day or time that we can read. The message is for the person who typed it."""


def read_day(typed: str, today: date) -> date:
    """The day that was typed: `31-12-2026`, `31 december 2026`, `gisteren`. Raises `Unreadable`."""
    text = _WEEKDAY.sub("", " ".join(typed.lower().split()), count=1)
    if text in _DAYS_AGO:
        return today - timedelta(days=_DAYS_AGO[text])
    parts = _parts(text)
    if parts is None:
        raise Unreadable("Deze datum kunnen we niet lezen. Vul dag, maand en jaar in, bijvoorbeeld 31-12-2026.")
    day, month, year = parts
    try:
        return date(year, month, day)
    except ValueError:
        raise Unreadable("Deze dag bestaat niet. Controleer de dag en de maand.") from None


def read_time(typed: str) -> time:
    """The time that was typed: `14:30`, `14.30 uur`, `9u`, `1430`. Raises `Unreadable`."""
    text = _CLOCK_WORDS.sub("", typed.lower().strip())
    text = _CLOCK_WORDS.sub("", text)
    read = _CLOCK.fullmatch(text) or _FOUR_DIGITS.fullmatch(text)
    if read is None:
        raise Unreadable("Deze tijd kunnen we niet lezen. Vul uren en minuten in, bijvoorbeeld 14:30.")
    hours, minutes = int(read[1]), int(read[2] or 0)
    try:
        return time(hours, minutes)
    except ValueError:
        raise Unreadable("Deze tijd bestaat niet. Vul een tijd in van 0:00 tot en met 23:59.") from None


def moment_of(day: date, at: time | None) -> datetime:
    """The moment in the Netherlands; without a time the beginning of the day.

    Raises `Unreadable` for a time that the clock skipped, on the night it went forward.
    """
    return existing(datetime.combine(day, at or time.min, AMSTERDAM))


def existing(moment: datetime) -> datetime:
    """This moment of the Dutch clock. Raises `Unreadable` when the clock skipped it."""
    if moment.astimezone(UTC).astimezone(AMSTERDAM).replace(tzinfo=None) != moment.replace(tzinfo=None):
        raise Unreadable("Deze tijd bestaat niet: de klok ging die nacht een uur vooruit. Controleer de tijd.")
    return moment


def _parts(text: str) -> tuple[int, int, int] | None:
    """Day, month and year."""
    if read := _NUMBERS.fullmatch(text):
        return int(read[1]), int(read[2]), _year(read[3])
    if read := _YEAR_FIRST.fullmatch(text):
        return int(read[3]), int(read[2]), int(read[1])
    if (read := _WRITTEN.fullmatch(text)) and (month := _month(read[2])):
        return int(read[1]), month, _year(read[3])
    return None


def _month(name: str) -> int | None:
    if name in _SHORT_MONTHS:
        return _SHORT_MONTHS[name]
    found = [number for number, full in enumerate(_MONTHS, 1) if full.startswith(name)]
    return found[0] if len(found) == 1 else None


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)

"""The types that fields of input models and parameters are written with. Each is bounded on every side."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, ValidationInfo

from api.http.characters import bad_character, normalise, shows_something
from api.http.context import context_of
from api.http.faults import input_fault
from api.http.json_text import INT4_MAX
from api.http.sentences import NOT_A_DAY, NOT_A_MOMENT
from domain.periods import CLOCK_SLACK, EARLIEST, local_day

# RFC 3339, with the seconds optional; more decimals than microseconds are cut off.
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_EARLIEST_BIRTH: Final = date(1900, 1, 1)
_YEARS_AHEAD: Final = 10


def _clean(value: object) -> object:
    """NFC and no forbidden characters, also for parameters, which no body reader has seen."""
    if not isinstance(value, str):
        return value
    text = normalise(value)
    bad = bad_character(text)
    if bad:
        raise input_fault("forbidden_character", bad.detail)
    return text


def _visible(text: str) -> str:
    if not shows_something(text):
        raise input_fault("too_short", "Hier staat niets leesbaars. Vul tekst in.")
    return text


def _single_line(text: str) -> str:
    if "\n" in text or "\t" in text:
        raise input_fault("not_one_line", "Deze tekst moet op één regel staan, zonder tab. Haal de regeleinden weg.")
    return text


def _moment(value: object, info: ValidationInfo) -> datetime:
    moment = _read_moment(value)
    # Compared before it is converted: the year 1 with an offset has no place in UTC.
    if moment < EARLIEST:
        raise input_fault("too_early", "Dit tijdstip ligt voor 1 januari 2000. Zo ver gaat het register niet terug.")
    if moment > context_of(info).now + CLOCK_SLACK:
        raise input_fault("in_future", "Dit tijdstip ligt in de toekomst. Vul in wanneer het was.")
    return moment.astimezone(UTC)


def _read_moment(value: object) -> datetime:
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            pass  # well written, but no such moment: 30 February, 25 o'clock
    raise input_fault(NOT_A_MOMENT.code, NOT_A_MOMENT.text)


def _day(value: object, info: ValidationInfo) -> date:
    day = _read_day(value)
    if day < local_day(EARLIEST):
        raise input_fault("too_early", "Deze datum ligt voor 1 januari 2000. Zo ver gaat het register niet terug.")
    latest = context_of(info).today + timedelta(days=365 * _YEARS_AHEAD + 3)
    if day > latest:
        raise input_fault("too_late", f"Deze datum ligt meer dan {_YEARS_AHEAD} jaar in de toekomst.")
    return day


def _date_of_birth(value: object, info: ValidationInfo) -> date:
    day = _read_day(value)
    if day < _EARLIEST_BIRTH:
        raise input_fault("too_early", "Deze geboortedatum ligt voor 1 januari 1900. Controleer het jaartal.")
    if day > context_of(info).today:
        raise input_fault("in_future", "Deze geboortedatum ligt in de toekomst. Controleer het jaartal.")
    return day


def _read_day(value: object) -> date:
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass  # well written, but no such day
    raise input_fault(NOT_A_DAY.code, NOT_A_DAY.text)


def _text(longest: int) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=longest)


_Cleaned = BeforeValidator(_clean)
_Visible = AfterValidator(_visible)
_SingleLine = AfterValidator(_single_line)

ShortText = Annotated[str, _text(120), _Cleaned, _SingleLine, _Visible]
"""One line of 1 to 120 characters, trimmed."""
Name = Annotated[str, _text(200), _Cleaned, _SingleLine, _Visible]
"""The name of a person, an organisation or a place: one line of 1 to 200 characters, trimmed."""
LongText = Annotated[str, _text(20_000), _Cleaned, _Visible]
"""A free text of 1 to 20,000 characters in any number of lines, trimmed."""
Passage = Annotated[str, _text(4_000), _Cleaned, _Visible]
"""A piece of a letter: 1 to 4,000 characters in any number of lines, trimmed."""
Int4 = Annotated[int, Field(ge=-INT4_MAX - 1, le=INT4_MAX)]
"""A whole number that fits an int4 column."""
Moment = Annotated[datetime, BeforeValidator(_moment)]
"""A moment with an offset, from 2000 to five minutes from now; comes out in UTC."""
Day = Annotated[date, BeforeValidator(_day)]
"""A day from 2000-01-01 to ten years from now."""
DateOfBirth = Annotated[date, BeforeValidator(_date_of_birth)]
"""A day from 1900-01-01 to today in the Netherlands."""

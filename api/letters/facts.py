"""What is known for one letter, and how it is said in it. What is not known stays None: nothing is made up."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from babel.dates import format_date

from domain.event import Value
from domain.letter.facts import BY_NAME

_LOCALE: Final = "nl"
_WITH_WEEKDAY: Final = frozenset({"hearing_on", "written_until"})
"""The days on which the reader has to do something."""


class LetterFacts(Value):
    """One field for each fact of `domain.letter.facts`, by the same name. Readable: lives for one request only."""

    organisation: str | None = None
    contact: str | None = None
    letter_date: date | None = None
    reference: str | None = None
    addressee_name: str | None = None
    addressee_address: str | None = None
    behaviour: str | None = None
    incident_date: str | None = None
    """In words, because it can be a period or approximate."""
    incident_place: str | None = None
    norm: str | None = None
    measure: str | None = None
    measure_meaning: str | None = None
    """What it comes down to for the addressee: the catalogue only has its name."""
    reason_for_nature: str | None = None
    reason_for_duration: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    review_on: date | None = None
    kept_service: str | None = None
    objection_term: str | None = None
    objection_address: str | None = None
    hearing_on: date | None = None
    hearing_time: str | None = None
    hearing_place: str | None = None
    written_until: date | None = None
    written_to: str | None = None
    decided_by: str | None = None

    def known(self) -> frozenset[str]:
        """The names of what is known."""
        return frozenset(name for name, value in self if value is not None)

    def before(self, others: "LetterFacts") -> "LetterFacts":
        """These facts, and where one is not known, that of the others."""
        return others.model_copy(update={name: value for name, value in self if value is not None})

    def in_words(self) -> Mapping[str, str]:
        """What is known, by placeholder, as it stands in a letter."""
        return {BY_NAME[name].placeholder: _said(name, value) for name, value in self if value is not None}


def _said(name: str, value: date | str) -> str:
    if isinstance(value, str):
        return value
    return format_date(value, "EEEE d MMMM y" if name in _WITH_WEEKDAY else "d MMMM y", locale=_LOCALE)

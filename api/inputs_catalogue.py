"""What a catalogue is filled in with: by the API, and in the file that the command line takes. The same fields."""

import re
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field

from api.http.faults import input_fault
from api.http.fields import Day, LongText, Name, ShortText
from api.http.models import InputModel
from domain.catalogue.catalogue import LETTERS, Content, OptionalHoliday, Severity

_PERIOD: Final = re.compile(r"P([1-9]\d{0,3}[YMWD]|T[1-9]\d{0,3}[HM])", re.ASCII)


def _period(text: str) -> str:
    if not _PERIOD.fullmatch(text):
        raise input_fault(
            "not_a_period",
            "Dit is geen periode. Schrijf een getal met een eenheid: PT48H (uren), P2D (dagen), P2W (weken), "
            "P3M (maanden) of P1Y (jaren).",
        )
    return text


Period = Annotated[ShortText, AfterValidator(_period)]
Codes = Annotated[tuple[ShortText, ...], Field(max_length=100)]


class EntryInput(InputModel):
    """A code with what people read."""

    code: ShortText
    label: ShortText
    retired: bool = False


class SanctionKindInput(EntryInput):
    restricts: bool = False
    needs_second_decider: bool = False
    always_in_report: bool = True


class TermInput(InputModel):
    code: ShortText
    label: ShortText
    period: Period
    counted_in: Literal["calendar", "working_days"] = "calendar"
    remind_before: Period | None = None
    applies_to_running: bool = False


class MatrixRowInput(InputModel):
    type: ShortText
    severity: Severity
    repeated: bool
    kinds: Codes
    duration: Period | None = None


class MailboxInput(InputModel):
    """A functional mailbox, of a unit or of the organisation as a whole."""

    unit: ShortText | None = None
    address: Name


class LetterUseInput(EntryInput):
    """A letter, and the kinds of sanction it can be about; any when there are none."""

    sanctions: Codes = ()


AS_SHIPPED: Final = tuple(LetterUseInput(code=one.code, label=one.label) for one in LETTERS)
"""For a file or a client from before letters stood in a catalogue."""


class MappedInput(InputModel):
    """An old code and what it became."""

    old: ShortText
    new: Codes


class MappingInput(InputModel):
    types: Annotated[tuple[MappedInput, ...], Field(max_length=500)] = ()
    sanctions: Annotated[tuple[MappedInput, ...], Field(max_length=500)] = ()
    channels: Annotated[tuple[MappedInput, ...], Field(max_length=500)] = ()
    units: Annotated[tuple[MappedInput, ...], Field(max_length=500)] = ()


class ContentInput(InputModel):
    """All that stands in a catalogue: what is left out is not in it."""

    types: Annotated[tuple[EntryInput, ...], Field(max_length=100)]
    sanctions: Annotated[tuple[SanctionKindInput, ...], Field(max_length=100)]
    channels: Annotated[tuple[EntryInput, ...], Field(max_length=100)]
    markers: Annotated[tuple[EntryInput, ...], Field(max_length=100)]
    terms: Annotated[tuple[TermInput, ...], Field(max_length=100)]
    matrix: Annotated[tuple[MatrixRowInput, ...], Field(max_length=1000)] = ()
    units: Annotated[tuple[ShortText, ...], Field(max_length=1000)] = ()
    letters: Annotated[tuple[LetterUseInput, ...], Field(max_length=100)] = AS_SHIPPED
    optional_holidays: Annotated[tuple[OptionalHoliday, ...], Field(max_length=2)] = ("good_friday", "liberation_day")
    mapping: MappingInput = MappingInput()
    mailboxes: Annotated[tuple[MailboxInput, ...], Field(max_length=1000)] = ()


class CatalogueInput(ContentInput):
    """A catalogue to adopt."""

    effective_on: Day
    reason: LongText


def content_from(typed: ContentInput) -> Content:
    """The content as the domain knows it."""
    return Content.model_validate(typed.model_dump(include=set(Content.model_fields)))

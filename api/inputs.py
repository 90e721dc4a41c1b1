"""What people can fill in, checked on the way in. One set for every way in: API, command line and pages.

Rules come from the domain and are only asked here, so that one answer can name every fault at once.
"""

from collections.abc import Callable, Sequence
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field, ValidationInfo, model_validator

from api.http.context import catalogue_of
from api.http.faults import input_fault
from api.http.fields import DateOfBirth, Day, LongText, Moment, Name, ShortText
from api.http.models import InputModel
from domain.catalogue.catalogue import Catalogue, Entry, unknown_faults
from domain.incident import refusals
from domain.refusal import Fault

Entries = Callable[[Catalogue], Sequence[Entry]]


def _known(entries: Entries) -> AfterValidator:
    def check(code: str, info: ValidationInfo) -> str:
        for fault in unknown_faults("", (code,), entries(catalogue_of(info, Catalogue))):
            raise _as_input_fault(fault)
        return code

    return AfterValidator(check)


def _at_least_one(refusal: Callable[[], Fault]) -> AfterValidator:
    def check(given: tuple[object, ...]) -> tuple[object, ...]:
        if not given:
            raise _as_input_fault(refusal())
        return given

    return AfterValidator(check)


def _as_input_fault(fault: Fault) -> Exception:
    return input_fault(fault.code, fault.message)


TypeCode = Annotated[ShortText, _known(lambda catalogue: catalogue.types)]
ChannelCode = Annotated[ShortText, _known(lambda catalogue: catalogue.channels)]
SanctionCode = Annotated[ShortText, _known(lambda catalogue: catalogue.sanctions)]
Types = Annotated[tuple[TypeCode, ...], Field(max_length=20), _at_least_one(refusals.no_type)]


class PersonInput(InputModel):
    """An employee: victim, witness or reporter."""

    name: Name
    contact: ShortText | None = None


class PerpetratorInput(InputModel):
    """The citizen, as far as known."""

    name: Name | None = None
    address: ShortText | None = None
    date_of_birth: DateOfBirth | None = None
    appearance: LongText | None = None

    @model_validator(mode="after")
    def _something_is_known(self) -> "PerpetratorInput":
        if self == PerpetratorInput.model_construct():
            raise _as_input_fault(refusals.nothing_known_of_perpetrator())
        return self


class CircumstancesInput(InputModel):
    """The W's besides who, what and when."""

    place: LongText | None = None
    with_what: LongText | None = None
    in_what_way: LongText | None = None
    why: LongText | None = None
    injury: LongText | None = None
    damage: LongText | None = None
    police_came: bool | None = None


class ReportInput(CircumstancesInput):
    """A report of an incident."""

    occurred_at: Moment
    occurred_until: Moment | None = None
    occurred_approximately: bool = False
    channel: ChannelCode
    unit: ShortText
    description: LongText
    types: Types
    victims: Annotated[tuple[PersonInput, ...], Field(max_length=50), _at_least_one(refusals.no_victim)]
    reporter: PersonInput | None = None
    """Who files it for somebody else; left out when a victim files it himself."""
    witnesses: Annotated[tuple[PersonInput, ...], Field(max_length=50)] = ()
    perpetrator: PerpetratorInput | None = None
    perpetrators: Annotated[tuple[PerpetratorInput, ...], Field(max_length=20)] = ()
    """For more than one; `perpetrator` is the short way for one."""


class DescriptionInput(InputModel):
    description: LongText
    reason: LongText


class OccurrenceInput(InputModel):
    occurred_at: Moment
    occurred_until: Moment | None = None
    occurred_approximately: bool = False
    reason: LongText


class SettingInput(InputModel):
    channel: ChannelCode
    unit: ShortText
    reason: LongText


class ClassificationInput(InputModel):
    types: Types
    reason: LongText


class PersonCorrectionInput(PersonInput):
    reason: LongText


class ReasonInput(InputModel):
    reason: LongText


class ReplacementInput(InputModel):
    """Not that perpetrator but this one."""

    perpetrator: PerpetratorInput
    reason: LongText


class SubjectInput(InputModel):
    """Whom or what a dossier is about."""

    kind: Literal["person", "organisation", "address"]
    name: Name | None = None
    address: ShortText | None = None
    date_of_birth: DateOfBirth | None = None


class DossierInput(InputModel):
    subject: SubjectInput


class SubjectCorrectionInput(InputModel):
    subject: SubjectInput
    reason: LongText


class LinkInput(InputModel):
    dossier_id: UUID
    perpetrator_id: UUID | None = None


class SanctionInput(InputModel):
    kind: SanctionCode
    imposed_on: Day
    note: LongText | None = None


class NameSearchInput(InputModel):
    """A name to look for, as somebody remembers it."""

    name: Name

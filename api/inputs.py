"""What people can fill in, checked on the way in. One set for every way in: API, command line and pages.

Rules come from the domain and are only asked here, so that one answer can name every fault at once.
"""

from collections.abc import Callable, Sequence
from typing import Annotated, Final, Literal
from uuid import UUID

from pydantic import AfterValidator, ConfigDict, Field, ValidationInfo, model_validator
from pydantic.config import JsonDict

from api.http.context import catalogue_of
from api.http.faults import input_fault
from api.http.fields import DateOfBirth, Day, LongText, Moment, Name, ShortText
from api.http.models import InputModel
from domain.catalogue.catalogue import Catalogue, Entry, unknown_faults
from domain.incident import refusals
from domain.refusal import Fault

Entries = Callable[[Catalogue], Sequence[Entry]]


def known_code(entries: Entries) -> AfterValidator:
    """A code that stands among these entries of the catalogue."""

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


TypeCode = Annotated[ShortText, known_code(lambda catalogue: catalogue.types)]
ChannelCode = Annotated[ShortText, known_code(lambda catalogue: catalogue.channels)]
SanctionCode = Annotated[ShortText, known_code(lambda catalogue: catalogue.sanctions)]
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


_EXAMPLE: Final[JsonDict] = {
    "occurredAt": "2025-11-20T10:30:00+01:00",
    "channel": "phone",
    "unit": "Vergunningen",
    "description": "Beller schold de medewerker uit en dreigde langs te komen.",
    "types": ["verbal", "psychological"],
    "victims": [{"name": "Ali Praktijk"}],
}


class ReportInput(CircumstancesInput):
    """A report of an incident."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

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


class DifferenceInput(InputModel):
    """The other dossier is about a different subject."""

    other_dossier_id: UUID
    reason: LongText


class MergeInput(InputModel):
    """The other dossier is about the same subject, and this one goes on in it."""

    into: UUID
    reason: LongText


class AssignmentInput(InputModel):
    """To which of two dossiers an incident belongs that was linked while they were one."""

    incident_id: UUID
    dossier_id: UUID


class SeparationInput(InputModel):
    """The other dossier, merged with this one earlier, is about a different subject after all."""

    other_dossier_id: UUID
    reason: LongText
    assign: Annotated[tuple[AssignmentInput, ...], Field(max_length=1_000)] = ()


class SanctionInput(InputModel):
    kind: SanctionCode
    imposed_on: Day
    note: LongText | None = None


class NameSearchInput(InputModel):
    """A name to look for, as somebody remembers it."""

    name: Name

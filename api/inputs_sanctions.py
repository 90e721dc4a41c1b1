"""What people can fill in about a sanction, checked on the way in."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.http.fields import Day, LongText
from api.http.models import InputModel
from api.inputs import SanctionCode, TypeCode
from domain.catalogue.catalogue import Severity
from domain.sanction.events import HearingForm, ObjectionOutcome, ReviewOutcome, Telling


class AdviceInput(InputModel):
    """What the matrix is asked. `severity` and `repeated` are a judgement of the person who asks."""

    type: TypeCode
    severity: Severity
    repeated: bool


class ProposalInput(AdviceInput):
    """A proposal. What restricts someone needs everything but `deviation_reason`; the domain says what is missing."""

    dossier_id: UUID
    incident_ids: Annotated[tuple[UUID, ...], Field(max_length=50)]
    kind: SanctionCode
    behaviour: LongText | None = None
    norm: LongText | None = None
    reason_for_nature: LongText | None = None
    reason_for_duration: LongText | None = None
    kept_service: LongText | None = None
    starts_on: Day | None = None
    ends_on: Day | None = None
    review_on: Day | None = None
    deviation_reason: LongText | None = None


class HearingInput(InputModel):
    form: HearingForm
    held_on: Day
    summary: LongText


class MissedHearingInput(InputModel):
    invited_on: Day
    note: LongText


class ImpositionInput(InputModel):
    imposed_on: Day
    note: LongText | None = None


class NoticeInput(InputModel):
    how: Telling
    told_on: Day


class ShorteningInput(InputModel):
    ends_on: Day
    reason: LongText


class ReviewInput(InputModel):
    """`ends_on` for the outcome `shortened`; `review_on` when it is to be judged again."""

    outcome: ReviewOutcome
    reason: LongText
    ends_on: Day | None = None
    review_on: Day | None = None


class ObjectionInput(InputModel):
    received_on: Day
    summary: LongText


class ObjectionDecisionInput(InputModel):
    outcome: ObjectionOutcome
    decided_on: Day
    reason: LongText

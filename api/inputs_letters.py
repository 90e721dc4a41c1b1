"""What people can fill in about letters, checked on the way in: see `api.inputs`."""

from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints

from api.http.fields import Day, LongText, Name, Passage, ShortText
from api.http.models import InputModel
from domain.letter.facts import LetterKind, SentBy

ClockTime = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$", max_length=5)]
"""A time of the day in the Netherlands, such as 14:30."""


class LetterFactsInput(InputModel):
    """What the register does not know, or not in words that can be sent. Names as in `domain.letter.facts`."""

    organisation: ShortText | None = None
    contact: Passage | None = None
    addressee_name: Name | None = None
    addressee_address: ShortText | None = None
    behaviour: Passage | None = None
    incident_place: Passage | None = None
    norm: Passage | None = None
    measure: Passage | None = None
    measure_meaning: Passage | None = None
    reason_for_nature: Passage | None = None
    reason_for_duration: Passage | None = None
    starts_on: Day | None = None
    ends_on: Day | None = None
    review_on: Day | None = None
    kept_service: Passage | None = None
    objection_term: Passage | None = None
    objection_address: Passage | None = None
    hearing_on: Day | None = None
    hearing_time: ClockTime | None = None
    hearing_place: Passage | None = None
    written_until: Day | None = None
    written_to: Passage | None = None
    decided_by: ShortText | None = None


class LetterInput(InputModel):
    """A letter to make."""

    kind: LetterKind
    incident_id: UUID
    dossier_id: UUID | None = None
    """Of the addressee, when it is known; that of the sanction when there is one."""
    sanction_id: UUID | None = None
    """What it is about: an imposed sanction, or for an invitation a proposal. A ban needs one.

    What it says, the letter says: `facts` is for what it does not say, and is refused when it says something else.
    """
    perpetrator_id: UUID | None = None
    """To which of the perpetrators, when there are several and no dossier says so."""
    facts: LetterFactsInput = LetterFactsInput.model_construct()


class DispatchInput(InputModel):
    """How and when a letter went out."""

    sent_on: Day
    how: SentBy


class TemplateInput(InputModel):
    """The text to write letters with from now on."""

    text: LongText

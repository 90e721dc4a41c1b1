"""What people can fill in about aftercare. Every request names the victim or witness it is about."""

from uuid import UUID

from api.http.fields import Day, LongText
from api.http.models import InputModel
from domain.aftercare.events import CareProvider, Carer, Outcome, Talk


class CareInput(InputModel):
    """About whom it is: the id of a victim or witness within the incident."""

    person_id: UUID


class WishInput(CareInput):
    wish: LongText


class OfferInput(CareInput):
    talk: Talk
    by: Carer
    offered_on: Day


class TalkInput(CareInput):
    talk: Talk
    held_on: Day
    note: LongText | None = None


class DeclineInput(CareInput):
    talk: Talk
    declined_on: Day


class ReferralInput(CareInput):
    to: CareProvider
    referred_on: Day
    note: LongText | None = None


class ConclusionInput(CareInput):
    outcome: Outcome
    reason: LongText


AnyCareInput = WishInput | OfferInput | TalkInput | DeclineInput | ReferralInput | ConclusionInput

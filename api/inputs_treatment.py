"""What people can fill in about the life of a report: judging, reacting, the perpetrator's statement, closing."""

from uuid import UUID

from api.http.fields import Day, LongText, Moment
from api.http.models import InputModel
from domain.incident.events import Assessment, Means


class TreatmentInput(InputModel):
    """Nothing to fill in: it is taken up."""


class AssessmentInput(InputModel):
    assessment: Assessment
    reason: LongText


class ReactionInput(InputModel):
    person_id: UUID | None = None
    """Which perpetrator it was given to; left out when it was to none of them in particular."""
    means: Means
    given_at: Moment
    note: LongText | None = None


class StatementInput(InputModel):
    person_id: UUID | None = None
    """Which perpetrator said it; left out when that cannot be said."""
    given_on: Day
    statement: LongText

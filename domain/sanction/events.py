"""The facts of a sanction. Names and fields are a STORAGE FORMAT, see `domain.incident.events`."""

from datetime import date
from typing import Any, ClassVar, Literal
from uuid import UUID

from domain.catalogue.catalogue import CalendarPeriod, Severity
from domain.event import Event, Value
from domain.review import Ground
from domain.sealed import Sealed

HearingForm = Literal["oral", "written"]
Telling = Literal["letter", "talk", "phone", "by_other"]
ReviewOutcome = Literal["kept", "shortened", "lifted"]
ObjectionOutcome = Literal["upheld", "rejected", "partly"]


class Advice(Value):
    """What the sanction matrix advised when this was proposed, and for what it was asked."""

    catalogue_version: int
    """Whose matrix it was."""
    type: str
    severity: Severity
    repeated: bool
    kinds: tuple[str, ...]
    """Empty when the matrix has nothing to say about this."""
    duration: CalendarPeriod | None = None


class OfIncidents(Event):
    """A fact of a sanction. It names the incidents, so that their history can be told from it alone."""

    incident_ids: tuple[UUID, ...]


class SanctionProposed(OfIncidents):
    """A sanction was proposed. What restricts someone says for how long, and everything it rests on."""

    NAME = "sanction.proposed"
    dossier_id: UUID
    kind: str
    catalogue_version: int
    behaviour: Sealed | None = None
    """What the perpetrator did, concretely."""
    norm: Sealed | None = None
    """Which norm that broke."""
    reason_for_nature: Sealed | None = None
    reason_for_duration: Sealed | None = None
    kept_service: Sealed | None = None
    """Along which way the perpetrator can still be served."""
    starts_on: date | None = None
    ends_on: date | None = None
    """The last day on which it holds."""
    review_on: date | None = None
    advice: Advice
    deviation_reason: Sealed | None = None
    """Why something else was proposed than was advised."""


class HearingHeld(OfIncidents):
    """The perpetrator gave his view."""

    NAME = "sanction.hearing_held"
    form: HearingForm
    held_on: date
    summary: Sealed


class HearingMissed(OfIncidents):
    """The perpetrator was invited to give his view and did not."""

    NAME = "sanction.hearing_missed"
    invited_on: date
    note: Sealed


class DeclaredAcute(OfIncidents):
    """It could not wait for a hearing; that is to be held afterwards."""

    NAME = "sanction.declared_acute"
    reason: Sealed


class SanctionApproved(OfIncidents):
    """A second person agreed with the proposal."""

    NAME = "sanction.approved"
    reason: Sealed


class SanctionRejected(OfIncidents):
    """It was decided not to impose what was proposed."""

    NAME = "sanction.rejected"
    reason: Sealed


class SanctionImposed(Event):
    """A sanction or measure of this kind was taken on this day, because of these incidents."""

    NAME = "sanction.imposed"
    VERSION: ClassVar[int] = 2
    kind: str
    catalogue_version: int
    imposed_on: date
    incident_ids: tuple[UUID, ...]
    note: Sealed | None = None
    dossier_id: UUID | None = None
    """Whom it is about; null for what was recorded on an incident without a proposal."""
    starts_on: date | None = None
    """Never before it was imposed."""
    ends_on: date | None = None
    """The last day on which it holds; null for a kind that has no duration."""
    review_on: date | None = None


class PerpetratorTold(OfIncidents):
    """The perpetrator was told what was imposed on him."""

    NAME = "sanction.perpetrator_told"
    how: Telling
    told_on: date


class SanctionShortened(OfIncidents):
    """It holds for less long than it did."""

    NAME = "sanction.shortened"
    ends_on: date
    reason: Sealed


class SanctionReviewed(OfIncidents):
    """Somebody judged whether it still has to hold. What changes by that is a fact of its own."""

    NAME = "sanction.reviewed"
    outcome: ReviewOutcome
    review_on: date | None = None
    """When it is judged again; null when it does not last until another review."""
    reason: Sealed


class ReviewDemanded(OfIncidents):
    """What it rests on is no longer what it was: someone has to judge it anew."""

    NAME = "sanction.review_demanded"
    VERSION: ClassVar[int] = 2
    ground: Ground
    because_of: UUID
    """The police case for a `police_outcome`, else the incident."""


class ObjectionReceived(OfIncidents):
    """The perpetrator objected, or complained about it."""

    NAME = "sanction.objection_received"
    received_on: date
    summary: Sealed


class ObjectionDecided(OfIncidents):
    """The objection was answered. What changes by that is a fact of its own."""

    NAME = "sanction.objection_decided"
    outcome: ObjectionOutcome
    decided_on: date
    reason: Sealed


class SanctionSuspended(OfIncidents):
    """It does not hold for the time being. The end date stays as it is."""

    NAME = "sanction.suspended"
    reason: Sealed


class SanctionResumed(OfIncidents):
    """It holds again."""

    NAME = "sanction.resumed"
    reason: Sealed


class SanctionLifted(OfIncidents):
    """It holds no longer, before its end date."""

    NAME = "sanction.lifted"
    reason: Sealed


class SanctionAnnulled(OfIncidents):
    """It should not have been imposed. It stays on record and counts nowhere."""

    NAME = "sanction.annulled"
    reason: Sealed


SanctionEvent = (
    SanctionProposed
    | HearingHeld
    | HearingMissed
    | DeclaredAcute
    | SanctionApproved
    | SanctionRejected
    | SanctionImposed
    | PerpetratorTold
    | SanctionShortened
    | SanctionReviewed
    | ReviewDemanded
    | ObjectionReceived
    | ObjectionDecided
    | SanctionSuspended
    | SanctionResumed
    | SanctionLifted
    | SanctionAnnulled
)


def imposed_1_to_2(data: dict[str, Any]) -> dict[str, Any]:
    """The first version knew no dossier and no duration."""
    return {**data, "dossier_id": None, "starts_on": None, "ends_on": None, "review_on": None}


def review_demanded_1_to_2(data: dict[str, Any]) -> dict[str, Any]:
    """The first version knew no other ground than the outcome of a police case."""
    return {"because_of" if name == "police_case_id" else name: value for name, value in data.items()}

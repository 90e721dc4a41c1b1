"""The facts of the markers of a dossier. Names and fields are a STORAGE FORMAT, see `domain.incident.events`."""

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from domain.event import Event
from domain.police.events import Outcome
from domain.review import Ground
from domain.sealed import Sealed


class MarkerFact(Event):
    """What every fact of a marker tells, so that it can be read without the ones before it."""

    marker_id: UUID
    dossier_id: UUID
    incident_ids: tuple[UUID, ...]
    """The incidents that the marker rests on."""


class MarkerProposed(MarkerFact):
    """Someone proposed to warn whoever deals with the subject of this dossier, for a time."""

    NAME = "marker.proposed"
    kind: str
    catalogue_version: int
    advice: Sealed
    """How to deal with the subject."""
    reason: Sealed
    """The ground: why these incidents call for this warning."""
    police_case_ids: tuple[UUID, ...]
    """The police reports and charges it rests on as well; most often none."""
    starts_on: date
    ends_on: date
    """From this day on it is no longer in force."""
    review_on: date
    proposed_by: UUID
    """The pseudonym in the envelope once more: who approves has to be another."""


class MarkerApproved(MarkerFact):
    """Another person than the proposer agreed: it is in force from its first day until its end."""

    NAME = "marker.approved"
    reason: Sealed


class MarkerRejected(MarkerFact):
    """The proposal was turned down; it was never in force."""

    NAME = "marker.rejected"
    reason: Sealed


class MarkerReviewed(MarkerFact):
    """Someone judged it anew: it stays, until this day at the latest, and is judged again on the other."""

    NAME = "marker.reviewed"
    review_on: date
    ends_on: date
    """As it was, or earlier."""
    reason: Sealed


class MarkerReviewDemanded(MarkerFact):
    """What it rests on is no longer what it was: someone has to judge it anew."""

    NAME = "marker.review_demanded"
    VERSION: ClassVar[int] = 2
    ground: Ground
    because_of: UUID
    """The police case for a `police_outcome`, else the incident."""
    outcome: Outcome | None = None
    """How the police case ended; null for an incident."""


class MarkerWithdrawn(MarkerFact):
    """It is taken away before its end, or the proposal is taken back."""

    NAME = "marker.withdrawn"
    reason: Sealed


MarkerEvent = MarkerProposed | MarkerApproved | MarkerRejected | MarkerReviewed | MarkerReviewDemanded | MarkerWithdrawn


def review_demanded_1_to_2(data: dict[str, Any]) -> dict[str, Any]:
    """The first version knew no other ground than the outcome of a police case."""
    renamed = {"because_of" if name == "police_case_id" else name: value for name, value in data.items()}
    return {**renamed, "ground": "police_outcome"}

"""What someone can ask of the markers of a dossier. `today` is the day in the Netherlands."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from domain.dossier.state import State as Dossier
from domain.event import Value
from domain.incident.state import State as Incident
from domain.marker.state import Marker
from domain.police.events import Outcome
from domain.police.state import State as Case
from domain.review import Demand
from domain.sealed import Sealed


class ProposeMarker(Value):
    """Dossier, incidents and police cases come along as they stand now: the proposal holds only while they do."""

    by: UUID
    today: date
    marker_id: UUID
    dossier_id: UUID
    dossier: Dossier
    incidents: Mapping[UUID, Incident]
    cases: Mapping[UUID, Case]
    kind: str
    advice: Sealed
    reason: Sealed
    starts_on: date
    ends_on: date
    review_on: date
    elsewhere: tuple[Marker, ...] = ()
    """The markers of the dossiers that go on in this one: there is one of a kind over all of them."""


class ApproveMarker(Value):
    """Dossier and incidents as they stand now: what has lost its ground since is not approved.

    `dossier` is the one in which it goes on, when it was merged since.
    """

    by: UUID
    today: date
    marker_id: UUID
    dossier: Dossier
    incidents: Mapping[UUID, Incident]
    reason: Sealed
    elsewhere: tuple[Marker, ...] = ()
    """The markers of the dossiers with which its own was merged."""


class RejectMarker(Value):
    marker_id: UUID
    reason: Sealed


class ReviewMarker(Value):
    """A new day for the next review, an earlier end, or both. Without a next day the end itself is that day."""

    today: date
    marker_id: UUID
    review_on: date | None
    ends_on: date | None
    reason: Sealed


class DemandReview(Value):
    """What markers rest on is no longer what it was. `outcome` is that of the police case, when it is one."""

    today: date
    demand: Demand
    outcome: Outcome | None = None


class WithdrawMarker(Value):
    today: date
    marker_id: UUID
    reason: Sealed


MarkerCommand = ProposeMarker | ApproveMarker | RejectMarker | ReviewMarker | DemandReview | WithdrawMarker

"""What the facts of the markers of one dossier add up to."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import reduce
from typing import Literal, Protocol
from uuid import UUID

from domain.event import Value
from domain.marker.events import (
    MarkerApproved,
    MarkerEvent,
    MarkerProposed,
    MarkerRejected,
    MarkerReviewDemanded,
    MarkerReviewed,
    MarkerWithdrawn,
)
from domain.review import Demand

Decided = Literal["proposed", "approved", "rejected", "withdrawn"]
"""What people decided. Whether it is in force is also a matter of the day: see `phase`."""
Phase = Literal["proposed", "lapsed", "upcoming", "in_force", "ended", "rejected", "withdrawn"]


class Termed(Protocol):
    """Whatever was decided for a time: a marker, or its row in a view."""

    @property
    def decided(self) -> Decided:
        """What people decided last."""

    @property
    def starts_on(self) -> date:
        """The first day."""

    @property
    def ends_on(self) -> date:
        """The first day after it."""


class Marker(Value):
    """One marker of the dossier."""

    dossier_id: UUID
    kind: str
    incident_ids: tuple[UUID, ...]
    police_case_ids: tuple[UUID, ...]
    starts_on: date
    ends_on: date
    review_on: date
    proposed_by: UUID
    decided: Decided = "proposed"
    demanded_by: tuple[Demand, ...] = ()
    """Because of what it has to be judged anew, since the last time it was."""


class Markers(Value):
    """All markers of the dossier there ever were."""

    of: Mapping[UUID, Marker] = {}


State = Markers
INITIAL: State = Markers()


def phase(marker: Termed, day: date) -> Phase:
    """How it stands with a marker on a day in the Netherlands. It ends by itself at the start of its last date."""
    over = day >= marker.ends_on
    if marker.decided == "proposed":
        return "lapsed" if over else "proposed"
    if marker.decided != "approved":
        return marker.decided
    if over:
        return "ended"
    return "in_force" if day >= marker.starts_on else "upcoming"


def in_force(marker: Termed, day: date) -> bool:
    """Whether the marker warns on this day in the Netherlands."""
    return phase(marker, day) == "in_force"


def evolve(state: State, event: MarkerEvent) -> State:
    """The state after this fact."""
    if isinstance(event, MarkerProposed):
        return _with(state, event.marker_id, _proposed(event))
    known = state.of.get(event.marker_id)
    if known is None:
        return state
    return _with(state, event.marker_id, known.model_copy(update=_changes(known, event)))


def fold(events: Iterable[MarkerEvent], state: State = INITIAL) -> State:
    """The state after all these facts, in order."""
    return reduce(evolve, events, state)


def _changes(known: Marker, event: MarkerEvent) -> dict[str, object]:
    match event:
        case MarkerApproved():
            return {"decided": "approved"}
        case MarkerRejected():
            return {"decided": "rejected"}
        case MarkerWithdrawn():
            return {"decided": "withdrawn"}
        case MarkerReviewed():
            return {"review_on": event.review_on, "ends_on": event.ends_on, "demanded_by": ()}
        case MarkerReviewDemanded():
            return {"demanded_by": (*known.demanded_by, Demand(ground=event.ground, because_of=event.because_of))}
        case MarkerProposed():
            return {}


def _proposed(event: MarkerProposed) -> Marker:
    return Marker(
        dossier_id=event.dossier_id,
        kind=event.kind,
        incident_ids=event.incident_ids,
        police_case_ids=event.police_case_ids,
        starts_on=event.starts_on,
        ends_on=event.ends_on,
        review_on=event.review_on,
        proposed_by=event.proposed_by,
    )


def _with(state: State, marker_id: UUID, marker: Marker) -> State:
    return Markers(of={**state.of, marker_id: marker})

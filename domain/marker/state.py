"""What the facts of the markers of one dossier add up to."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import reduce
from typing import Literal, Protocol, TypeVar
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
    """A warning of some kind for some time: a marker, its row in a view, or what somebody proposes."""

    @property
    def kind(self) -> str:
        """For what it warns: a code of the catalogue."""

    @property
    def starts_on(self) -> date:
        """The first day."""

    @property
    def ends_on(self) -> date:
        """The first day after it."""


class Judged(Termed, Protocol):
    """The same, with what people decided."""

    @property
    def decided(self) -> Decided:
        """What people decided last."""


T = TypeVar("T", bound=Judged)


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


def phase(marker: Judged, day: date) -> Phase:
    """How it stands with a marker on a day in the Netherlands. It ends by itself at the start of its last date."""
    over = day >= marker.ends_on
    if marker.decided == "proposed":
        return "lapsed" if over else "proposed"
    if marker.decided != "approved":
        return marker.decided
    if over:
        return "ended"
    return "in_force" if day >= marker.starts_on else "upcoming"


def in_force(marker: Judged, day: date) -> bool:
    """Whether the marker warns on this day in the Netherlands."""
    return phase(marker, day) == "in_force"


def alike(one: Termed, other: Termed) -> bool:
    """Whether two markers are of one kind and have a day in common, whatever was decided on them."""
    return one.kind == other.kind and one.starts_on < other.ends_on and other.starts_on < one.ends_on


def doubled(markers: Sequence[T], day: date) -> list[T]:
    """Those that warn, or will, on days on which another of their kind does: what merging dossiers can bring together.

    Of two that were decided on for one dossier the second is refused.
    """
    warning = [one for one in markers if phase(one, day) in ("upcoming", "in_force")]
    return [one for one in warning if any(other is not one and alike(one, other) for other in warning)]


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

"""Facts in, marker rows out."""

from datetime import date, datetime
from typing import Any, get_args
from uuid import UUID

from domain.event import Event, Value
from domain.marker.events import (
    MarkerApproved,
    MarkerEvent,
    MarkerFact,
    MarkerProposed,
    MarkerRejected,
    MarkerReviewDemanded,
    MarkerReviewed,
    MarkerWithdrawn,
)
from domain.police.events import Outcome
from domain.review import Ground
from domain.sealed import Sealed
from projections.fact import Fact
from projections.json_column import JsonColumn
from projections.markers.rows import MARKER_ROWS, MarkerRow
from projections.projection import Known, Projection, Touch

INTERESTS: frozenset[type[Event]] = frozenset(get_args(MarkerEvent))


class Decision(Value):
    """One decision on a marker, or one demand for it: who, when, what and why."""

    event: str
    recorded_at: datetime
    actor: UUID
    reason: Sealed | None = None
    """None for a demand, which nobody judged: it followed from what became of a ground."""
    review_on: date | None = None
    ends_on: date | None = None
    ground: Ground | None = None
    because_of: UUID | None = None
    outcome: Outcome | None = None


DECISIONS = JsonColumn[tuple[Decision, ...]](tuple[Decision, ...])


def touches(fact: Fact) -> tuple[Touch, ...]:
    """The marker it is a fact of."""
    return ((MarkerRow, fact.event.marker_id),) if isinstance(fact.event, MarkerFact) else ()


def fold(known: Known, fact: Fact) -> list[MarkerRow]:
    """The marker as it stands after this fact."""
    event = fact.event
    if isinstance(event, MarkerProposed):
        return [proposed(fact, event)]
    row = known.get(MarkerRow, event.marker_id) if isinstance(event, MarkerFact) else None
    if row is None:
        return []
    return [
        row._replace(
            decisions=DECISIONS.dump((*DECISIONS.load(row.decisions), decision(fact))),
            stream_version=fact.stream_version,
            position=fact.position,
            **changes(event),
        )
    ]


def proposed(fact: Fact, event: MarkerProposed) -> MarkerRow:
    """The row a marker begins with."""
    return MarkerRow(
        organisation=fact.organisation,
        marker_id=event.marker_id,
        dossier_id=event.dossier_id,
        kind=event.kind,
        advice=event.advice,
        incident_ids=event.incident_ids,
        police_case_ids=event.police_case_ids,
        starts_on=event.starts_on,
        ends_on=event.ends_on,
        review_on=event.review_on,
        decided="proposed",
        review_demanded=False,
        decisions=DECISIONS.dump((decision(fact),)),
        stream_id=fact.stream_id,
        stream_version=fact.stream_version,
        position=fact.position,
    )


def decision(fact: Fact) -> Decision:
    """This fact as a line among the decisions."""
    told = fact.event.model_dump(include={"reason", "review_on", "ends_on", "ground", "because_of", "outcome"})
    return Decision(event=fact.event.NAME, recorded_at=fact.recorded_at, actor=fact.actor, **told)


def changes(event: Event) -> dict[str, Any]:
    """What this fact changes in the row."""
    match event:
        case MarkerApproved():
            return {"decided": "approved"}
        case MarkerRejected():
            return {"decided": "rejected"}
        case MarkerWithdrawn():
            return {"decided": "withdrawn"}
        case MarkerReviewed():
            return {"review_on": event.review_on, "ends_on": event.ends_on, "review_demanded": False}
        case MarkerReviewDemanded():
            return {"review_demanded": True}
    return {}


MARKERS = Projection(name="markers", version=2, tables=(MARKER_ROWS,), interests=INTERESTS, touches=touches, fold=fold)

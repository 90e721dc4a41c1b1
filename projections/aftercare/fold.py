"""Facts of aftercare in, lines out. Nothing is ever changed in them."""

from datetime import date
from typing import NamedTuple, get_args

from domain.aftercare.events import (
    AftercareEvent,
    Concluded,
    Referred,
    TalkDeclined,
    TalkHeld,
    TalkOffered,
    WishRecorded,
)
from projections.aftercare.rows import AFTERCARE_FACTS, AftercareRow
from projections.fact import Fact
from projections.projection import Known, Projection, Touch


class Told(NamedTuple):
    """What a fact tells, in the columns of the view."""

    kind: str | None = None
    by: str | None = None
    day: date | None = None
    text: str | None = None


def touches(_fact: Fact) -> tuple[Touch, ...]:
    """None: lines are only added."""
    return ()


def fold(_known: Known, fact: Fact) -> list[AftercareRow]:
    """The line of this fact."""
    event = fact.event
    if not isinstance(event, AftercareEvent):
        return []
    return [
        AftercareRow(
            organisation=fact.organisation,
            incident_id=event.incident_id,
            position=fact.position,
            stream_id=fact.stream_id,
            person_id=event.person_id,
            event=event.NAME,
            recorded_at=fact.recorded_at,
            actor=fact.actor,
            **told(event)._asdict(),
        )
    ]


def told(event: AftercareEvent) -> Told:
    """What this fact tells."""
    match event:
        case WishRecorded():
            return Told(text=event.wish)
        case TalkOffered():
            return Told(event.talk, event.by, event.offered_on)
        case TalkHeld():
            return Told(event.talk, day=event.held_on, text=event.note)
        case TalkDeclined():
            return Told(event.talk, day=event.declined_on)
        case Referred():
            return Told(event.to, day=event.referred_on, text=event.note)
        case Concluded():
            return Told(event.outcome, text=event.reason)


AFTERCARE = Projection(
    name="aftercare",
    version=1,
    tables=(AFTERCARE_FACTS,),
    interests=frozenset(get_args(AftercareEvent)),
    touches=touches,
    fold=fold,
)

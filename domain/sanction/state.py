"""What the facts of one sanction add up to."""

from collections.abc import Iterable
from datetime import date
from functools import reduce
from typing import Any, Literal
from uuid import UUID

from domain.event import Value
from domain.review import Demand
from domain.sanction import events as e
from domain.sanction.events import SanctionEvent

Phase = Literal["proposed", "rejected", "imposed", "suspended", "lifted", "annulled"]


class NotThere(Value):
    """There is no sanction under this id."""


class Sanction(Value):
    """A sanction, from its proposal until its end. That its end date has passed is no fact: see `has_expired`."""

    phase: Phase
    kind: str
    incident_ids: tuple[UUID, ...]
    dossier_id: UUID | None = None
    proposal: e.SanctionProposed | None = None
    imposed: e.SanctionImposed | None = None
    hearings: tuple[e.HearingHeld | e.HearingMissed, ...] = ()
    acute: e.DeclaredAcute | None = None
    approval: e.SanctionApproved | None = None
    told: tuple[e.PerpetratorTold, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None
    review_on: date | None = None
    """None as well when it was shortened to end before the day of its review."""
    earlier_ends: tuple[date, ...] = ()
    """The end dates it had before it was shortened, oldest first. For the advisor only."""
    last_review: e.SanctionReviewed | None = None
    demanded_by: tuple[Demand, ...] = ()
    """What makes a review mandatory, since the last one."""
    objection: e.ObjectionReceived | None = None
    """The last one."""
    decision: e.ObjectionDecided | None = None
    """The answer to that one, once there is one."""
    decision_to_act_on: bool = False
    """The objection was right, at least in part, and nothing has changed since."""
    ended_because: e.SanctionRejected | e.SanctionLifted | e.SanctionAnnulled | None = None


State = NotThere | Sanction
INITIAL: State = NotThere()


def evolve(state: State, event: SanctionEvent) -> State:
    """The state after this fact."""
    if isinstance(state, NotThere):
        return _begun(event)
    return state.model_copy(update=_changes(state, event))


def fold(events: Iterable[SanctionEvent], state: State = INITIAL) -> State:
    """The state after all these facts, in order."""
    return reduce(evolve, events, state)


def heard_on(state: Sanction, since: date | None = None) -> list[date]:
    """The days on which he was heard, or invited and did not come; only those that are not before `since`."""
    days = [one.held_on if isinstance(one, e.HearingHeld) else one.invited_on for one in state.hearings]
    return [day for day in days if since is None or day >= since]


def has_expired(state: Sanction, day: date) -> bool:
    """Its end date lies before this day in the Netherlands: from midnight on, without anybody doing anything."""
    return state.ends_on is not None and day > state.ends_on


def is_over(state: Sanction, day: date) -> bool:
    """It has ended: rejected, lifted, annulled, or by its date. A proposal does not end by its date."""
    ended = state.phase in ("rejected", "lifted", "annulled")
    return ended or (state.phase != "proposed" and has_expired(state, day))


def in_force(state: State, day: date) -> bool:
    """It holds on this day in the Netherlands. What has no end date restricts nobody and is never in force."""
    return isinstance(state, Sanction) and holds_on(day, state.starts_on, state.ends_on, state.phase)


def holds_on(day: date, starts_on: date | None, ends_on: date | None, phase: Phase) -> bool:
    """Whether a sanction in this phase with these days, both included, holds on this day."""
    if phase != "imposed" or starts_on is None or ends_on is None:
        return False
    return starts_on <= day <= ends_on


def _begun(event: SanctionEvent) -> State:
    match event:
        case e.SanctionProposed():
            return Sanction(
                phase="proposed",
                kind=event.kind,
                incident_ids=event.incident_ids,
                dossier_id=event.dossier_id,
                proposal=event,
                starts_on=event.starts_on,
                ends_on=event.ends_on,
                review_on=event.review_on,
            )
        case e.SanctionImposed():
            return Sanction(kind=event.kind, incident_ids=event.incident_ids, **_imposed(event))
    return INITIAL


def _changes(state: Sanction, event: SanctionEvent) -> dict[str, Any]:
    match event:
        case e.HearingHeld() | e.HearingMissed():
            return {"hearings": (*state.hearings, event)}
        case e.DeclaredAcute():
            return {"acute": event}
        case e.SanctionApproved():
            return {"approval": event}
        case e.SanctionImposed():
            return _imposed(event)
        case e.PerpetratorTold():
            return {"told": (*state.told, event)}
        case e.ObjectionReceived():
            return {"objection": event, "decision": None}
        case e.ObjectionDecided():
            return {"decision": event, "decision_to_act_on": event.outcome != "rejected"}
        case e.SanctionSuspended():
            return {"phase": "suspended"}
        case e.SanctionResumed():
            return {"phase": "imposed"}
        case e.SanctionRejected():
            return {"phase": "rejected", "ended_because": event}
    return _later_changes(state, event)


def _later_changes(state: Sanction, event: SanctionEvent) -> dict[str, Any]:
    """Those that answer an objection, among other things."""
    match event:
        case e.SanctionShortened():
            earlier = (state.ends_on,) if state.ends_on else ()
            overtaken = state.review_on is not None and state.review_on > event.ends_on
            return {
                "ends_on": event.ends_on,
                "review_on": None if overtaken else state.review_on,
                "earlier_ends": (*state.earlier_ends, *earlier),
                "decision_to_act_on": False,
            }
        case e.SanctionReviewed():
            return {
                "last_review": event,
                "review_on": event.review_on,
                "demanded_by": (),
                "decision_to_act_on": False,
            }
        case e.ReviewDemanded():
            return {"demanded_by": (*state.demanded_by, Demand(ground=event.ground, because_of=event.because_of))}
        case e.SanctionLifted():
            return {"phase": "lifted", "ended_because": event, "decision_to_act_on": False}
        case e.SanctionAnnulled():
            return {"phase": "annulled", "ended_because": event, "decision_to_act_on": False}
    return {}


def _imposed(event: e.SanctionImposed) -> dict[str, Any]:
    return {
        "phase": "imposed",
        "imposed": event,
        "dossier_id": event.dossier_id,
        "starts_on": event.starts_on,
        "ends_on": event.ends_on,
        "review_on": event.review_on,
    }

"""The rules from when it is imposed until it has ended, and of what may still come after that."""

from datetime import date

from domain.refusal import Fault, Refusal, refuse_if_any
from domain.sanction import commands as c
from domain.sanction import events as e
from domain.sanction import refusals
from domain.sanction.commands import Afterwards, OnImposed
from domain.sanction.events import SanctionEvent
from domain.sanction.faults import in_future, refuse_if_over
from domain.sanction.state import Sanction


def on_imposed(state: Sanction, command: OnImposed) -> list[SanctionEvent]:
    """What can be asked while it lasts. Raises `Refusal`."""
    if isinstance(command, c.LiftSanction) and state.phase == "lifted":
        return []
    if state.phase == "proposed":
        raise Refusal(refusals.not_imposed())
    refuse_if_over(state, command.today)
    if isinstance(command, c.TellPerpetrator):
        return _tell(state, command)
    if state.ends_on is None:
        raise Refusal(refusals.nothing_to_end())
    match command:
        case c.ShortenSanction():
            return _shorten(state, command)
        case c.ReviewSanction():
            return _review(state, command)
        case c.SuspendSanction():
            if state.phase == "suspended":
                return []
            return [e.SanctionSuspended(incident_ids=state.incident_ids, reason=command.reason)]
        case c.ResumeSanction():
            if state.phase != "suspended":
                raise Refusal(refusals.not_suspended())
            return [e.SanctionResumed(incident_ids=state.incident_ids, reason=command.reason)]
        case c.LiftSanction():
            return [e.SanctionLifted(incident_ids=state.incident_ids, reason=command.reason)]


def after_imposing(state: Sanction, command: Afterwards) -> list[SanctionEvent]:
    """What can be asked while it lasts, and when it has run out or was lifted as well. Raises `Refusal`."""
    if isinstance(command, c.AnnulSanction) and state.phase == "annulled":
        return []
    if state.phase in ("proposed", "rejected"):
        raise Refusal(refusals.not_imposed())
    if state.phase == "annulled":
        raise Refusal(refusals.ended())
    match command:
        case c.ReceiveObjection():
            return _receive_objection(state, command)
        case c.DecideObjection():
            return _decide_objection(state, command)
        case c.AnnulSanction():
            return [e.SanctionAnnulled(incident_ids=state.incident_ids, reason=command.reason)]


def _tell(state: Sanction, command: c.TellPerpetrator) -> list[SanctionEvent]:
    faults = in_future(command.told_on, command.today, "/toldOn")
    if state.imposed is not None and command.told_on < state.imposed.imposed_on:
        faults.append(refusals.before_it_was_imposed("/toldOn"))
    refuse_if_any(faults)
    fact = e.PerpetratorTold(incident_ids=state.incident_ids, how=command.how, told_on=command.told_on)
    return [] if fact in state.told else [fact]


def _shorten(state: Sanction, command: c.ShortenSanction) -> list[SanctionEvent]:
    if command.ends_on == state.ends_on:
        return []
    refuse_if_any(_shortening_faults(state, command.ends_on, command.today))
    return [e.SanctionShortened(incident_ids=state.incident_ids, ends_on=command.ends_on, reason=command.reason)]


def _review(state: Sanction, command: c.ReviewSanction) -> list[SanctionEvent]:
    reviewed = e.SanctionReviewed(
        incident_ids=state.incident_ids, outcome=command.outcome, review_on=command.review_on, reason=command.reason
    )
    if state.last_review == reviewed and not state.demanded_by:
        return []
    refuse_if_any(_review_faults(state, command))
    if command.outcome == "shortened" and command.ends_on is not None:
        reason, ends_on = command.reason, command.ends_on
        return [reviewed, e.SanctionShortened(incident_ids=state.incident_ids, ends_on=ends_on, reason=reason)]
    if command.outcome == "lifted":
        return [reviewed, e.SanctionLifted(incident_ids=state.incident_ids, reason=command.reason)]
    return [reviewed]


def _review_faults(state: Sanction, command: c.ReviewSanction) -> list[Fault]:
    faults = []
    if command.outcome == "shortened" and command.ends_on is None:
        faults.append(refusals.review_without_new_end())
    elif command.outcome == "shortened" and command.ends_on is not None:
        faults += _shortening_faults(state, command.ends_on, command.today)
    elif command.ends_on is not None:
        faults.append(refusals.not_for_this_outcome("/endsOn"))
    return [*faults, *_next_review_faults(state, command)]


def _next_review_faults(state: Sanction, command: c.ReviewSanction) -> list[Fault]:
    if command.review_on is None:
        lasts = state.ends_on is not None and state.ends_on > command.today
        return [refusals.no_next_review()] if command.outcome == "kept" and lasts else []
    if command.outcome == "lifted":
        return [refusals.not_for_this_outcome("/reviewOn")]
    end = command.ends_on or state.ends_on or date.max
    return [] if command.today < command.review_on <= end else [refusals.review_outside_duration()]


def _shortening_faults(state: Sanction, ends_on: date, today: date) -> list[Fault]:
    faults = []
    if state.ends_on is not None and ends_on >= state.ends_on:
        faults.append(refusals.shortening_lengthens())
    if ends_on < today:
        faults.append(refusals.ends_in_the_past())
    if state.starts_on is not None and ends_on < state.starts_on:
        faults.append(refusals.ends_before_it_starts())
    return faults


def _receive_objection(state: Sanction, command: c.ReceiveObjection) -> list[SanctionEvent]:
    fact = e.ObjectionReceived(
        incident_ids=state.incident_ids, received_on=command.received_on, summary=command.summary
    )
    if state.objection == fact:
        return []
    if state.objection is not None and state.decision is None:
        raise Refusal(refusals.objection_open())
    faults = in_future(command.received_on, command.today, "/receivedOn")
    if state.imposed is not None and command.received_on < state.imposed.imposed_on:
        faults.append(refusals.before_it_was_imposed("/receivedOn"))
    refuse_if_any(faults)
    return [fact]


def _decide_objection(state: Sanction, command: c.DecideObjection) -> list[SanctionEvent]:
    if state.objection is None or state.decision is not None:
        raise Refusal(refusals.no_objection())
    faults = in_future(command.decided_on, command.today, "/decidedOn")
    if command.decided_on < state.objection.received_on:
        faults.append(refusals.decided_before_it_came())
    refuse_if_any(faults)
    ids = state.incident_ids
    return [
        e.ObjectionDecided(
            incident_ids=ids, outcome=command.outcome, decided_on=command.decided_on, reason=command.reason
        )
    ]

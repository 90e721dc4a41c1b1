"""The rules of a sanction. The same command twice gives no events the second time, or a named refusal."""

from datetime import date

from domain.catalogue.catalogue import Catalogue
from domain.refusal import Refusal, refuse_if_any
from domain.sanction import commands as c
from domain.sanction import refusals
from domain.sanction.commands import OnProposal, SanctionCommand
from domain.sanction.demanding import demand_review
from domain.sanction.ending import after_imposing, on_imposed
from domain.sanction.events import (
    DeclaredAcute,
    HearingHeld,
    HearingMissed,
    SanctionApproved,
    SanctionEvent,
    SanctionRejected,
)
from domain.sanction.faults import happened_on, in_future, refuse_if_over
from domain.sanction.imposing import impose_proposal, impose_shortly
from domain.sanction.proposing import propose
from domain.sanction.state import NotThere, Sanction, State


def decide(state: State, command: SanctionCommand, catalogue: Catalogue) -> list[SanctionEvent]:
    """The facts that follow from this command; an empty list when it is already so. Raises `Refusal`."""
    match command:
        case c.ImposeSanction():
            return impose_shortly(state, command, catalogue)
        case c.ProposeSanction():
            return propose(state, command, catalogue)
    if isinstance(state, NotThere):
        raise Refusal(refusals.not_there())
    if isinstance(command, OnProposal):
        return _on_proposal(state, command, catalogue)
    if isinstance(command, c.DemandReview):
        return demand_review(state, command)
    if isinstance(command, c.ReceiveObjection | c.DecideObjection | c.AnnulSanction):
        return after_imposing(state, command)
    return on_imposed(state, command)


def _on_proposal(state: Sanction, command: OnProposal, catalogue: Catalogue) -> list[SanctionEvent]:
    match command:
        case c.ImposeProposal():
            return impose_proposal(state, command, catalogue)
        case c.RecordHearing() | c.RecordMissedHearing():
            return _hear(state, command)
        case c.RejectSanction():
            if state.phase == "rejected":
                return []
            _refuse_unless_proposed(state)
            return [SanctionRejected(incident_ids=state.incident_ids, reason=command.reason)]
        case c.DeclareAcute():
            _refuse_unless_proposed(state)
            return [] if state.acute else [DeclaredAcute(incident_ids=state.incident_ids, reason=command.reason)]
        case c.ApproveSanction():
            return _approve(state, command)


def _hear(state: Sanction, command: c.RecordHearing | c.RecordMissedHearing) -> list[SanctionEvent]:
    """Before it is imposed, or afterwards when it was acute."""
    refuse_if_over(state, command.today)
    fact: HearingHeld | HearingMissed
    if isinstance(command, c.RecordHearing):
        day, field = command.held_on, "/heldOn"
        fact = HearingHeld(incident_ids=state.incident_ids, form=command.form, held_on=day, summary=command.summary)
    else:
        day, field = command.invited_on, "/invitedOn"
        fact = HearingMissed(incident_ids=state.incident_ids, invited_on=day, note=command.note)
    if fact in state.hearings:
        return []
    first = min(happened_on(command.incidents.values()), default=date.min)
    refuse_if_any(
        [
            *in_future(day, command.today, field),
            *([refusals.hearing_before_incident(field)] if day < first else []),
        ]
    )
    return [fact]


def _approve(state: Sanction, command: c.ApproveSanction) -> list[SanctionEvent]:
    _refuse_unless_proposed(state)
    if command.by == command.proposed_by:
        raise Refusal(refusals.same_decider())
    return [] if state.approval else [SanctionApproved(incident_ids=state.incident_ids, reason=command.reason)]


def _refuse_unless_proposed(state: Sanction) -> None:
    if state.phase != "proposed":
        raise Refusal(refusals.no_longer_proposed())

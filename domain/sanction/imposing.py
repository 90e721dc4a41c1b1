"""The rules of imposing: the short way for what restricts nobody, and the way by a proposal for everything."""

from collections.abc import Iterable
from datetime import date

from domain.catalogue.catalogue import Catalogue, code_faults
from domain.incident.state import Reported, Unreported
from domain.periods import local_day
from domain.refusal import Fault, Refusal, refuse_if_any
from domain.sanction import refusals
from domain.sanction.commands import ImposeProposal, ImposeSanction
from domain.sanction.events import HearingHeld, SanctionEvent, SanctionImposed
from domain.sanction.faults import incident_faults, kind_in, standing
from domain.sanction.state import NotThere, Sanction, State
from domain.sanction.steps import missing_before_imposing


def impose_shortly(state: State, command: ImposeSanction, catalogue: Catalogue) -> list[SanctionEvent]:
    """Without a proposal, on one incident. Raises `Refusal`."""
    if isinstance(command.incident, Unreported):
        raise Refusal(refusals.incident_not_there())
    if not isinstance(command.incident, Reported):
        raise Refusal(refusals.incident_retracted())
    kind = kind_in(catalogue, command.kind)
    refuse_if_any(
        [
            *code_faults("/kind", (command.kind,), catalogue.sanctions),
            *([refusals.hearing_required()] if kind is not None and kind.restricts else []),
            *_date_faults(command.imposed_on, command.today, [command.incident]),
        ]
    )
    fact = SanctionImposed(
        kind=command.kind,
        catalogue_version=catalogue.version,
        imposed_on=command.imposed_on,
        incident_ids=(command.incident_id,),
        note=command.note,
    )
    if isinstance(state, NotThere):
        return [fact]
    if state.imposed == fact:
        return []
    raise Refusal(refusals.already_imposed())


def impose_proposal(state: Sanction, command: ImposeProposal, catalogue: Catalogue) -> list[SanctionEvent]:
    """What was proposed is imposed from now on, never from earlier. Raises `Refusal`."""
    if state.phase != "proposed":
        raise Refusal(refusals.no_longer_proposed())
    starts_on = max(state.starts_on, command.imposed_on) if state.starts_on else None
    refuse_if_any(
        [
            *code_faults("/kind", (state.kind,), catalogue.sanctions),
            *incident_faults(command.incidents, command.dossier),
            *_missing_faults(state, catalogue),
            *_date_faults(command.imposed_on, command.today, standing(command.incidents.values())),
            *_order_faults(state, command, starts_on),
            *_heard_too_early_faults(state, standing(command.incidents.values())),
        ]
    )
    return [
        SanctionImposed(
            kind=state.kind,
            catalogue_version=catalogue.version,
            imposed_on=command.imposed_on,
            incident_ids=state.incident_ids,
            note=command.note,
            dossier_id=state.dossier_id,
            starts_on=starts_on,
            ends_on=state.ends_on,
            review_on=state.review_on,
        )
    ]


def _missing_faults(state: Sanction, catalogue: Catalogue) -> list[Fault]:
    named = {"hearing": refusals.hearing_required, "second_decider": refusals.second_decider_required}
    return [named[step]() for step in missing_before_imposing(state, kind_in(catalogue, state.kind)) if step in named]


def _order_faults(state: Sanction, command: ImposeProposal, starts_on: date | None) -> list[Fault]:
    """First heard, unless it was acute; and there is something left of it."""
    faults = []
    days = [fact.held_on if isinstance(fact, HearingHeld) else fact.invited_on for fact in state.hearings]
    if days and state.acute is None and min(days) > command.imposed_on:
        faults.append(refusals.imposed_before_hearing())
    if starts_on is not None and state.ends_on is not None and state.ends_on < starts_on:
        faults.append(refusals.nothing_left_of_it())
    return faults


def _date_faults(imposed_on: date, today: date, incidents: list[Reported]) -> list[Fault]:
    faults = []
    if imposed_on > today:
        faults.append(refusals.imposed_in_the_future())
    if any(imposed_on < local_day(incident.occurred.start) for incident in incidents):
        faults.append(refusals.imposed_before_incident())
    return faults


def _heard_too_early_faults(state: Sanction, incidents: Iterable[Reported]) -> list[Fault]:
    """Who was heard before it happened was heard about something else."""
    days = [one.held_on if isinstance(one, HearingHeld) else one.invited_on for one in state.hearings]
    happened = [local_day(incident.occurred.start) for incident in incidents]
    too_early = days and happened and max(days) < min(happened)
    return [refusals.heard_before_incident()] if too_early else []

"""The rules of imposing: the short way for what restricts nobody, and the way by a proposal for everything."""

from collections.abc import Collection
from datetime import date

from domain.catalogue.catalogue import Catalogue, code_faults
from domain.incident.state import Reported, Unreported, judged_otherwise
from domain.periods import local_day
from domain.refusal import Fault, Refusal, refuse_if_any
from domain.sanction import refusals
from domain.sanction.commands import ImposeProposal, ImposeSanction
from domain.sanction.demanding import demanded_with
from domain.sanction.events import SanctionEvent, SanctionImposed
from domain.sanction.faults import happened_on, incident_faults, kind_in, standing
from domain.sanction.state import NotThere, Sanction, State, heard_on
from domain.sanction.steps import missing_before_imposing


def impose_shortly(state: State, command: ImposeSanction, catalogue: Catalogue) -> list[SanctionEvent]:
    """Without a proposal, on one incident. Raises `Refusal`."""
    if isinstance(command.incident, Unreported):
        raise Refusal(refusals.incident_not_there())
    if not isinstance(command.incident, Reported):
        raise Refusal(refusals.incident_retracted())
    if judged_otherwise(command.incident):
        raise Refusal(refusals.incident_no_aggression())
    kind = kind_in(catalogue, command.kind)
    refuse_if_any(
        [
            *code_faults("/kind", (command.kind,), catalogue.sanctions),
            *([refusals.proposal_required()] if kind is not None and kind.restricts else []),
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
    """What was proposed is imposed from now on, never from earlier. Raises `Refusal`.

    When what it rests on is no longer what it was, its review is mandatory from the first day.
    """
    if state.phase != "proposed":
        raise Refusal(refusals.no_longer_proposed())
    starts_on = max(state.starts_on, command.imposed_on) if state.starts_on else None
    refuse_if_any(
        [
            *code_faults("/kind", (state.kind,), catalogue.sanctions),
            *incident_faults(command.incidents, command.dossier),
            *_missing_faults(state, catalogue),
            *_date_faults(command.imposed_on, command.today, standing(command.incidents.values())),
            *_hearing_faults(state, command.imposed_on, happened_on(command.incidents.values())),
            *_duration_faults(state, starts_on),
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
        ),
        *demanded_with(state, command),
    ]


def _missing_faults(state: Sanction, catalogue: Catalogue) -> list[Fault]:
    named = {"hearing": refusals.hearing_required, "second_decider": refusals.second_decider_required}
    return [named[step]() for step in missing_before_imposing(state, kind_in(catalogue, state.kind)) if step in named]


def _hearing_faults(state: Sanction, imposed_on: date, happened: Collection[date]) -> list[Fault]:
    """First heard, and about this, unless it was acute. Who was heard before it happened was heard about another.

    That is not recorded either, but an incident may have turned out to be later since.
    """
    if state.acute is not None or not state.hearings:
        return []
    about_this = heard_on(state, min(happened, default=None))
    if not about_this:
        return [refusals.heard_before_incident()]
    return [refusals.imposed_before_hearing()] if min(about_this) > imposed_on else []


def _duration_faults(state: Sanction, starts_on: date | None) -> list[Fault]:
    """There is something left of it."""
    over = starts_on is not None and state.ends_on is not None and state.ends_on < starts_on
    return [refusals.nothing_left_of_it()] if over else []


def _date_faults(imposed_on: date, today: date, incidents: list[Reported]) -> list[Fault]:
    faults = []
    if imposed_on > today:
        faults.append(refusals.imposed_in_the_future())
    if any(imposed_on < local_day(incident.occurred.start) for incident in incidents):
        faults.append(refusals.imposed_before_incident())
    return faults

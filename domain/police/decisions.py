"""The rules of a case at the police. The same command twice gives no events the second time, or a named refusal."""

from collections.abc import Mapping
from uuid import UUID

from domain.incident.state import Reported, Unreported
from domain.incident.state import State as Incident
from domain.periods import local_day
from domain.police import commands as c
from domain.police import events as e
from domain.police import refusals
from domain.police.commands import PoliceCommand
from domain.police.events import PoliceEvent
from domain.police.state import Made, State
from domain.refusal import Fault, Refusal, refuse_if_any


def decide(state: State, command: PoliceCommand) -> list[PoliceEvent]:
    """The facts that follow from this command; an empty list when it is already so. Raises `Refusal`."""
    if isinstance(command, c.MakeCase):
        return _make(state, command)
    if not isinstance(state, Made):
        raise Refusal(refusals.not_made())
    match command:
        case c.RelyUpon():
            fact = e.ReliedUpon(by=command.by, id=command.id, dossier_id=command.dossier_id)
            return [] if fact in state.relied_upon else [fact]
        case c.RecordOutcome():
            return _record_outcome(state, command)


def _make(state: State, command: c.MakeCase) -> list[PoliceEvent]:
    refuse_if_any(incident_faults(command.incidents))
    refuse_if_any(_day_faults(command))
    kind = e.PoliceReported if command.kind == "report" else e.PoliceCharged
    fact = kind(
        incident_ids=tuple(command.incidents),
        number=command.number,
        made_on=command.made_on,
        made_by=command.made_by,
        domicile_at_employer=command.domicile_at_employer,
    )
    if not isinstance(state, Made):
        return [fact]
    if state.fact == fact:
        return []
    raise Refusal(refusals.already_made())


def _record_outcome(state: Made, command: c.RecordOutcome) -> list[PoliceEvent]:
    """Any outcome after any other: a dismissal can be set aside, a verdict overturned."""
    refuse_if_any(
        [
            *([refusals.outcome_in_the_future()] if command.on > command.today else []),
            *([refusals.outcome_before_case()] if command.on < state.fact.made_on else []),
        ]
    )
    if (command.outcome, command.on) == (state.outcome, state.outcome_on):
        return []
    return [
        e.OutcomeRecorded(
            incident_ids=state.fact.incident_ids, outcome=command.outcome, on=command.on, note=command.note
        )
    ]


def incident_faults(incidents: Mapping[UUID, Incident]) -> list[Fault]:
    """It is about at least one incident, and all of them stand."""
    if not incidents:
        return [refusals.no_incident()]
    faults = []
    for incident in incidents.values():
        if isinstance(incident, Unreported):
            faults.append(refusals.incident_not_there())
        elif not isinstance(incident, Reported):
            faults.append(refusals.incident_retracted())
    return faults


def _day_faults(command: c.MakeCase) -> list[Fault]:
    faults = []
    happened = [local_day(one.occurred.start) for one in command.incidents.values() if isinstance(one, Reported)]
    if command.made_on > command.today:
        faults.append(refusals.made_in_the_future())
    if command.made_on < max(happened):
        faults.append(refusals.made_before_incident())
    return faults

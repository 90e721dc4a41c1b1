"""The life of a report: reported, in treatment, closed, and perhaps reopened. Retraction ends it at any moment.

Facts can be corrected whatever its status (`decisions`): what was noted wrongly must never stay wrong because the
work is done. The same goes for what the perpetrator says of it: he may say it when he likes. Judging and reacting
are work, and need a report that is not closed; whoever does so has thereby taken it up.
"""

from datetime import date, datetime
from uuid import UUID

from domain.incident import commands as c
from domain.incident import events as e
from domain.incident import refusals
from domain.incident.events import IncidentEvent
from domain.incident.state import Reported, person_among
from domain.periods import CLOCK_SLACK, local_day
from domain.refusal import Fault, Refusal, refuse_if_any

Treatment = c.StartTreatment | c.Assess | c.GiveReaction | c.RecordStatement | c.Close | c.Reopen


def decide(state: Reported, command: Treatment) -> list[IncidentEvent]:
    """The facts that follow; an empty list when it is already so. Raises `Refusal` that names every fault at once."""
    match command:
        case c.StartTreatment():
            return _taken_up(state, command.at)
        case c.Assess():
            if state.status != "closed" and command.assessment == state.assessment:
                return []
            judged = e.Assessed(assessment=command.assessment, reason=command.reason)
            return [*_taken_up(state, command.at), judged]
        case c.GiveReaction():
            return _give_reaction(state, command)
        case c.RecordStatement():
            return _record_statement(state, command)
        case c.Close():
            return _close(state, command)
        case c.Reopen():
            if state.status != "closed":
                raise Refusal(refusals.not_closed())
            return [e.Reopened(reason=command.reason)]


def _taken_up(state: Reported, at: datetime) -> list[IncidentEvent]:
    """The fact that somebody took it up, the first time that somebody works on it."""
    if state.status == "closed":
        raise Refusal(refusals.closed())
    return [e.TreatmentStarted(started_at=at)] if state.status == "reported" else []


def _give_reaction(state: Reported, command: c.GiveReaction) -> list[IncidentEvent]:
    begun = _taken_up(state, command.at)
    refuse_if_any([*_reaction_moment_faults(state, command), *_perpetrator_faults(state, command.person_id)])
    given = e.ReactionGiven(
        person_id=command.person_id, means=command.means, given_at=command.given_at, note=command.note
    )
    return [] if given in state.reactions else [*begun, given]


def _reaction_moment_faults(state: Reported, command: c.GiveReaction) -> list[Fault]:
    if command.given_at > command.at + CLOCK_SLACK:
        return [refusals.reacted_in_the_future()]
    if command.given_at < state.occurred.start:
        return [refusals.reacted_before_incident()]
    return []


def _record_statement(state: Reported, command: c.RecordStatement) -> list[IncidentEvent]:
    refuse_if_any(
        [
            *_statement_day_faults(local_day(state.occurred.start), command.given_on, command.today),
            *_perpetrator_faults(state, command.person_id),
        ]
    )
    said = e.StatementRecorded(person_id=command.person_id, given_on=command.given_on, statement=command.statement)
    return [] if said in state.statements else [said]


def _statement_day_faults(occurred_on: date, given_on: date, today: date) -> list[Fault]:
    if given_on > today:
        return [refusals.stated_in_the_future()]
    return [refusals.stated_before_incident()] if given_on < occurred_on else []


def _perpetrator_faults(state: Reported, person_id: UUID | None) -> list[Fault]:
    """Who was ruled out may be addressed, and may speak, still: often it is he who has most to say."""
    known = person_id is None or person_id in state.ruled_out or person_among(state.perpetrators, person_id)
    return [] if known else [refusals.not_a_perpetrator().model_copy(update={"field": "/personId"})]


def _close(state: Reported, command: c.Close) -> list[IncidentEvent]:
    closed = e.Closed(reason=command.reason)
    if closed == state.closed:
        return []
    if state.closed is not None:
        raise Refusal(refusals.closed())
    without_care = {victim.person_id for victim in state.victims} - command.cared_for
    refuse_if_any(
        [
            *([] if state.assessment else [refusals.not_assessed()]),
            *([refusals.aftercare_not_recorded()] if without_care else []),
        ]
    )
    return [closed]

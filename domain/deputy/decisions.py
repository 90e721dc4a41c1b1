"""The rules of the deputies of one person. The same command twice gives nothing the second time, or a named refusal."""

from domain.deputy import refusals
from domain.deputy.commands import AppointDeputy, DeputyCommand, EndDeputyship
from domain.deputy.events import DeputyAppointed, DeputyEnded, DeputyEvent
from domain.deputy.state import State, overlaps
from domain.refusal import Fault, Refusal, refuse_if_any


def decide(state: State, command: DeputyCommand) -> list[DeputyEvent]:
    """The facts that follow from this command; an empty list when it is already so. Raises `Refusal`."""
    match command:
        case AppointDeputy():
            return _appoint(state, command)
        case EndDeputyship():
            return _end(state, command)


def _appoint(state: State, command: AppointDeputy) -> list[DeputyEvent]:
    fact = DeputyAppointed(
        deputyship_id=command.deputyship_id,
        person_id=command.person_id,
        deputy_id=command.deputy_id,
        first_day=command.first_day,
        last_day=command.last_day,
    )
    known = state.of.get(command.deputyship_id)
    if known is not None:
        if known.fact == fact:
            return []
        raise Refusal(refusals.already_appointed())
    refuse_if_any(_faults(command))
    if any(overlaps(one, command.first_day, command.last_day) for one in state.of.values()):
        raise Refusal(refusals.overlaps())
    return [fact]


def _faults(command: AppointDeputy) -> list[Fault]:
    faults = []
    if command.deputy_id == command.person_id:
        faults.append(refusals.oneself())
    if command.first_day < command.today:
        faults.append(refusals.starts_in_the_past())
    if command.last_day < command.first_day:
        faults.append(refusals.ends_before_it_starts())
    return faults


def _end(state: State, command: EndDeputyship) -> list[DeputyEvent]:
    known = state.of.get(command.deputyship_id)
    if known is None:
        raise Refusal(refusals.not_there())
    fact = DeputyEnded(
        deputyship_id=command.deputyship_id,
        person_id=known.fact.person_id,
        deputy_id=known.fact.deputy_id,
        on=command.today,
        reason=command.reason,
    )
    if known.ended == fact:
        return []
    if known.ended is not None:
        raise Refusal(refusals.already_ended())
    if known.last_day < command.today:
        raise Refusal(refusals.is_over())
    return [fact]

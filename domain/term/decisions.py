"""What is said of a term, and when. Each thing once; nothing is refused."""

from domain.term.commands import CheckTerm
from domain.term.events import TermBreached, TermEvent, TermFellDue, TermMet, TermReminded
from domain.term.state import State


def decide(state: State, command: CheckTerm) -> list[TermEvent]:
    """The facts that follow; an empty list when everything was said.

    A term that was met after its end was breached, also when nobody looked in between: the breach is recorded first.
    """
    if state.met:
        return []
    done_by = command.at if command.met_at is None else min(command.met_at, command.at)
    said: list[TermEvent] = []
    if done_by > command.ends_at:
        said += [] if state.breached else [_of(TermBreached, command)]
    elif command.met_at is None:
        said += _while_it_runs(state, command)
    if command.met_at is not None:
        said.append(TermMet(about=command.about, met_at=command.met_at, in_time=not _was_breached(state, said)))
    return said


def _while_it_runs(state: State, command: CheckTerm) -> list[TermEvent]:
    said: list[TermEvent] = []
    if command.remind_at is not None and command.at >= command.remind_at and not state.reminded:
        said.append(_of(TermReminded, command))
    if command.at >= command.due_at and not state.fell_due:
        said.append(_of(TermFellDue, command))
    return said


def _was_breached(state: State, said: list[TermEvent]) -> bool:
    return state.breached or any(isinstance(event, TermBreached) for event in said)


def _of(
    fact: type[TermReminded] | type[TermFellDue] | type[TermBreached], command: CheckTerm
) -> TermReminded | TermFellDue | TermBreached:
    return fact(about=command.about, ends_at=command.ends_at, catalogue_version=command.catalogue_version)

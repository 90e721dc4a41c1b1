"""Tasks before anything in them is opened: what facts ask for, joined with what was recorded of it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final, Literal, NamedTuple
from uuid import UUID

from api.presenting.deputies import MOST_DEPUTIES
from api.presenting.incidents import units_asked
from api.register import Register
from api.use_cases.open_tasks import OpenTask, open_task, open_tasks
from api.use_cases.terms import MOST_TERMS, Deadline, deadline_of, holidays_of
from domain.periods import local_day
from domain.task.asked import Asked
from domain.term.arithmetic import end_of
from projections.deputies.queries import deputies_on
from projections.dossier_card.queries import Subject, survivors
from projections.incident_overview.queries import Numbered, numbers_of
from projections.tasks import queries
from projections.tasks.queries import RecordedTask
from projections.terms.queries import RunningTerm
from projections.terms.reviews import DEMANDED

SOON: Final = timedelta(days=2)
"""How long before its last day a task that was made is near."""

TaskState = Literal["running", "near", "due", "breached", "late", "dropped", "done", "over"]
URGENCY: Final[tuple[TaskState, ...]] = ("breached", "late", "due", "near", "running", "dropped", "done", "over")


class TaskLine(NamedTuple):
    """One task, with everything about it that can be said in the clear."""

    task_id: UUID
    open: OpenTask | None
    """What facts ask for; None for a task made by hand, and for one that is over."""
    recorded: RecordedTask | None
    state: TaskState
    due_at: datetime | None
    incident_ids: tuple[UUID, ...]
    dossier_id: UUID | None
    """The one in which it goes on, when it was merged: a reader can open that."""
    deputy_id: UUID | None
    """Who stands in today for whoever does it."""
    numbered: Numbered | None
    """The number and unit of the first incident."""

    @property
    def person_id(self) -> UUID | None:
        """Who does it."""
        return self.recorded.person_id if self.recorded else None


class _Pair(NamedTuple):
    """What facts ask for, and what was recorded of it: at least one of the two."""

    task_id: UUID
    open: OpenTask | None
    recorded: RecordedTask | None

    @property
    def about(self) -> Asked | RecordedTask:
        """Which of the two says what it is about."""
        if self.open is not None:
            return self.open.asked
        if self.recorded is None:
            raise ValueError("a task of which nothing is known")
        return self.recorded


def lines(register: Register, *, unit: str | None, person_id: UUID | None, dropped: bool) -> list[TaskLine]:
    """The tasks on the list, or those that were dropped, the most urgent first. Raises `StoreUnavailable`.

    A task of a term that was breached is on the list also when it was dropped: dropping hides no breach. `person_id`:
    those of this person, and of whomever he deputises for today.
    """
    now = register.clock()
    today = local_day(now)
    found = open_tasks(register, today)
    deputies = deputies_on(register.views, register.organisation, today, MOST_DEPUTIES)
    theirs = None if person_id is None else {person_id, *(who for who, by in deputies.items() if by == person_id)}
    if dropped:
        known = {task.task_id: task for task in found}
        told = queries.dropped(register.views, register.organisation, MOST_TERMS)
        pairs = [_Pair(one.task_id, known.get(one.task_id), one) for one in told]
    else:
        of_facts = queries.recorded(register.views, register.organisation, [task.task_id for task in found])
        made = queries.made_and_open(register.views, register.organisation, MOST_TERMS)
        pairs = [_Pair(task.task_id, task, of_facts.get(task.task_id)) for task in found]
        pairs += [_Pair(one.task_id, None, one) for one in made]
    every, units = _lines(register, pairs, now, deputies), units_asked(register, unit)
    return sorted(
        (
            line
            for line in every
            if (not units or (line.numbered is not None and line.numbered.unit in units))
            and (theirs is None or line.person_id in theirs)
            and (dropped or line.state != "dropped")
        ),
        key=_urgency,
    )


def line_of(register: Register, task_id: UUID) -> TaskLine | None:
    """One task, also when it is over; None when there is none to be seen. Raises `StoreUnavailable`."""
    now = register.clock()
    today = local_day(now)
    task = open_task(register, task_id, today)
    told = queries.recorded(register.views, register.organisation, [task_id]).get(task_id)
    if task is None and told is None:
        return None
    deputies = deputies_on(register.views, register.organisation, today, MOST_DEPUTIES)
    return _lines(register, [_Pair(task_id, task, told)], now, deputies)[0]


class _Now(NamedTuple):
    """What every line is judged against."""

    at: datetime
    holidays: frozenset[date]
    numbers: Mapping[UUID, Numbered]
    deputies: Mapping[UUID, UUID]
    dossiers: Mapping[UUID, Subject]
    """Where each dossier goes on."""


def _lines(register: Register, pairs: Sequence[_Pair], at: datetime, deputies: Mapping[UUID, UUID]) -> list[TaskLine]:
    holidays = holidays_of(register, [pair.open.term for pair in pairs if pair.open and pair.open.term], at)
    first = dict.fromkeys(pair.about.incident_ids[0] for pair in pairs if pair.about.incident_ids)
    numbers = numbers_of(register.views, register.organisation, list(first))
    about = {pair.about.dossier_id for pair in pairs if pair.about.dossier_id}
    now = _Now(at, holidays, numbers, deputies, survivors(register.views, register.organisation, list(about)))
    return [_line(register, pair, now) for pair in pairs]


def _line(register: Register, pair: _Pair, now: _Now) -> TaskLine:
    term, told, about = pair.open.term if pair.open else None, pair.recorded, pair.about
    deadline = deadline_of(register, term, now.at, now.holidays) if term else None
    return TaskLine(
        task_id=pair.task_id,
        open=pair.open,
        recorded=told,
        state=_state(pair.open, told, deadline, now.at),
        due_at=_due_at(term, told, deadline),
        incident_ids=about.incident_ids,
        dossier_id=_goes_on_in(about.dossier_id, now),
        deputy_id=now.deputies.get(told.person_id) if told and told.person_id else None,
        numbered=now.numbers.get(about.incident_ids[0]) if about.incident_ids else None,
    )


def _goes_on_in(dossier_id: UUID | None, now: _Now) -> UUID | None:
    end = now.dossiers.get(dossier_id) if dossier_id else None
    return end.dossier_id if end else dossier_id


def _state(task: OpenTask | None, told: RecordedTask | None, deadline: Deadline | None, now: datetime) -> TaskState:
    if task is not None and task.term is not None and deadline is not None and _breached(task.term, deadline, now):
        return "breached"
    if told is not None and told.phase != "open":
        return told.phase
    if told is not None and told.made:
        return _state_by_day(told.last_day, local_day(now))
    if task is None:
        return "over"
    if deadline is None or (task.asked.code == DEMANDED and now < deadline.due_at):
        return "near"
    return _state_by_clock(deadline, now)


def _breached(term: RunningTerm, at: Deadline, now: datetime) -> bool:
    return term.breached_at is not None or now > at.ends_at


def _state_by_clock(at: Deadline, now: datetime) -> TaskState:
    if now >= at.due_at:
        return "due"
    return "near" if at.remind_at is not None and now >= at.remind_at else "running"


def _state_by_day(last_day: date | None, today: date) -> TaskState:
    if last_day is None:
        return "running"
    if last_day <= today:
        return "due" if last_day == today else "late"
    return "near" if last_day - today <= SOON else "running"


def _due_at(term: RunningTerm | None, told: RecordedTask | None, deadline: Deadline | None) -> datetime | None:
    if term is not None and deadline is not None:
        return term.breached_at or deadline.ends_at
    return end_of(told.last_day) if told is not None and told.last_day is not None else None


def _urgency(line: TaskLine) -> tuple[int, float, str]:
    due = line.due_at.timestamp() if line.due_at else float("inf")
    return URGENCY.index(line.state), due, line.numbered.number if line.numbered else ""

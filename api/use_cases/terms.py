"""Saying what came of terms: reminders, last days, breaches, and that they were met. Each once, whoever runs this."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Final, NamedTuple
from uuid import UUID, uuid5

from api.holidays import public_holidays
from api.local_user import LOCAL_USER
from api.register import Register
from api.use_cases.asking import Ask, command
from domain.catalogue.catalogue import Term
from domain.catalogue.state import term_of
from domain.periods import local_day
from domain.term.arithmetic import beginning_of, end_of, ends_at, has_passed, remind_before
from domain.term.commands import CheckTerm
from domain.term.decisions import decide
from domain.term.events import TermAbout
from domain.term.state import State
from projections.terms.queries import RunningTerm, unsettled
from store.command import Change
from store.errors import VersionConflict

THE_CLOCK: Final = uuid5(LOCAL_USER, "terms")
"""The pseudonym of the process itself: no person recorded these facts."""
MOST_TERMS: Final = 10_000
MOST_FACTS: Final = 500
"""In one round: what is left comes in the next. A clock that went wrong cannot flood the log at once."""

YEARS_AHEAD: Final = 2
"""Longer than the longest term."""


class Round(NamedTuple):
    """What one round said."""

    facts: int
    more: bool
    """There is more to say: go on at once."""


class Deadline(NamedTuple):
    """When a running term reminds, falls due and ends, by the version of the catalogue that holds for it."""

    remind_at: datetime | None
    due_at: datetime
    ends_at: datetime
    catalogue_version: int


def deadline(
    version: int, term: Term, started_at: datetime, holidays: frozenset[date], ends_on: date | None = None
) -> Deadline:
    """The moments of a term, which ends on a day of its own when `ends_on` says so.

    Its last day begins at midnight in the Netherlands, or when it began if that is later.
    """
    end = ends_at(started_at, term, holidays) if ends_on is None else end_of(ends_on)
    due = max(started_at, beginning_of(local_day(end)))
    return Deadline(remind_before(end, started_at, term, holidays), due, end, version)


def deadline_of(register: Register, row: RunningTerm, now: datetime, holidays: frozenset[date]) -> Deadline:
    """The same for a running term, by the version of the catalogue that holds for it."""
    version, term = term_of(register.catalogues.state, row.code, local_day(row.started_at), local_day(now))
    return deadline(version, term, row.started_at, holidays, row.ends_on)


def holidays_of(register: Register, rows: Iterable[RunningTerm], now: datetime) -> frozenset[date]:
    """The public holidays that do not count here, over all the years that these running terms may touch."""
    first = min((row.started_at for row in rows), default=now)
    years = (local_day(first).year, local_day(now).year + YEARS_AHEAD)
    return public_holidays(*years, register.catalogue.optional_holidays)


def say_what_came_of_terms(register: Register) -> Round:
    """Look at every running term once and record what is to be said. Raises `StoreUnavailable`."""
    now = register.clock()
    said: Counter[UUID] = Counter()
    for row, check in _checks(register, now):
        if said.total() >= MOST_FACTS:
            return Round(said.total(), more=True)
        # A term that began again shares its stream with the one before it, of which something may just have been said.
        said[row.term_id] += _say(register, row._replace(stream_version=row.stream_version + said[row.term_id]), check)
    return Round(said.total(), more=False)


def _checks(register: Register, now: datetime) -> Iterator[tuple[RunningTerm, CheckTerm]]:
    rows = unsettled(register.views, register.organisation, local_day(now), MOST_TERMS)
    days = holidays_of(register, rows, now)
    for row in rows:
        at = deadline_of(register, row, now, days)
        if not (row.lapsed(local_day(now)) and _lapsed_in_time(row, at)):
            yield row, _check(row, at, now)


def _lapsed_in_time(row: RunningTerm, at: Deadline) -> bool:
    """Until there was no need any more, it could be met in time: then it was not breached."""
    return row.lapses_on is not None and not has_passed(at.ends_at, beginning_of(row.lapses_on) - datetime.resolution)


def _check(row: RunningTerm, at: Deadline, now: datetime) -> CheckTerm:
    return CheckTerm(
        at=now,
        about=TermAbout(code=row.code, stream_id=row.began_by, incident_id=row.incident_id, dossier_id=row.dossier_id),
        remind_at=at.remind_at,
        due_at=at.due_at,
        ends_at=at.ends_at,
        met_at=row.met_at,
        catalogue_version=at.catalogue_version,
    )


def _say(register: Register, row: RunningTerm, check: CheckTerm) -> int:
    state = State(
        reminded=row.reminded_at is not None,
        fell_due=row.fell_due_at is not None,
        breached=row.breached_at is not None,
    )
    facts = decide(state, check)
    if not facts:
        return 0
    key = f"term-{row.term_id}-{row.stream_version}"
    ask = Ask(THE_CLOCK, check.at, key, key.encode(), uuid5(row.term_id, key))
    changes = [Change(row.term_id, row.stream_version, facts)]
    try:
        receipt = register.log.append(command(register, ask, changes, row.term_id))
    except VersionConflict:
        return 0  # another process said it, or the view is a moment behind: the next round sees
    return 0 if receipt.repeated else len(facts)

"""What waits for somebody: new reports, terms that run, decisions that are open. There are no names in it."""

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Final, Literal
from uuid import UUID

from pydantic import Field

from api.http.models import OutputModel
from api.presenting.incidents import IncidentSummaryOutput, incidents
from api.presenting.labels import STEPS
from api.presenting.sanctions import today_of
from api.presenting.words import words_of
from api.register import Register
from api.use_cases.terms import MOST_TERMS, Deadline, deadline_of, holidays_of
from domain.catalogue.catalogue import SanctionKind
from domain.sanction.steps import open_steps
from projections.incident_overview.queries import Numbered, numbers_of
from projections.markers import queries as markers
from projections.sanctions import queries as sanctions
from projections.terms.queries import RunningTerm, unsettled
from projections.terms.reviews import DEMANDED

MOST_LINES: Final = 100
"""Of each part."""
GROUND_CHANGED: Final = " (let op: waar het op rust, is veranderd)"
REVIEWS: Final = frozenset({"sanction_review", "marker_review", DEMANDED})
"""The codes of their terms. A demanded one is near from the first day."""

TermState = Literal["running", "near", "due", "breached"]
TaskKind = Literal["term", "sanction", "marker"]


class TaskOutput(OutputModel):
    """One thing to do."""

    kind: TaskKind
    what: str = Field(description="Wat er moet gebeuren, in woorden.")
    state: TermState
    due_at: datetime | None = Field(description="Het laatste tijdstip dat op tijd is; null zonder termijn.")
    incident_id: UUID | None = None
    number: str | None = None
    unit: str | None = None
    dossier_id: UUID | None = None
    sanction_id: UUID | None = None
    marker_id: UUID | None = None


class TasksOutput(OutputModel):
    """Every open task, the most urgent first."""

    tasks: tuple[TaskOutput, ...]


class WorkListOutput(OutputModel):
    """A Monday morning."""

    new: tuple[IncidentSummaryOutput, ...] = Field(description="Meldingen waar nog niemand aan begon.")
    breached: tuple[TaskOutput, ...] = Field(description="Termijnen die voorbij zijn.")
    near: tuple[TaskOutput, ...] = Field(description="Termijnen die vandaag of binnenkort aflopen.")
    decisions: tuple[TaskOutput, ...] = Field(description="Voorstellen en stappen die op iemand wachten.")


def tasks(register: Register, unit: str | None = None) -> TasksOutput:
    """Every open task, of one unit when it is given. Raises `StoreUnavailable`."""
    now, today = register.clock(), today_of(register)
    running = [
        row
        for row in unsettled(register.views, register.organisation, today, MOST_TERMS)
        if row.met_at is None and not row.lapsed(today)
    ]
    # A review stands in the list as a term, so not as a step of what is to be reviewed as well.
    reviewed = {row.began_by for row in running if row.code in REVIEWS}
    found = [
        *_terms(register, running, now),
        *_of_sanctions(register, today, reviewed),
        *_of_markers(register, today, reviewed),
    ]
    known = numbers_of(register.views, register.organisation, [one.incident_id for one in found if one.incident_id])
    named = [_with_number(one, known) for one in found]
    return TasksOutput(tasks=tuple(sorted((one for one in named if unit in (None, one.unit)), key=_urgency)))


def work_list(register: Register, unit: str | None = None) -> WorkListOutput:
    """What waits, in the parts in which one works through it. Raises `StoreUnavailable`."""
    found = tasks(register, unit).tasks
    terms = [one for one in found if one.kind == "term"]
    return WorkListOutput(
        new=incidents(register, status="reported", unit=unit, limit=MOST_LINES).incidents,
        breached=tuple(one for one in terms if one.state == "breached")[:MOST_LINES],
        near=tuple(one for one in terms if one.state in ("near", "due"))[:MOST_LINES],
        decisions=tuple(one for one in found if one.kind != "term")[:MOST_LINES],
    )


def _terms(register: Register, rows: Sequence[RunningTerm], now: datetime) -> Iterable[TaskOutput]:
    if not rows:
        return
    holidays = holidays_of(register, rows, now)
    words = words_of(register)
    for row in rows:
        at = deadline_of(register, row, now, holidays)
        yield TaskOutput(
            kind="term",
            what=words.term(row.code),
            state=_state(row, at, now),
            due_at=row.breached_at or at.ends_at,
            incident_id=row.incident_id,
            dossier_id=row.dossier_id,
            sanction_id=row.began_by if row.of == "sanction" else None,
            marker_id=row.began_by if row.of == "marker" else None,
        )


def _state(row: RunningTerm, at: Deadline, now: datetime) -> TermState:
    if row.breached_at is not None or now > at.ends_at:
        return "breached"
    if now >= at.due_at:
        return "due"
    near = at.remind_at is not None and now >= at.remind_at
    return "near" if near or row.code == DEMANDED else "running"


def _of_sanctions(register: Register, today: date, reviewed: Container[UUID]) -> Iterable[TaskOutput]:
    kinds: Mapping[str, SanctionKind] = {kind.code: kind for kind in register.catalogue.sanctions}
    called = words_of(register).sanction
    for line in sanctions.open_on(register.views, register.organisation, today, MOST_TERMS):
        kind = kinds.get(line.known.kind)
        in_terms = ("review",) if line.sanction_id in reviewed else ()
        steps = [step for step in open_steps(line.known, kind, today) if step not in in_terms]
        if line.known.phase == "proposed" and not steps:
            words = "het besluit nemen" + (GROUND_CHANGED if line.known.demanded_by else "")
        elif steps:
            words = ", ".join(STEPS[step] for step in steps)
        else:
            continue
        yield TaskOutput(
            kind="sanction",
            what=f"{called(line.known.kind)}: {words}",
            state="near",
            due_at=None,
            incident_id=next(iter(line.known.incident_ids), None),
            dossier_id=line.known.dossier_id,
            sanction_id=line.sanction_id,
        )


def _of_markers(register: Register, today: date, reviewed: Container[UUID]) -> Iterable[TaskOutput]:
    called = words_of(register).marker
    for one in markers.waiting(register.views, register.organisation, today, today, MOST_TERMS):
        if one.decided != "proposed" and one.marker_id in reviewed:
            continue
        step = "het voorstel beoordelen" if one.decided == "proposed" else "opnieuw beoordelen"
        yield TaskOutput(
            kind="marker",
            what=f"Markering '{called(one.kind)}': {step}",
            state="near",
            due_at=None,
            incident_id=next(iter(one.incident_ids), None),
            dossier_id=one.dossier_id,
            marker_id=one.marker_id,
        )


def _with_number(task: TaskOutput, known: Mapping[UUID, Numbered]) -> TaskOutput:
    found = known.get(task.incident_id) if task.incident_id else None
    return task if found is None else task.model_copy(update={"number": found.number, "unit": found.unit})


def _urgency(task: TaskOutput) -> tuple[int, float, str]:
    order = ("breached", "due", "near", "running")
    return order.index(task.state), task.due_at.timestamp() if task.due_at else float("inf"), task.number or ""

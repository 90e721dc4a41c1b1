"""The tasks that follow from facts and are open now, worked out from views and the clock. None of them is recorded."""

from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from api.register import Register
from api.use_cases.sanction_steps import steps_of
from api.use_cases.terms import MOST_TERMS
from domain.marker.state import doubled
from domain.sanction.state import Sanction
from domain.sealed import value_id
from domain.task.asked import Asked
from domain.task.stream import step_task, term_task
from projections.dossier_card.fold import DOSSIER_CARD
from projections.dossier_card.queries import survivors
from projections.incident_overview.fold import INCIDENT_OVERVIEW
from projections.markers import queries as markers
from projections.markers.fold import MARKERS
from projections.sanctions import queries as sanctions
from projections.sanctions.fold import SANCTIONS_VIEW
from projections.terms.fold import RUNNING_TERMS
from projections.terms.queries import RunningTerm, unsettled
from projections.terms.reviews import DEMANDED

THEIR_VIEWS: Final = tuple(
    view.name for view in (RUNNING_TERMS, SANCTIONS_VIEW, MARKERS, DOSSIER_CARD, INCIDENT_OVERVIEW)
)
TERM_OF_STEP: Final[Mapping[str, str]] = {
    "hearing_afterwards": "hearing_afterwards",
    "answer_objection": "objection_answer",
}
"""The steps of a sanction for which a term runs: the two are one task."""
PLANNED_REVIEWS: Final = frozenset({"sanction_review", "marker_review"})
REVIEWS: Final = PLANNED_REVIEWS | {DEMANDED}
"""The terms of reviews. While one runs it is the task, and not the step of what is to be reviewed as well."""


class OpenTask(NamedTuple):
    """Something that has to be done, because of facts."""

    task_id: UUID
    asked: Asked
    term: RunningTerm | None = None
    """The term that runs for it."""
    sanction_id: UUID | None = None
    marker_id: UUID | None = None
    kind: str | None = None
    """Of the sanction or the marker, as the catalogue calls it."""
    ground_changed: bool = False
    """What a proposal rests on is no longer what it was when it was made."""


def open_tasks(register: Register, today: date) -> list[OpenTask]:
    """Every task that facts ask for on this day in the Netherlands, in no order. Raises `StoreUnavailable`."""
    running = unsettled(register.views, register.organisation, today, MOST_TERMS)
    terms = {(row.began_by, row.code): row for row in running if row.met_at is None and not row.lapsed(today)}
    reviewed = {row.began_by for row in terms.values() if row.code in REVIEWS}
    steps = [
        *_of_sanctions(register, terms, reviewed, today),
        *_of_markers(register, reviewed, today),
        *_of_doubled_markers(register, today),
    ]
    told = {task.term.term_id for task in steps if task.term}
    return [*(_of_term(row) for row in terms.values() if row.term_id not in told), *steps]


def open_task(register: Register, task_id: UUID, today: date) -> OpenTask | None:
    """The task with this id; None when facts ask for no such thing. Raises `StoreUnavailable`."""
    return next((task for task in open_tasks(register, today) if task.task_id == task_id), None)


def _of_term(row: RunningTerm) -> OpenTask:
    incident_ids = (row.incident_id,) if row.incident_id else ()
    # What an incident began is policy; what a sanction or marker began, the law asks for.
    asked = Asked(code=row.code, incident_ids=incident_ids, dossier_id=row.dossier_id, owed=row.of != "incident")
    return OpenTask(
        term_task(row.term_id, row.started_at),
        asked,
        row,
        sanction_id=row.began_by if row.of == "sanction" else None,
        marker_id=row.began_by if row.of == "marker" else None,
    )


def _of_sanctions(
    register: Register, terms: Mapping[tuple[UUID, str], RunningTerm], reviewed: Container[UUID], today: date
) -> Iterator[OpenTask]:
    lines = sanctions.open_on(register.views, register.organisation, today, MOST_TERMS)
    open_steps = steps_of(register, lines, today)
    for line in lines:
        known = line.known
        in_terms = ("review",) if line.sanction_id in reviewed else ()
        steps: Sequence[str] = [step for step in open_steps[line.sanction_id] if step not in in_terms]
        if known.phase == "proposed" and not steps:
            steps = ("decision",)
        for step in steps:
            term = terms.get((line.sanction_id, TERM_OF_STEP.get(step, "")))
            asked = Asked(
                code=term.code if term else f"sanction.{step}",
                incident_ids=known.incident_ids,
                dossier_id=known.dossier_id,
                owed=known.phase != "proposed",
            )
            task_id = (
                term_task(term.term_id, term.started_at)
                if term
                else step_task(line.sanction_id, asked.code, _occasion(known, step))
            )
            yield OpenTask(
                task_id,
                asked,
                term,
                sanction_id=line.sanction_id,
                kind=known.kind,
                ground_changed=step == "decision" and bool(known.demanded_by),
            )


def _occasion(known: Sanction, step: str) -> str:
    """What tells this time from an earlier one: a review comes back, and an objection may follow an objection."""
    if step == "review":
        return " ".join([str(known.review_on), *sorted(str(demand.because_of) for demand in known.demanded_by)])
    if step in ("answer_objection", "act_on_objection") and known.objection is not None:
        return str(value_id(known.objection.summary))
    return ""


def _of_markers(register: Register, reviewed: Container[UUID], today: date) -> Iterator[OpenTask]:
    for one in markers.waiting(register.views, register.organisation, today, today, MOST_TERMS):
        proposed = one.decided == "proposed"
        if not proposed and one.marker_id in reviewed:
            continue
        demands = sum(decision.event == "marker.review_demanded" for decision in one.decisions)
        asked = Asked(
            code="marker.judgement" if proposed else "marker.review",
            incident_ids=one.incident_ids,
            dossier_id=one.dossier_id,
            owed=not proposed,
        )
        occasion = "" if proposed else f"{one.review_on} {demands}"
        task_id = step_task(one.marker_id, asked.code, occasion)
        yield OpenTask(task_id, asked, marker_id=one.marker_id, kind=one.kind)


def _of_doubled_markers(register: Register, today: date) -> Iterator[OpenTask]:
    """One for every kind of which merging brought several together: the first to end, as the one to do without."""
    running = markers.approved(register.views, register.organisation, today)
    ends = survivors(register.views, register.organisation, [one.dossier_id for one in running])
    by_kind: dict[tuple[UUID, str], list[markers.Marker]] = {}
    for one in running:
        if one.dossier_id in ends:
            by_kind.setdefault((ends[one.dossier_id].dossier_id, one.kind), []).append(one)
    for found in by_kind.values():
        for one in doubled(found, today)[:1]:
            asked = Asked(code="marker.one_of_two", incident_ids=one.incident_ids, dossier_id=one.dossier_id, owed=True)
            task_id = step_task(one.marker_id, asked.code, "")
            yield OpenTask(task_id, asked, marker_id=one.marker_id, kind=one.kind)

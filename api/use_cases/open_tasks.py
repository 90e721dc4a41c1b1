"""The tasks that follow from facts and are open now, worked out from views and the clock. None of them is recorded."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from api.register import Register
from api.use_cases.terms import MOST_TERMS
from domain.marker.state import doubled
from domain.sanction.state import Sanction
from domain.sanction.steps import open_steps
from domain.sealed import value_id
from domain.task.asked import Asked
from domain.task.stream import step_task, term_task
from projections.dossier_card.fold import DOSSIER_CARD
from projections.dossier_card.queries import survivors
from projections.markers import queries as markers
from projections.markers.fold import MARKERS
from projections.sanctions import queries as sanctions
from projections.sanctions.fold import SANCTIONS_VIEW
from projections.terms.fold import RUNNING_TERMS
from projections.terms.queries import RunningTerm, unsettled

THEIR_VIEWS: Final = tuple(view.name for view in (RUNNING_TERMS, SANCTIONS_VIEW, MARKERS, DOSSIER_CARD))
AHEAD: Final = timedelta(weeks=2)
"""How long beforehand the review of a marker is a task."""
TERM_OF_STEP: Final[Mapping[str, str]] = {
    "hearing_afterwards": "hearing_afterwards",
    "answer_objection": "objection_answer",
}
"""The steps of a sanction for which a term runs: the two are one task."""


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
    running = unsettled(register.views, register.organisation, MOST_TERMS)
    terms = {(row.began_by, row.code): row for row in running if row.met_at is None}
    steps = [
        *_of_sanctions(register, terms, today),
        *_of_markers(register, today),
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
    asked = Asked(code=row.code, incident_ids=incident_ids, owed=row.began_by != row.incident_id)
    return OpenTask(term_task(row.term_id, row.started_at), asked, row)


def _of_sanctions(register: Register, terms: Mapping[tuple[UUID, str], RunningTerm], today: date) -> Iterator[OpenTask]:
    kinds = {kind.code: kind for kind in register.catalogue.sanctions}
    for line in sanctions.open_on(register.views, register.organisation, today, MOST_TERMS):
        known = line.known
        steps: Iterable[str] = open_steps(known, kinds.get(known.kind), today)
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
        return " ".join([str(known.review_on), *sorted(map(str, known.demanded_by))])
    if step in ("answer_objection", "act_on_objection") and known.objection is not None:
        return str(value_id(known.objection.summary))
    return ""


def _of_markers(register: Register, today: date) -> Iterator[OpenTask]:
    for one in markers.waiting(register.views, register.organisation, today, today + AHEAD, MOST_TERMS):
        proposed = one.decided == "proposed"
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

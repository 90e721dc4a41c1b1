"""What the history of an incident tells of facts that rest on it: markers, cases at the police, damage, tasks."""

from typing import Any

from domain.damage.events import DamageAssessed, DamageClaimed, DamageFact, DamageRecorded, DamageRecovered
from domain.marker.events import MarkerFact, MarkerProposed, MarkerReviewDemanded, MarkerReviewed
from domain.police.events import CaseMade, OutcomeRecorded
from domain.sanction.events import ReviewDemanded
from domain.task.events import OfAnyTask, TaskAssigned, TaskFact, TaskMade, TaskTakenOver
from domain.term.events import TermBreached
from projections.fact import Fact


def resting_details(fact: Fact) -> dict[str, Any]:
    """What can be told in the clear of something that rests on the incident."""
    match fact.event:
        case MarkerFact() as event:
            return marker_details(event)
        case CaseMade() as event:
            return {"policeCaseId": fact.stream_id, "madeOn": event.made_on}
        case OutcomeRecorded() as event:
            return {"policeCaseId": fact.stream_id, "outcome": event.outcome, "outcomeOn": event.on}
        case DamageFact() as event:
            return damage_details(event)
        case TaskFact() as event:
            return task_details(event)
        case TermBreached() as event:
            return {"term": event.about.code, "catalogueVersion": event.catalogue_version, "endedAt": event.ends_at}
    return {}


def marker_details(event: MarkerFact) -> dict[str, Any]:
    """What can be told of a marker: it has a term, and sometimes a reason to be judged anew."""
    about = {"markerId": event.marker_id, "dossierId": event.dossier_id}
    match event:
        case MarkerProposed():
            return {
                **about,
                "kind": event.kind,
                "startsOn": event.starts_on,
                "endsOn": event.ends_on,
                "reviewOn": event.review_on,
            }
        case MarkerReviewed():
            return {**about, "endsOn": event.ends_on, "reviewOn": event.review_on}
        case MarkerReviewDemanded():
            return {**about, **demanded_by(event), "outcome": event.outcome}
    return about


def demanded_by(event: MarkerReviewDemanded | ReviewDemanded) -> dict[str, Any]:
    """What makes a review mandatory, and which case or incident that is."""
    which = "policeCaseId" if event.ground == "police_outcome" else "lostIncidentId"
    return {"ground": event.ground, which: event.because_of}


def damage_details(event: DamageFact) -> dict[str, Any]:
    """What can be told of damage: its kind, amounts in cents, and by which route it is claimed."""
    about: dict[str, Any] = {"damageId": event.damage_id}
    match event:
        case DamageRecorded():
            return {**about, "kind": event.kind, "amountCents": event.amount_cents, "on": event.on}
        case DamageAssessed():
            return {**about, "amountCents": event.amount_cents}
        case DamageRecovered():
            return {**about, "amountCents": event.amount_cents, "on": event.on}
        case DamageClaimed():
            return {**about, "route": event.route, "policeCaseId": event.police_case_id, "on": event.on}
    return about


def task_details(event: TaskFact) -> dict[str, Any]:
    """What can be told of a task: what it asks for, by when, and who does it. What was written down is sealed."""
    about: dict[str, Any] = {"taskId": event.task_id}
    if isinstance(event, OfAnyTask):
        about["asks"] = event.asks
    match event:
        case TaskMade():
            return {**about, "lastDay": event.last_day}
        case TaskAssigned() | TaskTakenOver():
            return {**about, "assignedTo": event.person_id}
    return about

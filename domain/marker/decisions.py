"""The rules of the markers of a dossier. The same command twice gives no events the second time, or a named refusal."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from domain.catalogue.catalogue import Catalogue, code_faults
from domain.dossier.state import Merged, Open, incidents_of
from domain.dossier.state import State as Dossier
from domain.incident.state import Reported, judged_otherwise, without_aggression
from domain.incident.state import State as Incident
from domain.marker import commands as c
from domain.marker import events as e
from domain.marker import refusals
from domain.marker.commands import MarkerCommand
from domain.marker.events import MarkerEvent
from domain.marker.state import Marker, State, alike, phase
from domain.police.state import State as Case
from domain.police.state import cleared, rests_on
from domain.refusal import Fault, Refusal, refuse_if_any


def decide(state: State, command: MarkerCommand, catalogue: Catalogue) -> list[MarkerEvent]:
    """The facts that follow from this command; an empty list when it is already so. Raises `Refusal`."""
    if isinstance(command, c.ProposeMarker):
        return _propose(state, command, catalogue)
    if isinstance(command, c.DemandReview):
        return _demand_reviews(state, command)
    marker = state.of.get(command.marker_id)
    if marker is None:
        raise Refusal(refusals.not_there())
    match command:
        case c.ApproveMarker():
            return _approve(state, marker, command)
        case c.RejectMarker():
            return _reject(marker, command)
        case c.ReviewMarker():
            return _review(marker, command)
        case c.WithdrawMarker():
            return _withdraw(marker, command)


def _propose(state: State, command: c.ProposeMarker, catalogue: Catalogue) -> list[MarkerEvent]:
    if isinstance(command.dossier, Merged):
        raise Refusal(refusals.dossier_merged())
    if not isinstance(command.dossier, Open):
        raise Refusal(refusals.no_dossier())
    if command.marker_id in state.of:
        raise Refusal(refusals.already_proposed())
    refuse_if_any(
        [
            *code_faults("/kind", (command.kind,), catalogue.markers),
            *ground_faults(command.dossier, command.incidents),
            *case_faults(command.cases, command.incidents),
            *([refusals.starts_in_the_past()] if command.starts_on < command.today else []),
            *([refusals.ends_before_it_starts()] if command.ends_on <= command.starts_on else []),
            *_review_day_faults(command.review_on, command.ends_on, after=command.starts_on),
            *([refusals.kind_taken()] if _kind_taken(state, command) else []),
        ]
    )
    return [
        e.MarkerProposed(
            marker_id=command.marker_id,
            dossier_id=command.dossier_id,
            incident_ids=tuple(command.incidents),
            kind=command.kind,
            catalogue_version=catalogue.version,
            advice=command.advice,
            reason=command.reason,
            police_case_ids=tuple(command.cases),
            starts_on=command.starts_on,
            ends_on=command.ends_on,
            review_on=command.review_on,
            proposed_by=command.by,
        )
    ]


def _approve(state: State, marker: Marker, command: c.ApproveMarker) -> list[MarkerEvent]:
    if marker.decided == "approved":
        return []
    if marker.decided != "proposed":
        raise Refusal(refusals.already_decided())
    without = ground_faults(command.dossier, command.incidents)
    refuse_if_any(
        [
            *([refusals.same_person()] if command.by == marker.proposed_by else []),
            *([refusals.over()] if command.today >= marker.ends_on else []),
            *([refusals.ground_gone()] if marker.demanded_by and not without else []),
            *([refusals.kind_in_force()] if _kind_in_force(state, marker, command) else []),
            *(fault.model_copy(update={"field": ""}) for fault in without),
        ]
    )
    return [e.MarkerApproved(**_about(command.marker_id, marker), reason=command.reason)]


def _reject(marker: Marker, command: c.RejectMarker) -> list[MarkerEvent]:
    if marker.decided == "rejected":
        return []
    if marker.decided != "proposed":
        raise Refusal(refusals.already_decided())
    return [e.MarkerRejected(**_about(command.marker_id, marker), reason=command.reason)]


def _review(marker: Marker, command: c.ReviewMarker) -> list[MarkerEvent]:
    if marker.decided != "approved":
        raise Refusal(refusals.not_approved())
    if command.today >= marker.ends_on:
        raise Refusal(refusals.over())
    if command.review_on is None and command.ends_on is None:
        raise Refusal(refusals.nothing_decided())
    ends_on = command.ends_on or marker.ends_on
    review_on = command.review_on or ends_on
    if not marker.demanded_by and (review_on, ends_on) == (marker.review_on, marker.ends_on):
        return []
    refuse_if_any(
        [
            *([refusals.made_longer()] if ends_on > marker.ends_on else []),
            *([refusals.ends_too_soon()] if ends_on <= command.today else []),
            *([refusals.ends_before_it_starts()] if ends_on <= marker.starts_on else []),
            *_review_day_faults(review_on, ends_on, after=command.today),
        ]
    )
    about = _about(command.marker_id, marker)
    return [e.MarkerReviewed(**about, review_on=review_on, ends_on=ends_on, reason=command.reason)]


def _demand_reviews(state: State, command: c.DemandReview) -> list[MarkerEvent]:
    """Every marker that rests on it and can still warn; also a proposal, which cannot be approved then."""
    demand = command.demand
    return [
        e.MarkerReviewDemanded(
            **_about(marker_id, marker), ground=demand.ground, because_of=demand.because_of, outcome=command.outcome
        )
        for marker_id, marker in state.of.items()
        if demand.because_of in (*marker.police_case_ids, *marker.incident_ids)
        and demand not in marker.demanded_by
        and phase(marker, command.today) in ("proposed", "upcoming", "in_force")
    ]


def _withdraw(marker: Marker, command: c.WithdrawMarker) -> list[MarkerEvent]:
    if marker.decided == "withdrawn":
        return []
    if marker.decided == "rejected":
        raise Refusal(refusals.already_decided())
    if command.today >= marker.ends_on:
        raise Refusal(refusals.over())
    return [e.MarkerWithdrawn(**_about(command.marker_id, marker), reason=command.reason)]


def ground_faults(dossier: Dossier, incidents: Mapping[UUID, Incident]) -> list[Fault]:
    """It rests on incidents of this dossier, and at least one of them is aggression and stands."""
    if not incidents:
        return [refusals.no_incident()]
    linked = incidents_of(dossier)
    strangers = [n for n, incident_id in enumerate(incidents) if incident_id not in linked]
    if strangers:
        return [_at(n, refusals.incident_not_in_dossier()) for n in strangers]
    return [] if any(map(carries, incidents.values())) else [refusals.without_aggression()]


def carries(incident: Incident) -> bool:
    """Whether a marker can rest on this incident: it stands, it is aggression, and nobody judged otherwise."""
    if not isinstance(incident, Reported):
        return False
    return not without_aggression(incident) and not judged_otherwise(incident)


def case_faults(cases: Mapping[UUID, Case], incidents: Mapping[UUID, Incident]) -> list[Fault]:
    """A police case that it rests on is about one of its incidents, and did not end without guilt."""
    faults = []
    for n, case in enumerate(cases.values()):
        if not rests_on(case, incidents):
            faults.append(_at(n, refusals.case_not_about_it()))
        elif cleared(case):
            faults.append(_at(n, refusals.case_without_guilt()))
    return faults


def _at(place: int, fault: Fault) -> Fault:
    return fault.model_copy(update={"field": f"{fault.field}/{place}"})


def _review_day_faults(review_on: date, ends_on: date, after: date) -> list[Fault]:
    if review_on <= after or review_on > ends_on:
        return [refusals.review_outside_term()]
    return [refusals.review_too_late()] if review_on > _a_year_after(after) else []


def _a_year_after(day: date) -> date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if leap else day.day)


def _kind_taken(state: State, command: c.ProposeMarker) -> bool:
    """Another marker of this kind is proposed or approved for a day on which this one would be in force."""
    known = (*state.of.values(), *command.elsewhere)
    return any(alike(one, command) for one in known if one.decided in ("proposed", "approved"))


def _kind_in_force(state: State, marker: Marker, command: c.ApproveMarker) -> bool:
    """Merging brought it together with one that was approved; of one dossier the second is not even proposed."""
    others = (*(one for one in state.of.values() if one is not marker), *command.elsewhere)
    return any(alike(marker, one) for one in others if one.decided == "approved")


def _about(marker_id: UUID, marker: Marker) -> dict[str, Any]:
    return {"marker_id": marker_id, "dossier_id": marker.dossier_id, "incident_ids": marker.incident_ids}

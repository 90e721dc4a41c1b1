"""Markers on a dossier: proposing one, and deciding on it."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID, uuid4

from api.inputs import ReasonInput
from api.inputs_markers import MarkerInput, MarkerReviewInput
from api.register import Register
from api.sealing import Sealing, people_in
from api.use_cases.asking import Ask, Seen, Written, answered_before, command, decided_again, written
from api.use_cases.incidents import load_incident
from api.use_cases.loading import load_dossier, subject_keys
from api.use_cases.police import load_case
from domain.dossier.state import State as Dossier
from domain.incident.state import State as Incident
from domain.marker import commands as c
from domain.marker.commands import MarkerCommand
from domain.marker.decisions import decide
from domain.marker.events import MarkerEvent
from domain.marker.state import State, fold
from domain.marker.stream import markers_stream
from domain.periods import local_day
from domain.police import decisions as police
from domain.police.commands import RelyUpon
from store.command import Change
from store.keys import Key


class Ground(NamedTuple):
    """What a marker rests on, as it stands now."""

    dossier: Dossier
    incidents: Mapping[UUID, Incident]
    conditions: list[Change]
    """That all of it still stands so when the decision is recorded."""
    people: list[Key]
    """Under whose keys a text about it falls."""


Judge = Callable[[Sealing, Ground], MarkerCommand]


@decided_again
def propose(register: Register, ask: Ask, dossier_id: UUID, typed: MarkerInput) -> Written:
    """Propose a marker. The police cases it rests on get to know it, so that their outcome reaches it."""
    before = answered_before(register, ask)
    if before is not None:
        return before
    stream, marker_id = markers_stream(dossier_id), uuid4()
    version, state = load_markers(register, dossier_id)
    ground = _ground(register, dossier_id, typed.incident_ids)
    cases = {case_id: load_case(register, case_id) for case_id in typed.police_case_ids}
    seal = Sealing(register.keyring, register.organisation, stream, ground.people)
    proposed = c.ProposeMarker(
        by=ask.actor,
        today=local_day(ask.at),
        marker_id=marker_id,
        dossier_id=dossier_id,
        dossier=ground.dossier,
        incidents=ground.incidents,
        cases={case_id: case for case_id, (_, case) in cases.items()},
        kind=typed.kind,
        advice=seal.text(typed.advice, "advice"),
        reason=seal.text(typed.reason, "reason"),
        starts_on=typed.starts_on,
        ends_on=typed.ends_on,
        review_on=typed.review_on,
    )
    facts = decide(state, proposed, register.catalogue)
    rely = RelyUpon(by="marker", id=marker_id, dossier_id=dossier_id)
    relied = [Change(case_id, at, police.decide(case, rely)) for case_id, (at, case) in cases.items()]
    changes = [Change(stream, version, facts), *relied, *ground.conditions]
    return written(register.log.append(command(register, ask, changes, stream, named=marker_id)))


def approve(register: Register, ask: Ask, dossier_id: UUID, marker: Seen, typed: ReasonInput) -> Written:
    """Another person than the proposer agrees."""
    return _decide_on(
        register,
        ask,
        dossier_id,
        marker,
        lambda seal, ground: c.ApproveMarker(
            by=ask.actor,
            today=local_day(ask.at),
            marker_id=marker.id,
            dossier=ground.dossier,
            incidents=ground.incidents,
            reason=seal.text(typed.reason, "reason"),
        ),
    )


def reject(register: Register, ask: Ask, dossier_id: UUID, marker: Seen, typed: ReasonInput) -> Written:
    """The proposal is turned down."""
    return _decide_on(
        register,
        ask,
        dossier_id,
        marker,
        lambda seal, _: c.RejectMarker(marker_id=marker.id, reason=seal.text(typed.reason, "reason")),
    )


def review(register: Register, ask: Ask, dossier_id: UUID, marker: Seen, typed: MarkerReviewInput) -> Written:
    """The marker is judged anew and stays."""
    return _decide_on(
        register,
        ask,
        dossier_id,
        marker,
        lambda seal, _: c.ReviewMarker(
            today=local_day(ask.at),
            marker_id=marker.id,
            review_on=typed.review_on,
            ends_on=typed.ends_on,
            reason=seal.text(typed.reason, "reason"),
        ),
    )


def withdraw(register: Register, ask: Ask, dossier_id: UUID, marker: Seen, typed: ReasonInput) -> Written:
    """The marker is taken away before its end."""
    return _decide_on(
        register,
        ask,
        dossier_id,
        marker,
        lambda seal, _: c.WithdrawMarker(
            today=local_day(ask.at), marker_id=marker.id, reason=seal.text(typed.reason, "reason")
        ),
    )


def load_markers(register: Register, dossier_id: UUID) -> tuple[int, State]:
    """The version at which the markers of a dossier stand, and what they add up to."""
    version, events = register.log.load(markers_stream(dossier_id))
    return version, fold(event for event in events if isinstance(event, MarkerEvent))


@decided_again
def _decide_on(register: Register, ask: Ask, dossier_id: UUID, marker: Seen, judge: Judge) -> Written:
    before = answered_before(register, ask)
    if before is not None:
        return before
    stream = markers_stream(dossier_id)
    version, state = load_markers(register, dossier_id)
    known = state.of.get(marker.id)
    if known is not None:
        marker.refuse_if_moved(version)
    ground = _ground(register, dossier_id, known.incident_ids if known else ())
    seal = Sealing(register.keyring, register.organisation, stream, ground.people)
    facts = decide(state, judge(seal, ground), register.catalogue)
    changes = [Change(stream, version, facts), *ground.conditions]
    return written(register.log.append(command(register, ask, changes, stream, named=marker.id)))


def _ground(register: Register, dossier_id: UUID, incident_ids: Sequence[UUID]) -> Ground:
    version, dossier = load_dossier(register, dossier_id)
    people = subject_keys(register, dossier)
    conditions, incidents = [Change(dossier_id, version)], {}
    for incident_id in dict.fromkeys(incident_ids):
        at, facts, incidents[incident_id] = load_incident(register, incident_id)
        conditions.append(Change(incident_id, at))
        people += people_in(facts, register.keyring)
    return Ground(dossier, incidents, conditions, people)

"""Markers on a dossier: proposing one, and deciding on it."""

from collections.abc import Callable
from uuid import UUID, uuid4

from api.inputs import ReasonInput
from api.inputs_markers import MarkerInput, MarkerReviewInput
from api.register import Register
from api.sealing import Sealing
from api.use_cases.asking import Ask, Seen, Written, answered_before, command, decided_again, written
from api.use_cases.ground import Ground, ground_now, ground_of
from api.use_cases.loading import load_case
from api.use_cases.whole import markers_around
from domain.marker import commands as c
from domain.marker.commands import MarkerCommand
from domain.marker.decisions import decide
from domain.marker.state import Marker
from domain.marker.stream import markers_stream
from domain.periods import local_day
from domain.police import decisions as police
from domain.police.commands import RelyUpon
from store.command import Change

Judge = Callable[[Sealing, Ground, tuple[Marker, ...]], MarkerCommand]


@decided_again
def propose(register: Register, ask: Ask, dossier_id: UUID, typed: MarkerInput) -> Written:
    """Propose a marker. The police cases it rests on get to know it, so that their outcome reaches it."""
    before = answered_before(register, ask)
    if before is not None:
        return before
    stream, marker_id = markers_stream(dossier_id), uuid4()
    around = markers_around(register, dossier_id)
    ground = ground_of(register, dossier_id, typed.incident_ids)
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
        elsewhere=around.elsewhere,
    )
    facts = decide(around.here.markers, proposed, register.catalogue)
    rely = RelyUpon(by="marker", id=marker_id, dossier_id=dossier_id)
    relied = [Change(case_id, at, police.decide(case, rely)) for case_id, (at, case) in cases.items()]
    changes = [Change(stream, around.here.version, facts), *relied, *ground.conditions, *around.conditions]
    return written(register.log.append(command(register, ask, changes, stream, named=marker_id)))


def approve(register: Register, ask: Ask, dossier_id: UUID, marker: Seen, typed: ReasonInput) -> Written:
    """Another person than the proposer agrees."""
    return _decide_on(
        register,
        ask,
        dossier_id,
        marker,
        lambda seal, ground, elsewhere: c.ApproveMarker(
            by=ask.actor,
            today=local_day(ask.at),
            marker_id=marker.id,
            dossier=ground.dossier,
            incidents=ground.incidents,
            reason=seal.text(typed.reason, "reason"),
            elsewhere=elsewhere,
        ),
    )


def reject(register: Register, ask: Ask, dossier_id: UUID, marker: Seen, typed: ReasonInput) -> Written:
    """The proposal is turned down."""
    return _decide_on(
        register,
        ask,
        dossier_id,
        marker,
        lambda seal, *_: c.RejectMarker(marker_id=marker.id, reason=seal.text(typed.reason, "reason")),
    )


def review(register: Register, ask: Ask, dossier_id: UUID, marker: Seen, typed: MarkerReviewInput) -> Written:
    """The marker is judged anew and stays."""
    return _decide_on(
        register,
        ask,
        dossier_id,
        marker,
        lambda seal, *_: c.ReviewMarker(
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
        lambda seal, *_: c.WithdrawMarker(
            today=local_day(ask.at), marker_id=marker.id, reason=seal.text(typed.reason, "reason")
        ),
    )


@decided_again
def _decide_on(register: Register, ask: Ask, dossier_id: UUID, marker: Seen, judge: Judge) -> Written:
    """In the dossier where it was proposed, whichever of those that are one with it somebody has before him."""
    before = answered_before(register, ask)
    if before is not None:
        return before
    around = markers_around(register, dossier_id, marker.id)
    home, version, state = around.here
    stream, known = markers_stream(home), state.of.get(marker.id)
    if known is not None:
        marker.refuse_if_moved(version)
    ground = ground_now(register, home, known.incident_ids if known else ())
    seal = Sealing(register.keyring, register.organisation, stream, ground.people)
    facts = decide(state, judge(seal, ground, around.elsewhere), register.catalogue)
    changes = [Change(stream, version, facts), *ground.conditions, *around.conditions]
    return written(register.log.append(command(register, ask, changes, stream, named=marker.id)))

"""What is done about a perpetrator: the short way, and a sanction from its proposal until its end."""

from collections.abc import Callable
from datetime import date
from typing import Final
from uuid import UUID, uuid4

from api.http.models import InputModel
from api.inputs import ReasonInput, SanctionInput
from api.inputs_sanctions import (
    HearingInput,
    ImpositionInput,
    MissedHearingInput,
    NoticeInput,
    ObjectionDecisionInput,
    ObjectionInput,
    ProposalInput,
    ReviewInput,
    ShorteningInput,
)
from api.register import Register
from api.sealing import SANCTION_TEXTS, Sealing, people_in
from api.use_cases.asking import Ask, Seen, Written, answered_before, command, decided_again, written
from api.use_cases.ground import NOTHING, Ground, cases_on, ground_now, ground_of
from api.use_cases.incidents import load_incident
from api.use_cases.loading import load_sanction
from domain.periods import local_day
from domain.sanction import commands as c
from domain.sanction.commands import SanctionCommand
from domain.sanction.decisions import decide
from domain.sanction.state import INITIAL, Sanction, State
from store.command import Change

MakeCommand = Callable[[Sealing, date], SanctionCommand]
_FREE_TEXTS: Final = ("reason", "summary", "note")
"""Required wherever one of these is asked here."""
JudgeGround = Callable[[Sealing, date, Ground], SanctionCommand]


@decided_again
def impose(register: Register, ask: Ask, incident_id: UUID, typed: SanctionInput) -> Written:
    """Record a sanction on an incident the short way: holds only while the incident stands as it was read."""
    before = answered_before(register, ask)
    if before is not None:
        return before
    version, facts, incident = load_incident(register, incident_id)
    sanction_id = uuid4()
    people = people_in(facts, register.keyring)
    seal = Sealing(register.keyring, register.organisation, sanction_id, people)
    imposed = decide(
        INITIAL,
        c.ImposeSanction(
            today=local_day(ask.at),
            kind=typed.kind,
            imposed_on=typed.imposed_on,
            incident_id=incident_id,
            incident=incident,
            note=_maybe(seal, typed.note, "note"),
        ),
        register.catalogue,
    )
    changes = [Change(sanction_id, 0, imposed), Change(incident_id, version)]
    return written(register.log.append(command(register, ask, changes, sanction_id)))


@decided_again
def propose(register: Register, ask: Ask, typed: ProposalInput) -> Written:
    """Propose a sanction: holds only while the dossier and the incidents stand as they were read."""
    before = answered_before(register, ask)
    if before is not None:
        return before
    sanction_id = uuid4()
    ground = ground_of(register, typed.dossier_id, typed.incident_ids)
    seal = Sealing(register.keyring, register.organisation, sanction_id, ground.people)
    proposed = decide(
        INITIAL,
        c.ProposeSanction(
            today=local_day(ask.at),
            dossier=ground.dossier,
            incidents=ground.incidents,
            **typed.model_dump(exclude={"incident_ids", *SANCTION_TEXTS}),
            **{name: _maybe(seal, getattr(typed, name), name) for name in SANCTION_TEXTS},
        ),
        register.catalogue,
    )
    changes = [Change(sanction_id, 0, proposed), *ground.conditions]
    return written(register.log.append(command(register, ask, changes, sanction_id)))


@decided_again
def impose_proposal(register: Register, ask: Ask, sanction: Seen, typed: ImpositionInput) -> Written:
    """Impose what was proposed: holds only while the dossier, the incidents and the cases about them stand as read.

    Raises `StoreUnavailable` when the view cannot say in time which cases those are.
    """
    before = answered_before(register, ask)
    if before is not None:
        return before
    version, state = load_sanction(register, sanction.id)
    if isinstance(state, Sanction):
        sanction.refuse_if_moved(version)
    ground = _ground_of(register, state)
    cases, unmoved = cases_on(register, ground.incidents)
    seal = Sealing(register.keyring, register.organisation, sanction.id, ground.people)
    imposed = decide(
        state,
        c.ImposeProposal(
            today=local_day(ask.at),
            imposed_on=typed.imposed_on,
            dossier=ground.dossier,
            incidents=ground.incidents,
            cases=cases,
            note=_maybe(seal, typed.note, "note"),
        ),
        register.catalogue,
    )
    changes = [Change(sanction.id, version, imposed), *ground.conditions, *unmoved]
    return written(register.log.append(command(register, ask, changes, sanction.id)))


def approve(register: Register, ask: Ask, sanction: Seen, typed: ReasonInput) -> Written:
    """A second person agrees with the proposal."""
    by = [recorded.actor for recorded in register.log.stream(sanction.id)[:1]]
    return _change(
        register,
        ask,
        sanction,
        lambda seal, today: c.ApproveSanction(
            today=today, by=ask.actor, proposed_by=next(iter(by), ask.actor), reason=seal.text(typed.reason, "reason")
        ),
    )


def record_hearing(register: Register, ask: Ask, sanction: Seen, typed: HearingInput) -> Written:
    """The perpetrator gave his view: holds only while the incidents stand as they were read."""
    return _on_its_ground(
        register,
        ask,
        sanction,
        lambda seal, today, ground: c.RecordHearing(
            today=today,
            incidents=ground.incidents,
            form=typed.form,
            held_on=typed.held_on,
            summary=seal.text(typed.summary, "summary"),
        ),
    )


def record_missed_hearing(register: Register, ask: Ask, sanction: Seen, typed: MissedHearingInput) -> Written:
    """The perpetrator was invited and did not come: holds as `record_hearing` does."""
    return _on_its_ground(
        register,
        ask,
        sanction,
        lambda seal, today, ground: c.RecordMissedHearing(
            today=today,
            incidents=ground.incidents,
            invited_on=typed.invited_on,
            note=seal.text(typed.note, "note"),
        ),
    )


def tell(register: Register, ask: Ask, sanction: Seen, typed: NoticeInput) -> Written:
    """The perpetrator was told."""
    return _record(register, ask, sanction, c.TellPerpetrator, typed)


def shorten(register: Register, ask: Ask, sanction: Seen, typed: ShorteningInput) -> Written:
    """It holds for less long."""
    return _record(register, ask, sanction, c.ShortenSanction, typed)


def review(register: Register, ask: Ask, sanction: Seen, typed: ReviewInput) -> Written:
    """Somebody judged whether it still has to hold."""
    return _record(register, ask, sanction, c.ReviewSanction, typed)


def receive_objection(register: Register, ask: Ask, sanction: Seen, typed: ObjectionInput) -> Written:
    """The perpetrator objected."""
    return _record(register, ask, sanction, c.ReceiveObjection, typed)


def decide_objection(register: Register, ask: Ask, sanction: Seen, typed: ObjectionDecisionInput) -> Written:
    """The objection was answered."""
    return _record(register, ask, sanction, c.DecideObjection, typed)


Reasoned = (
    type[c.DeclareAcute]
    | type[c.RejectSanction]
    | type[c.SuspendSanction]
    | type[c.ResumeSanction]
    | type[c.LiftSanction]
    | type[c.AnnulSanction]
)


def because(register: Register, ask: Ask, sanction: Seen, what: Reasoned, typed: ReasonInput) -> Written:
    """What takes nothing but a reason: declare acute, reject, suspend, resume, lift, annul."""
    return _record(register, ask, sanction, what, typed)


def _record(
    register: Register, ask: Ask, sanction: Seen, what: Callable[..., SanctionCommand], typed: InputModel
) -> Written:
    """The command with what was typed: its fields have the same names, and free texts are sealed each as its own."""
    return _change(
        register,
        ask,
        sanction,
        lambda seal, today: what(
            today=today,
            **{name: seal.text(value, name) if name in _FREE_TEXTS else value for name, value in typed},
        ),
    )


def _ground_of(register: Register, state: State) -> Ground:
    return ground_now(register, state.dossier_id, state.incident_ids) if isinstance(state, Sanction) else NOTHING


@decided_again
def _on_its_ground(register: Register, ask: Ask, sanction: Seen, make_command: JudgeGround) -> Written:
    """What looks at the dossier and the incidents holds only while those stand as they were read."""
    before = answered_before(register, ask)
    if before is not None:
        return before
    version, state = load_sanction(register, sanction.id)
    if isinstance(state, Sanction):
        sanction.refuse_if_moved(version)
    ground = _ground_of(register, state)
    seal = Sealing(register.keyring, register.organisation, sanction.id, ground.people)
    facts = decide(state, make_command(seal, local_day(ask.at), ground), register.catalogue)
    changes = [Change(sanction.id, version, facts), *ground.conditions]
    return written(register.log.append(command(register, ask, changes, sanction.id)))


@decided_again
def _change(register: Register, ask: Ask, sanction: Seen, make_command: MakeCommand) -> Written:
    before = answered_before(register, ask)
    if before is not None:
        return before
    version, state = load_sanction(register, sanction.id)
    if isinstance(state, Sanction):
        sanction.refuse_if_moved(version)
    seal = Sealing(register.keyring, register.organisation, sanction.id, _ground_of(register, state).people)
    facts = decide(state, make_command(seal, local_day(ask.at)), register.catalogue)
    return written(register.log.append(command(register, ask, [Change(sanction.id, version, facts)], sanction.id)))


def _maybe(seal: Sealing, typed: str | None, field: str) -> str | None:
    return None if typed is None else seal.text(typed, field)

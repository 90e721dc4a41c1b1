"""Damage of an incident: recording it, and what came of it."""

from collections.abc import Callable
from uuid import UUID, uuid4

from api.inputs import ReasonInput
from api.inputs_damage import ClaimInput, DamageAssessmentInput, DamageInput, RecoveryInput
from api.register import Register
from api.sealing import Sealing, people_in
from api.use_cases.asking import Ask, Written, command, decided_again, written
from api.use_cases.incidents import load_incident
from api.use_cases.loading import load_case
from domain.damage import commands as c
from domain.damage.commands import DamageCommand
from domain.damage.decisions import decide
from domain.damage.events import DamageEvent
from domain.damage.state import fold
from domain.damage.stream import damage_stream
from domain.incident.state import State as Incident
from domain.periods import local_day
from store.command import Change

Make = Callable[[Sealing, Incident], DamageCommand]


def record(register: Register, ask: Ask, incident_id: UUID, typed: DamageInput) -> Written:
    """Record a damage: holds only while the incident stands as it was read."""
    damage_id = uuid4()
    return _decide(
        register,
        ask,
        incident_id,
        damage_id,
        lambda seal, incident: c.RecordDamage(
            today=local_day(ask.at),
            damage_id=damage_id,
            incident_id=incident_id,
            incident=incident,
            kind=typed.kind,
            description=seal.text(typed.description, "description"),
            amount_cents=typed.amount_cents,
            on=typed.on,
        ),
    )


def assess(register: Register, ask: Ask, incident_id: UUID, damage_id: UUID, typed: DamageAssessmentInput) -> Written:
    """What it costs became known."""
    return _decide(
        register,
        ask,
        incident_id,
        damage_id,
        lambda seal, _: c.AssessDamage(
            damage_id=damage_id, amount_cents=typed.amount_cents, reason=seal.text(typed.reason, "reason")
        ),
    )


def claim(register: Register, ask: Ask, incident_id: UUID, damage_id: UUID, typed: ClaimInput) -> Written:
    """The perpetrator was asked to pay. A case at the police never stops being about its incidents."""
    case = load_case(register, typed.police_case_id)[1] if typed.police_case_id else None
    return _decide(
        register,
        ask,
        incident_id,
        damage_id,
        lambda _seal, _incident: c.ClaimDamage(
            today=local_day(ask.at),
            damage_id=damage_id,
            route=typed.route,
            police_case_id=typed.police_case_id,
            case=case,
            on=typed.on,
        ),
    )


def recover(register: Register, ask: Ask, incident_id: UUID, damage_id: UUID, typed: RecoveryInput) -> Written:
    """A payment came in."""
    recovery_id = uuid4()
    return _decide(
        register,
        ask,
        incident_id,
        damage_id,
        lambda _seal, _incident: c.RecoverDamage(
            today=local_day(ask.at),
            damage_id=damage_id,
            recovery_id=recovery_id,
            amount_cents=typed.amount_cents,
            on=typed.on,
        ),
    )


def write_off(register: Register, ask: Ask, incident_id: UUID, damage_id: UUID, typed: ReasonInput) -> Written:
    """What was not paid is given up."""
    return _decide(
        register,
        ask,
        incident_id,
        damage_id,
        lambda seal, _: c.WriteOffDamage(damage_id=damage_id, reason=seal.text(typed.reason, "reason")),
    )


@decided_again
def _decide(register: Register, ask: Ask, incident_id: UUID, damage_id: UUID, make: Make) -> Written:
    stream = damage_stream(incident_id)
    version, events = register.log.load(stream)
    incident_version, told, incident = load_incident(register, incident_id)
    seal = Sealing(register.keyring, register.organisation, stream, people_in(told, register.keyring))
    state = fold(event for event in events if isinstance(event, DamageEvent))
    changes = [Change(stream, version, decide(state, make(seal, incident))), Change(incident_id, incident_version)]
    return written(register.log.append(command(register, ask, changes, stream, named=damage_id)))

"""The rules of the damage of an incident. The same command twice gives nothing the second time, or a named refusal."""

from datetime import date
from typing import Any

from domain.damage import commands as c
from domain.damage import events as e
from domain.damage import refusals
from domain.damage.commands import DamageCommand
from domain.damage.events import DamageEvent
from domain.damage.state import Damage, State
from domain.incident.state import Reported, Unreported
from domain.periods import local_day
from domain.police.state import rests_on
from domain.refusal import Fault, Refusal, refuse_if_any


def decide(state: State, command: DamageCommand) -> list[DamageEvent]:
    """The facts that follow from this command; an empty list when it is already so. Raises `Refusal`."""
    if isinstance(command, c.RecordDamage):
        return _record(state, command)
    damage = state.of.get(command.damage_id)
    if damage is None:
        raise Refusal(refusals.not_recorded())
    if isinstance(command, c.WriteOffDamage):
        return _write_off(damage, command)
    if isinstance(command, c.RecoverDamage) and command.recovery_id in damage.recovered:
        raise Refusal(refusals.already_recovered())
    if damage.written_off is not None:
        raise Refusal(refusals.is_written_off())
    match command:
        case c.AssessDamage():
            return _assess(damage, command)
        case c.ClaimDamage():
            return _claim(damage, command)
        case c.RecoverDamage():
            return _recover(damage, command)


def _record(state: State, command: c.RecordDamage) -> list[DamageEvent]:
    if isinstance(command.incident, Unreported):
        raise Refusal(refusals.incident_not_there())
    if not isinstance(command.incident, Reported):
        raise Refusal(refusals.incident_retracted())
    if command.damage_id in state.of:
        raise Refusal(refusals.already_recorded())
    refuse_if_any(_day_faults(command.on, command.today, not_before=local_day(command.incident.occurred.start)))
    return [
        e.DamageRecorded(
            damage_id=command.damage_id,
            incident_id=command.incident_id,
            kind=command.kind,
            description=command.description,
            amount_cents=command.amount_cents,
            on=command.on,
        )
    ]


def _assess(damage: Damage, command: c.AssessDamage) -> list[DamageEvent]:
    if command.amount_cents == damage.amount_cents:
        return []
    if command.amount_cents < damage.recovered_cents:
        raise Refusal(refusals.less_than_recovered())
    return [e.DamageAssessed(**_about(damage), amount_cents=command.amount_cents, reason=command.reason)]


def _claim(damage: Damage, command: c.ClaimDamage) -> list[DamageEvent]:
    refuse_if_any([*_day_faults(command.on, command.today, not_before=damage.on), *_route_faults(damage, command)])
    fact = e.DamageClaimed(**_about(damage), route=command.route, police_case_id=command.police_case_id, on=command.on)
    return [] if damage.claim == fact else [fact]


def _recover(damage: Damage, command: c.RecoverDamage) -> list[DamageEvent]:
    refuse_if_any(_day_faults(command.on, command.today, not_before=damage.on))
    if damage.amount_cents is None:
        raise Refusal(refusals.amount_not_known())
    if damage.recovered_cents + command.amount_cents > damage.amount_cents:
        raise Refusal(refusals.more_than_the_amount())
    return [
        e.DamageRecovered(
            **_about(damage), recovery_id=command.recovery_id, amount_cents=command.amount_cents, on=command.on
        )
    ]


def _write_off(damage: Damage, command: c.WriteOffDamage) -> list[DamageEvent]:
    fact = e.DamageWrittenOff(**_about(damage), reason=command.reason)
    if damage.written_off == fact:
        return []
    if damage.written_off is not None:
        raise Refusal(refusals.is_written_off())
    if damage.amount_cents is not None and damage.recovered_cents == damage.amount_cents:
        raise Refusal(refusals.paid_in_full())
    return [fact]


def _route_faults(damage: Damage, command: c.ClaimDamage) -> list[Fault]:
    """A criminal claim is joined to a police case about this incident, a civil one to none."""
    if command.route == "civil":
        return [refusals.civil_claim_with_case()] if command.police_case_id else []
    if command.case is None or not rests_on(command.case, {damage.fact.incident_id}):
        return [refusals.no_case_to_join()]
    return []


def _day_faults(on: date, today: date, *, not_before: date) -> list[Fault]:
    if on > today:
        return [refusals.in_the_future()]
    return [refusals.too_early()] if on < not_before else []


def _about(damage: Damage) -> dict[str, Any]:
    return {"damage_id": damage.fact.damage_id, "incident_id": damage.fact.incident_id}

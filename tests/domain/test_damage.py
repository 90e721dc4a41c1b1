"""What an incident cost: recorded, claimed, paid back or given up, in whole cents."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from domain.damage.commands import AssessDamage, ClaimDamage, RecordDamage, RecoverDamage, WriteOffDamage
from domain.damage.events import (
    DamageAssessed,
    DamageClaimed,
    DamageRecorded,
    DamageRecovered,
    DamageWrittenOff,
)
from domain.incident.events import Retracted
from domain.incident.state import fold
from domain.police.events import PoliceCharged
from domain.police.state import fold as fold_case
from tests.domain.examples import REASON, an_id, reported, sealed
from tests.domain.given import DAMAGE, given

INCIDENT, ONE, CASE, PAYMENT = an_id("incident"), an_id("damage"), an_id("case"), an_id("payment")
INCIDENT_DAY, TODAY = date(2024, 9, 16), date(2024, 9, 20)
ABOUT: dict[str, Any] = {"damage_id": ONE, "incident_id": INCIDENT}
_DAMAGE: dict[str, Any] = {
    "kind": "vehicle",
    "description": sealed("dent"),
    "amount_cents": 10_000,
    "on": INCIDENT_DAY,
}
RECORDED = DamageRecorded(**ABOUT, **_DAMAGE)
OF_NO_KNOWN_AMOUNT = RECORDED.model_copy(update={"amount_cents": None})
WRITTEN_OFF = DamageWrittenOff(**ABOUT, reason=REASON)
WRITE_OFF = WriteOffDamage(damage_id=ONE, reason=REASON)


def charge(incident: str) -> Any:
    made = {"number": None, "made_on": TODAY, "made_by": sealed("who"), "domicile_at_employer": True}
    return fold_case([PoliceCharged(incident_ids=(an_id(incident),), **made)])


def record(**changes: Any) -> RecordDamage:
    return RecordDamage(**({"today": TODAY, "incident": fold([reported()])} | ABOUT | _DAMAGE | changes))


def assess(amount: int) -> AssessDamage:
    return AssessDamage(damage_id=ONE, amount_cents=amount, reason=REASON)


def claim(**changes: Any) -> ClaimDamage:
    joined = {"route": "criminal", "police_case_id": CASE, "case": charge("incident"), "on": TODAY}
    return ClaimDamage(**({"today": TODAY, "damage_id": ONE} | joined | changes))


def recover(amount: int = 4_000, **changes: Any) -> RecoverDamage:
    paid = {"recovery_id": PAYMENT, "amount_cents": amount, "on": TODAY}
    return RecoverDamage(**({"today": TODAY, "damage_id": ONE} | paid | changes))


def recovered(amount: int = 4_000, payment: str = "payment") -> DamageRecovered:
    return DamageRecovered(**ABOUT, recovery_id=an_id(payment), amount_cents=amount, on=TODAY)


@pytest.mark.parametrize("amount", [None, 1, 2**31 - 1])
def test_damage_is_recorded_with_its_amount_or_without(amount: int | None) -> None:
    given(DAMAGE, []).when(record(amount_cents=amount)).then([RECORDED.model_copy(update={"amount_cents": amount})])


@pytest.mark.parametrize("amount", [0, -1, 2**31])
def test_an_amount_is_at_least_a_cent_and_fits(amount: int) -> None:
    with pytest.raises(ValidationError):
        record(amount_cents=amount)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"incident": fold([])}, "damage.incident_not_there"),
        ({"incident": fold([reported(), Retracted(reason=REASON)])}, "damage.incident_retracted"),
        ({"on": date(2024, 9, 21)}, "damage.in_the_future"),
        ({"on": date(2024, 9, 15)}, "damage.too_early"),
    ],
    ids=["unknown incident", "retracted incident", "future", "before the incident"],
)
def test_damage_that_cannot_be_right_is_refused(change: dict[str, Any], code: str) -> None:
    given(DAMAGE, []).when(record(**change)).then_refused(code)


def test_an_id_is_used_once() -> None:
    given(DAMAGE, [RECORDED]).when(record()).then_refused("damage.already_recorded")


def test_what_it_costs_can_become_known_later() -> None:
    given(DAMAGE, [OF_NO_KNOWN_AMOUNT]).when(assess(7_500)).then(
        [DamageAssessed(**ABOUT, amount_cents=7_500, reason=REASON)]
    )
    given(DAMAGE, [RECORDED]).when(assess(10_000)).then_nothing_happened()


def test_it_does_not_cost_less_than_was_paid() -> None:
    given(DAMAGE, [RECORDED, recovered(4_000)]).when(assess(3_999)).then_refused("damage.less_than_recovered")


def test_what_was_paid_adds_up_to_the_amount_and_no_further() -> None:
    past = [RECORDED, recovered(4_000)]
    rest = {"recovery_id": an_id("rest")}
    given(DAMAGE, past).when(recover(6_000, **rest)).then([recovered(6_000, "rest")])
    given(DAMAGE, past).when(recover(6_001, **rest)).then_refused_at(("/amountCents", "damage.more_than_the_amount"))


def test_a_payment_is_recorded_once() -> None:
    given(DAMAGE, [RECORDED, recovered()]).when(recover()).then_refused("damage.already_recovered")


def test_nothing_is_paid_of_an_amount_nobody_knows() -> None:
    given(DAMAGE, [OF_NO_KNOWN_AMOUNT]).when(recover()).then_refused("damage.amount_not_known")


def test_a_claim_is_joined_to_the_criminal_case_or_goes_to_the_civil_court() -> None:
    criminal = DamageClaimed(**ABOUT, route="criminal", police_case_id=CASE, on=TODAY)
    civil = DamageClaimed(**ABOUT, route="civil", police_case_id=None, on=TODAY)
    by_civil_law = claim(route="civil", police_case_id=None, case=None)
    given(DAMAGE, [RECORDED]).when(claim()).then([criminal])
    given(DAMAGE, [RECORDED, criminal]).when(claim()).then_nothing_happened()
    given(DAMAGE, [RECORDED, criminal]).when(by_civil_law).then([civil])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"police_case_id": None, "case": None}, "damage.no_case_to_join"),
        ({"case": charge("another")}, "damage.no_case_to_join"),
        ({"route": "civil"}, "damage.civil_claim_with_case"),
        ({"on": date(2024, 9, 21)}, "damage.in_the_future"),
    ],
    ids=["no case", "a case about another incident", "civil with a case", "future"],
)
def test_a_claim_that_cannot_be_right_is_refused(change: dict[str, Any], code: str) -> None:
    given(DAMAGE, [RECORDED]).when(claim(**change)).then_refused(code)


def test_what_is_not_paid_can_be_given_up_once() -> None:
    given(DAMAGE, [RECORDED, recovered()]).when(WRITE_OFF).then([WRITTEN_OFF])
    given(DAMAGE, [RECORDED, WRITTEN_OFF]).when(WRITE_OFF).then_nothing_happened()
    given(DAMAGE, [RECORDED, recovered(10_000)]).when(WRITE_OFF).then_refused("damage.paid_in_full")


def test_another_reason_for_what_was_given_up_is_refused() -> None:
    again = WriteOffDamage(damage_id=ONE, reason=sealed("another reason"))
    given(DAMAGE, [RECORDED, WRITTEN_OFF]).when(again).then_refused("damage.is_written_off")


@pytest.mark.parametrize("command", [assess(1), claim(), recover()], ids=lambda one: type(one).__name__)
def test_what_was_given_up_does_not_change_any_more(command: Any) -> None:
    given(DAMAGE, [RECORDED, WRITTEN_OFF]).when(command).then_refused("damage.is_written_off")


@pytest.mark.parametrize("command", [assess(1), claim(), recover(), WRITE_OFF], ids=lambda one: type(one).__name__)
def test_damage_that_is_not_there_is_missing(command: Any) -> None:
    given(DAMAGE, []).when(command).then_refused("damage.not_recorded")

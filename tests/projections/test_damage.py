"""The damage of an incident."""

from datetime import date
from typing import Any

from domain.damage.events import DamageAssessed, DamageClaimed, DamageRecorded, DamageRecovered, DamageWrittenOff
from domain.damage.stream import damage_stream
from projections.damage.fold import DAMAGE, Recovery
from projections.damage.queries import Damage, damage_of
from tests.domain.examples import REASON, an_id, sealed
from tests.projections.register import Register

INCIDENT, ONE, CASE, DAY = an_id("incident"), an_id("damage"), an_id("case"), date(2024, 9, 16)
STREAM = damage_stream(INCIDENT)
ABOUT: dict[str, Any] = {"damage_id": ONE, "incident_id": INCIDENT}
RECORDED = DamageRecorded(**ABOUT, kind="vehicle", description=sealed("dent"), amount_cents=None, on=DAY)


def test_a_damage_shows_all_that_came_of_it(register: Register) -> None:
    register.record(
        STREAM,
        RECORDED,
        DamageAssessed(**ABOUT, amount_cents=5_000, reason=REASON),
        DamageClaimed(**ABOUT, route="criminal", police_case_id=CASE, on=DAY),
        DamageRecovered(**ABOUT, recovery_id=an_id("payment"), amount_cents=2_000, on=DAY),
        DamageWrittenOff(**ABOUT, reason=REASON),
    )
    register.project(DAMAGE)

    (found,) = damage_of(register.reading, register.organisation, INCIDENT)

    assert found == Damage(
        damage_id=ONE,
        kind="vehicle",
        description=sealed("dent"),
        amount_cents=5_000,
        on=DAY,
        recoveries=(Recovery(recovery_id=an_id("payment"), amount_cents=2_000, on=DAY),),
        route="criminal",
        police_case_id=CASE,
        claimed_on=DAY,
        written_off=True,
        stream_id=STREAM,
        stream_version=5,
    )
    assert found.recovered_cents == 2_000


def test_an_incident_shows_its_own_damage_only(register: Register) -> None:
    register.record(STREAM, RECORDED)
    register.project(DAMAGE)

    assert damage_of(register.reading, register.organisation, an_id("another")) == []

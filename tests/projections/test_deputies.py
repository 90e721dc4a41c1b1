"""Who does whose tasks, and when."""

from datetime import date
from typing import Any

from domain.deputy.events import DeputyAppointed, DeputyEnded
from domain.deputy.stream import deputies_stream
from projections.deputies.fold import DEPUTIES
from projections.deputies.queries import deputies_on, deputyship, not_over
from tests.domain.examples import REASON, an_id
from tests.projections.register import Register

MANAGER, ADVISOR = an_id("manager"), an_id("advisor")
STREAM = deputies_stream(MANAGER)
FIRST, LAST = date(2024, 9, 23), date(2024, 10, 4)
BEFORE, DURING, AFTER = date(2024, 9, 22), date(2024, 9, 26), date(2024, 10, 5)


def who(name: str) -> dict[str, Any]:
    return {"deputyship_id": an_id(name), "person_id": MANAGER, "deputy_id": ADVISOR}


APPOINTED = DeputyAppointed(**who("first"), first_day=FIRST, last_day=LAST)


def test_a_deputy_is_there_on_the_days_of_his_period(register: Register) -> None:
    register.record(STREAM, APPOINTED)
    register.project(DEPUTIES)

    holding = [deputies_on(register.reading, register.organisation, day, 10) for day in (BEFORE, FIRST, LAST, AFTER)]
    listed = [len(not_over(register.reading, register.organisation, day, 10)) for day in (BEFORE, FIRST, LAST, AFTER)]

    assert holding == [{}, {MANAGER: ADVISOR}, {MANAGER: ADVISOR}, {}]
    assert listed == [1, 1, 1, 0]


def test_what_was_ended_early_holds_no_longer_and_says_why(register: Register) -> None:
    register.record(STREAM, APPOINTED, DeputyEnded(**who("first"), on=DURING, reason=REASON))
    register.project(DEPUTIES)

    assert deputies_on(register.reading, register.organisation, FIRST, 10) == {MANAGER: ADVISOR}
    assert deputies_on(register.reading, register.organisation, DURING, 10) == {}
    assert not_over(register.reading, register.organisation, DURING, 10) == []
    found = deputyship(register.reading, register.organisation, an_id("first"))
    assert found is not None
    assert (found.ended_on, found.ended_because, found.stream_id, found.version) == (DURING, REASON, STREAM, 2)


def test_what_was_called_off_before_it_began_is_not_to_come(register: Register) -> None:
    register.record(STREAM, APPOINTED, DeputyEnded(**who("first"), on=BEFORE, reason=REASON))
    register.project(DEPUTIES)

    assert not_over(register.reading, register.organisation, date(2024, 9, 20), 10) == []


def test_a_change_expects_the_version_of_all_deputies_of_the_person(register: Register) -> None:
    second = DeputyAppointed(**who("second"), first_day=date(2024, 11, 1), last_day=date(2024, 11, 8))
    register.record(STREAM, APPOINTED, second)
    register.project(DEPUTIES)

    found = not_over(register.reading, register.organisation, BEFORE, 10)
    assert [(one.deputyship_id, one.version) for one in found] == [(an_id("first"), 2), (an_id("second"), 2)]
    assert deputyship(register.reading, register.organisation, an_id("nobody")) is None

"""Aftercare: what a victim or witness wants, the talks, referrals, and how it stands in the end."""

from datetime import date, timedelta
from typing import Any

import pytest

from domain.aftercare.commands import Conclude, DeclineTalk, HoldTalk, OfferTalk, RecordWish, Refer
from domain.aftercare.events import Concluded, Referred, TalkDeclined, TalkHeld, TalkOffered, WishRecorded
from domain.aftercare.state import fold as care_after
from domain.aftercare.stream import aftercare_id
from domain.event import Event, Value
from domain.incident.events import Closed, Retracted
from domain.incident.state import fold
from tests.domain.examples import NOW, REASON, SECOND_VICTIM, VICTIM, WITNESS, an_id, reported, sealed
from tests.domain.given import AFTERCARE, given

INCIDENT = an_id("incident")
TODAY = NOW.date()
STANDS = fold([reported(witnesses=(WITNESS,))])
ABOUT: dict[str, Any] = {"incident_id": INCIDENT, "incident": STANDS, "person_id": VICTIM.person_id, "today": TODAY}
OF: dict[str, Any] = {"incident_id": INCIDENT, "person_id": VICTIM.person_id}
WISH = sealed("wish")

WISHED = WishRecorded(**OF, wish=WISH)
OFFERED = TalkOffered(**OF, talk="first", by="manager", offered_on=TODAY)
HELD = TalkHeld(**OF, talk="first", held_on=TODAY, note=sealed("note"))
DECLINED = TalkDeclined(**OF, talk="first", declined_on=TODAY)
REFERRED = Referred(**OF, to="company_doctor", referred_on=TODAY, note=sealed("note"))
COMPLETED = Concluded(**OF, outcome="completed", reason=REASON)


def wish(**changes: Any) -> RecordWish:
    return RecordWish(**{**ABOUT, "wish": WISH, **changes})


def offer(**changes: Any) -> OfferTalk:
    return OfferTalk(**{**ABOUT, "talk": "first", "by": "manager", "offered_on": TODAY, **changes})


def hold(**changes: Any) -> HoldTalk:
    return HoldTalk(**{**ABOUT, "talk": "first", "held_on": TODAY, "note": sealed("note"), **changes})


def decline(**changes: Any) -> DeclineTalk:
    return DeclineTalk(**{**ABOUT, "talk": "first", "declined_on": TODAY, **changes})


def refer(**changes: Any) -> Refer:
    asked = {"to": "company_doctor", "referred_on": TODAY, "note": sealed("note")}
    return Refer(**{**ABOUT, **asked, **changes})


def conclude(outcome: str, **changes: Any) -> Conclude:
    return Conclude(**{**ABOUT, "outcome": outcome, "reason": REASON, **changes})


EVERYTHING: list[tuple[list[Event], Any, Event]] = [
    ([], wish, WISHED),
    ([], offer, OFFERED),
    ([], hold, HELD),
    ([OFFERED], decline, DECLINED),
    ([], refer, REFERRED),
    ([], lambda **changes: conclude("not_needed", **changes), Concluded(**OF, outcome="not_needed", reason=REASON)),
]
EVERY = pytest.mark.parametrize(("past", "command", "fact"), EVERYTHING, ids=lambda part: getattr(part, "NAME", ""))


@EVERY
def test_each_step_is_a_fact(past: list[Event], command: Any, fact: Event) -> None:
    given(AFTERCARE, past).when(command()).then([fact])


@EVERY
def test_each_step_is_for_witnesses_too(past: list[Event], command: Any, fact: Event) -> None:
    of_the_witness = {"person_id": WITNESS.person_id}
    for_the_witness = [event.model_copy(update=of_the_witness) for event in past]
    given(AFTERCARE, for_the_witness).when(command(**of_the_witness)).then([fact.model_copy(update=of_the_witness)])


@EVERY
def test_each_step_twice_stays_quiet(past: list[Event], command: Any, fact: Event) -> None:
    given(AFTERCARE, [*past, fact]).when(command()).then_nothing_happened()


def test_another_reason_for_the_same_conclusion_is_refused_until_something_new_is_recorded() -> None:
    concluded = Concluded(**OF, outcome="not_needed", reason=REASON)
    again = conclude("not_needed", reason=sealed("another reason"))
    given(AFTERCARE, [concluded]).when(again).then_refused_at(("/outcome", "aftercare.already_concluded"))
    recorded = Concluded(**OF, outcome="not_needed", reason=sealed("another reason"))
    given(AFTERCARE, [concluded, WISHED]).when(again).then([recorded])


@EVERY
def test_nobody_outside_the_incident_is_cared_for_here(past: list[Event], command: Any, fact: Event) -> None:
    del fact
    of_another = {"person_id": SECOND_VICTIM.person_id}
    for_another = [event.model_copy(update=of_another) for event in past]
    given(AFTERCARE, for_another).when(command(**of_another)).then_refused_at(
        ("/personId", "aftercare.not_in_the_incident")
    )


@EVERY
def test_it_needs_an_incident_that_stands(past: list[Event], command: Any, fact: Event) -> None:
    del fact
    given(AFTERCARE, past).when(command(incident=fold([]))).then_refused("aftercare.incident_not_there")
    gone = fold([reported(), Retracted(reason=REASON)])
    given(AFTERCARE, past).when(command(incident=gone)).then_refused("aftercare.incident_retracted")


def test_care_goes_on_after_the_incident_was_closed() -> None:
    closed = fold([reported(), Closed(reason=REASON)])
    given(AFTERCARE, []).when(hold(incident=closed)).then([HELD])


@pytest.mark.parametrize(
    ("command", "field"),
    [(offer, "offered_on"), (hold, "held_on"), (decline, "declined_on"), (refer, "referred_on")],
)
@pytest.mark.parametrize(
    ("day", "code"),
    [(TODAY + timedelta(days=1), "aftercare.in_the_future"), (date(2024, 9, 15), "aftercare.before_incident")],
)
def test_a_step_lies_between_the_incident_and_today(command: Any, field: str, day: date, code: str) -> None:
    place = f"/{field.removesuffix('_on')}On"
    given(AFTERCARE, [OFFERED]).when(command(**{field: day})).then_refused_at((place, code))


def test_all_that_is_wrong_is_named_at_once() -> None:
    given(AFTERCARE, []).when(decline(person_id=an_id("nobody"), declined_on=date(2024, 9, 1))).then_refused_at(
        ("/personId", "aftercare.not_in_the_incident"),
        ("/declinedOn", "aftercare.before_incident"),
        ("/talk", "aftercare.talk_not_offered"),
    )


@pytest.mark.parametrize("command", [offer(), decline(), hold(held_on=TODAY, note=None)])
def test_one_of_the_first_three_talks_is_held_once(command: Value) -> None:
    given(AFTERCARE, [OFFERED, HELD]).when(command).then_refused_at(("/talk", "aftercare.talk_already_held"))


def test_another_talk_can_be_held_as_often_as_needed() -> None:
    first = TalkHeld(**OF, talk="other", held_on=TODAY)
    later = hold(talk="other", note=None, today=TODAY + timedelta(days=9), held_on=TODAY + timedelta(days=9))
    given(AFTERCARE, [first]).when(later).then([first.model_copy(update={"held_on": TODAY + timedelta(days=9)})])


def test_who_declined_may_change_her_mind() -> None:
    given(AFTERCARE, [OFFERED, DECLINED]).when(hold()).then([HELD])


def test_what_was_not_offered_cannot_be_declined() -> None:
    given(AFTERCARE, []).when(decline()).then_refused("aftercare.talk_not_offered")


@pytest.mark.parametrize("past", [[HELD], [REFERRED]])
def test_care_that_was_given_is_completed(past: list[Event]) -> None:
    given(AFTERCARE, past).when(conclude("completed")).then([COMPLETED])


@pytest.mark.parametrize("past", [[], [WISHED, OFFERED], [OFFERED, DECLINED]])
def test_care_that_was_not_given_is_not_completed(past: list[Event]) -> None:
    given(AFTERCARE, past).when(conclude("completed")).then_refused_at(("/outcome", "aftercare.no_care_given"))


def test_declined_is_who_declined() -> None:
    given(AFTERCARE, [OFFERED, DECLINED]).when(conclude("declined")).then(
        [Concluded(**OF, outcome="declined", reason=REASON)]
    )
    given(AFTERCARE, [OFFERED]).when(conclude("declined")).then_refused_at(("/outcome", "aftercare.nothing_declined"))


@pytest.mark.parametrize("fact", [WISHED, OFFERED, HELD, DECLINED, REFERRED])
def test_a_conclusion_holds_until_something_new_is_recorded(fact: Event) -> None:
    concluded: list[Any] = [REFERRED, COMPLETED]
    assert care_after(concluded).concluded == {VICTIM.person_id}
    assert care_after([*concluded, fact]).concluded == frozenset()
    assert care_after([*concluded, fact, COMPLETED]).concluded == {VICTIM.person_id}


def test_the_conclusion_for_one_says_nothing_of_another() -> None:
    given(AFTERCARE, [REFERRED, COMPLETED]).when(conclude("completed", person_id=WITNESS.person_id)).then_refused(
        "aftercare.no_care_given"
    )


def test_the_stream_of_an_incident_is_always_the_same() -> None:
    assert str(aftercare_id(INCIDENT)) == "09f99967-6d05-58ed-8964-557e39bebb05"

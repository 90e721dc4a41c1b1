"""From when it is imposed until it has ended: told, shortened, reviewed, objected to, suspended, lifted, annulled."""

from datetime import timedelta
from typing import Any

import pytest

from domain.event import Event, Value
from domain.incident.state import fold as fold_incident
from domain.police.events import Outcome, OutcomeRecorded, PoliceCharged, PoliceEvent
from domain.police.state import fold as fold_case
from domain.review import Demand
from domain.sanction import commands as c
from domain.sanction import events as e
from domain.sanction.state import Sanction, fold
from domain.sanction.steps import open_steps
from tests.domain.examples import REASON, an_id, reported, sealed
from tests.domain.given import SANCTION, given
from tests.domain.sanctions import (
    ADVICE,
    ANNUL,
    ANNULLED,
    APPROVED,
    ENDS,
    HEARD,
    IDS,
    INCIDENT_ID,
    LIFT,
    LIFTED,
    NO_DURATION,
    OBJECT,
    OBJECTED,
    OTHER_INCIDENT_ID,
    REJECTED,
    RESUME,
    RESUMED,
    REVIEW,
    RUNNING,
    STARTS,
    SUSPEND,
    SUSPENDED,
    TODAY,
    WARNING,
    decide_objection,
    impose,
    imposed,
    objection_decided,
    proposed,
    shorten,
    shortened,
)

DAY = timedelta(days=1)
MIDWAY = REVIEW + timedelta(days=30)
TELL = c.TellPerpetrator(today=TODAY, how="letter", told_on=TODAY)
TOLD = e.PerpetratorTold(incident_ids=IDS, how="letter", told_on=TODAY)
CASE = an_id("case")
DEMAND = c.DemandReview(today=TODAY, demand=Demand(ground="police_outcome", because_of=CASE))
NO_DURATION_IMPOSED = dict.fromkeys(("starts_on", "ends_on", "review_on"))
CHARGED = PoliceCharged(
    incident_ids=IDS, number=None, made_on=TODAY, made_by=sealed("made by"), domicile_at_employer=True
)
DEMANDED = e.ReviewDemanded(incident_ids=IDS, ground="police_outcome", because_of=CASE)


def review(**changes: Any) -> c.ReviewSanction:
    fields: dict[str, Any] = {"today": REVIEW, "outcome": "kept", "review_on": MIDWAY, "reason": REASON}
    return c.ReviewSanction(**(fields | changes))


def reviewed(**changes: Any) -> e.SanctionReviewed:
    fields: dict[str, Any] = {"incident_ids": IDS, "outcome": "kept", "review_on": MIDWAY, "reason": REASON}
    return e.SanctionReviewed(**(fields | changes))


KEEP = review()
STEPS = [TELL, shorten(MIDWAY), KEEP, DEMAND, SUSPEND, RESUME, LIFT]
DURING = [shorten(MIDWAY), KEEP, SUSPEND, RESUME, LIFT]


@pytest.mark.parametrize(
    ("command", "fact"), [(TELL, TOLD), (DEMAND, DEMANDED), (SUSPEND, SUSPENDED), (LIFT, LIFTED), (ANNUL, ANNULLED)]
)
def test_what_happens_while_it_lasts_is_a_fact_once(command: Value, fact: Event) -> None:
    given(SANCTION, RUNNING).when(command).then([fact])
    given(SANCTION, [*RUNNING, fact]).when(command).then_nothing_happened()


def test_shortening_moves_the_end_forward() -> None:
    given(SANCTION, RUNNING).when(shorten(MIDWAY)).then([shortened(MIDWAY)])
    given(SANCTION, [*RUNNING, shortened(MIDWAY)]).when(shorten(MIDWAY)).then_nothing_happened()


def test_shortening_never_lengthens() -> None:
    given(SANCTION, RUNNING).when(shorten(ENDS + DAY)).then_refused_at(("/endsOn", "sanction.shortening_lengthens"))
    given(SANCTION, [*RUNNING, shortened(MIDWAY)]).when(shorten(ENDS)).then_refused("sanction.shortening_lengthens")


def test_shortening_does_not_work_back() -> None:
    given(SANCTION, RUNNING).when(shorten(MIDWAY, today=MIDWAY + DAY)).then_refused("sanction.ends_in_the_past")
    given(SANCTION, RUNNING).when(shorten(MIDWAY, today=MIDWAY)).then([shortened(MIDWAY)])
    given(SANCTION, RUNNING).when(shorten(STARTS - DAY)).then_refused("sanction.ends_before_it_starts")


def test_a_review_keeps_it_until_the_next() -> None:
    given(SANCTION, RUNNING).when(KEEP).then([reviewed()])
    given(SANCTION, [*RUNNING, reviewed()]).when(KEEP).then_nothing_happened()


def test_what_a_review_changes_is_a_fact_of_its_own() -> None:
    cut = review(outcome="shortened", ends_on=MIDWAY, review_on=None)
    given(SANCTION, RUNNING).when(cut).then([reviewed(outcome="shortened", review_on=None), shortened(MIDWAY)])
    lift = review(outcome="lifted", review_on=None)
    given(SANCTION, RUNNING).when(lift).then([reviewed(outcome="lifted", review_on=None), LIFTED])


@pytest.mark.parametrize(
    ("changes", "place", "code"),
    [
        ({"review_on": None}, "/reviewOn", "sanction.no_next_review"),
        ({"review_on": REVIEW}, "/reviewOn", "sanction.review_outside_duration"),
        ({"review_on": ENDS + DAY}, "/reviewOn", "sanction.review_outside_duration"),
        ({"ends_on": MIDWAY}, "/endsOn", "sanction.not_for_this_outcome"),
        ({"outcome": "lifted"}, "/reviewOn", "sanction.not_for_this_outcome"),
        ({"outcome": "shortened"}, "/endsOn", "sanction.review_without_new_end"),
        ({"outcome": "shortened", "ends_on": ENDS + DAY}, "/endsOn", "sanction.shortening_lengthens"),
    ],
)
def test_a_review_says_what_belongs_to_its_outcome(changes: dict[str, Any], place: str, code: str) -> None:
    given(SANCTION, RUNNING).when(review(**changes)).then_refused_at((place, code))


def test_on_its_last_day_there_is_no_next_review_to_set() -> None:
    given(SANCTION, RUNNING).when(review(today=ENDS, review_on=None)).then([reviewed(review_on=None)])


def test_a_review_answers_the_demand_for_one_and_a_new_outcome_demands_another() -> None:
    given(SANCTION, [*RUNNING, DEMANDED, reviewed()]).when(DEMAND).then([DEMANDED])
    other = c.DemandReview(today=TODAY, demand=Demand(ground="incident_retracted", because_of=INCIDENT_ID))
    given(SANCTION, [*RUNNING, DEMANDED]).when(other).then(
        [e.ReviewDemanded(incident_ids=IDS, ground="incident_retracted", because_of=INCIDENT_ID)]
    )


def test_a_review_can_be_demanded_of_a_proposal_and_is_open_once_it_is_imposed() -> None:
    given(SANCTION, [proposed()]).when(DEMAND).then([DEMANDED])
    given(SANCTION, [proposed(), DEMANDED]).when(DEMAND).then_nothing_happened()
    given(SANCTION, [proposed(), REJECTED]).when(DEMAND).then_refused("sanction.ended")

    state = fold([proposed(), DEMANDED, HEARD, APPROVED, imposed()])
    assert isinstance(state, Sanction)
    assert "review" in open_steps(state, None, TODAY)
    assert state.demanded_by == (DEMAND.demand,)


def test_there_is_nothing_to_review_of_what_has_no_duration() -> None:
    given(SANCTION, [WARNING]).when(DEMAND).then_nothing_happened()
    demanded_before = fold([proposed(**NO_DURATION), DEMANDED, imposed(**NO_DURATION_IMPOSED)])
    assert isinstance(demanded_before, Sanction)
    assert open_steps(demanded_before, None, TODAY) == ()


@pytest.mark.parametrize("outcome", ["acquitted", "dismissed"])
def test_what_is_imposed_on_a_case_that_ended_without_guilt_is_to_be_reviewed_at_once(outcome: Outcome) -> None:
    ended = {CASE: fold_case([CHARGED, OutcomeRecorded(incident_ids=IDS, outcome=outcome, on=TODAY, note=None)])}
    heard = [proposed(), HEARD, APPROVED]

    given(SANCTION, heard).when(impose(cases=ended)).then([imposed(), DEMANDED])
    given(SANCTION, [*heard, DEMANDED]).when(impose(cases=ended)).then([imposed()])


@pytest.mark.parametrize(
    "case",
    [
        [CHARGED],
        [CHARGED, OutcomeRecorded(incident_ids=IDS, outcome="convicted", on=TODAY, note=None)],
        [
            CHARGED.model_copy(update={"incident_ids": (OTHER_INCIDENT_ID,)}),
            OutcomeRecorded(incident_ids=(OTHER_INCIDENT_ID,), outcome="acquitted", on=TODAY, note=None),
        ],
    ],
    ids=["pending", "convicted", "about another incident"],
)
def test_any_other_case_asks_for_no_review(case: list[PoliceEvent]) -> None:
    command = impose(cases={CASE: fold_case(case)})
    given(SANCTION, [proposed(), HEARD, APPROVED]).when(command).then([imposed()])


def test_what_is_imposed_on_what_is_no_aggression_any_more_is_to_be_reviewed_at_once() -> None:
    incidents = {INCIDENT_ID: fold_incident([reported(types=("other",))])}
    demanded = e.ReviewDemanded(incident_ids=IDS, ground="incident_reclassified", because_of=INCIDENT_ID)
    given(SANCTION, [proposed(), HEARD, APPROVED]).when(impose(incidents=incidents)).then([imposed(), demanded])

    always_other = proposed(advice=ADVICE.model_copy(update={"type": "other"}))
    given(SANCTION, [always_other, HEARD, APPROVED]).when(impose(incidents=incidents)).then([imposed()])


def test_it_is_suspended_and_resumed() -> None:
    given(SANCTION, [*RUNNING, SUSPENDED]).when(RESUME).then([RESUMED])
    given(SANCTION, RUNNING).when(RESUME).then_refused("sanction.not_suspended")


def test_an_objection_is_received_and_answered() -> None:
    given(SANCTION, RUNNING).when(OBJECT).then([OBJECTED])
    given(SANCTION, [*RUNNING, OBJECTED]).when(OBJECT).then_nothing_happened()
    given(SANCTION, [*RUNNING, OBJECTED]).when(decide_objection()).then([objection_decided()])


def test_one_objection_at_a_time() -> None:
    other = OBJECT.model_copy(update={"summary": sealed("another")})
    given(SANCTION, [*RUNNING, OBJECTED]).when(other).then_refused("sanction.objection_open")
    answered = [*RUNNING, OBJECTED, objection_decided()]
    given(SANCTION, answered).when(other).then([OBJECTED.model_copy(update={"summary": sealed("another")})])
    given(SANCTION, answered).when(decide_objection()).then_refused("sanction.no_objection")
    given(SANCTION, RUNNING).when(decide_objection()).then_refused("sanction.no_objection")


def test_days_are_in_order() -> None:
    before, after = TODAY - DAY, TODAY + DAY
    given(SANCTION, RUNNING).when(TELL.model_copy(update={"told_on": before})).then_refused_at(
        ("/toldOn", "sanction.before_it_was_imposed")
    )
    given(SANCTION, RUNNING).when(TELL.model_copy(update={"told_on": after})).then_refused_at(
        ("/toldOn", "sanction.day_in_the_future")
    )
    given(SANCTION, RUNNING).when(OBJECT.model_copy(update={"received_on": before})).then_refused_at(
        ("/receivedOn", "sanction.before_it_was_imposed")
    )
    given(SANCTION, [*RUNNING, OBJECTED]).when(decide_objection(decided_on=before)).then_refused_at(
        ("/decidedOn", "sanction.decided_before_it_came")
    )
    given(SANCTION, [*RUNNING, OBJECTED]).when(decide_objection(decided_on=after)).then_refused_at(
        ("/decidedOn", "sanction.day_in_the_future")
    )


@pytest.mark.parametrize("command", [TELL, shorten(MIDWAY), KEEP, DEMAND, SUSPEND, RESUME])
def test_after_an_end_nothing_follows(command: Value) -> None:
    for end in (LIFTED, ANNULLED):
        given(SANCTION, [*RUNNING, end]).when(command).then_refused("sanction.ended")


@pytest.mark.parametrize("command", STEPS)
def test_after_its_last_day_nothing_follows(command: Value) -> None:
    late = command.model_copy(update={"today": ENDS + DAY})
    given(SANCTION, RUNNING).when(late).then_refused("sanction.ended")


@pytest.mark.parametrize("past", [RUNNING, [*RUNNING, LIFTED]], ids=["run out", "lifted"])
def test_an_objection_or_an_annulment_can_still_come_after_the_end(past: list[Event]) -> None:
    late = ENDS + DAY
    given(SANCTION, past).when(OBJECT.model_copy(update={"today": late})).then([OBJECTED])
    given(SANCTION, [*past, OBJECTED]).when(decide_objection(today=late)).then([objection_decided()])
    given(SANCTION, past).when(ANNUL.model_copy(update={"today": late})).then([ANNULLED])


@pytest.mark.parametrize("command", [OBJECT, decide_objection(), LIFT])
def test_what_was_annulled_is_over_for_good(command: Value) -> None:
    given(SANCTION, [*RUNNING, OBJECTED, ANNULLED]).when(command).then_refused("sanction.ended")


@pytest.mark.parametrize("command", [TELL, *DURING, OBJECT, decide_objection(), ANNUL])
def test_a_proposal_is_not_in_force_yet(command: Value) -> None:
    given(SANCTION, [proposed()]).when(command).then_refused("sanction.not_imposed")


@pytest.mark.parametrize("command", [OBJECT, decide_objection(), ANNUL])
def test_what_was_rejected_was_never_imposed(command: Value) -> None:
    given(SANCTION, [proposed(), REJECTED]).when(command).then_refused("sanction.not_imposed")


@pytest.mark.parametrize("command", DURING)
def test_what_has_no_duration_can_only_be_annulled(command: Value) -> None:
    given(SANCTION, [WARNING]).when(command).then_refused("sanction.nothing_to_end")
    given(SANCTION, [WARNING]).when(ANNUL).then([ANNULLED])


@pytest.mark.parametrize("command", [*STEPS, OBJECT, decide_objection(), ANNUL])
def test_there_has_to_be_a_sanction(command: Value) -> None:
    given(SANCTION, []).when(command).then_refused("sanction.not_there")

"""The life of a report: taken up, judged, reacted to, closed, reopened. Facts can be corrected at any time."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from domain.event import Event, Value
from domain.incident.commands import (
    AddWitness,
    Assess,
    Close,
    CorrectDescription,
    GiveReaction,
    Reclassify,
    RecordStatement,
    Reopen,
    Retract,
    StartTreatment,
)
from domain.incident.events import (
    Assessed,
    Assessment,
    Closed,
    DescriptionCorrected,
    PerpetratorRuledOut,
    ReactionGiven,
    Reclassified,
    Reopened,
    Retracted,
    StatementRecorded,
    TreatmentStarted,
    VictimAdded,
    WitnessAdded,
)
from domain.incident.state import Reported, fold
from domain.periods import CLOCK_SLACK
from tests.domain.examples import (
    CITIZEN,
    NEIGHBOUR,
    NOW,
    OCCURRED,
    REASON,
    SECOND_VICTIM,
    VICTIM,
    WITNESS,
    reported,
    sealed,
)
from tests.domain.given import INCIDENT, given

REPORTED = reported(perpetrators=(CITIZEN,))
STARTED = TreatmentStarted(started_at=NOW)
FOUNDED = Assessed(assessment="founded", reason=REASON)
CLOSED = Closed(reason=REASON)
REOPENED = Reopened(reason=REASON)
IN_TREATMENT = [REPORTED, STARTED]
DONE = [*IN_TREATMENT, FOUNDED, CLOSED]
START = StartTreatment(at=NOW)
STATEMENT = sealed("statement")
TODAY = NOW.date()


def assess(assessment: Assessment = "founded") -> Assess:
    return Assess(at=NOW, assessment=assessment, reason=REASON)


def react(**changes: object) -> GiveReaction:
    asked: dict[str, object] = {"person_id": CITIZEN.person_id, "means": "telephone", "given_at": NOW, "note": REASON}
    return GiveReaction.model_validate({"at": NOW, **asked, **changes})


def reacted(person: UUID | None = CITIZEN.person_id) -> ReactionGiven:
    return ReactionGiven(person_id=person, means="telephone", given_at=NOW, note=REASON)


def state(person: UUID | None = CITIZEN.person_id, given_on: date = TODAY) -> RecordStatement:
    return RecordStatement(today=TODAY, person_id=person, given_on=given_on, statement=STATEMENT)


def stated(person: UUID | None = CITIZEN.person_id) -> StatementRecorded:
    return StatementRecorded(person_id=person, given_on=NOW.date(), statement=STATEMENT)


def close(*cared_for: UUID) -> Close:
    return Close(cared_for=frozenset(cared_for), reason=REASON)


CLOSE = close(VICTIM.person_id)


def test_a_report_is_taken_up() -> None:
    given(INCIDENT, [REPORTED]).when(START).then([STARTED])


@pytest.mark.parametrize("past", [IN_TREATMENT, [*DONE, REOPENED]])
def test_what_is_in_treatment_need_not_be_taken_up_again(past: list[Event]) -> None:
    given(INCIDENT, past).when(START).then_nothing_happened()


def test_who_judges_has_taken_it_up() -> None:
    given(INCIDENT, [REPORTED]).when(assess()).then([STARTED, FOUNDED])


def test_who_reacts_has_taken_it_up() -> None:
    given(INCIDENT, [REPORTED]).when(react()).then([STARTED, reacted()])


@pytest.mark.parametrize("assessment", ["founded", "unfounded", "concern"])
def test_a_report_is_judged_with_a_reason(assessment: Assessment) -> None:
    given(INCIDENT, IN_TREATMENT).when(assess(assessment)).then([Assessed(assessment=assessment, reason=REASON)])


def test_a_judgement_can_be_another_later() -> None:
    given(INCIDENT, [*IN_TREATMENT, FOUNDED]).when(assess("unfounded")).then(
        [Assessed(assessment="unfounded", reason=REASON)]
    )


def test_the_same_judgement_twice_stays_quiet() -> None:
    given(INCIDENT, [*IN_TREATMENT, FOUNDED]).when(assess()).then_nothing_happened()


@pytest.mark.parametrize("person", [CITIZEN.person_id, None])
def test_a_reaction_is_given_to_one_perpetrator_or_to_nobody_in_particular(person: UUID | None) -> None:
    given(INCIDENT, IN_TREATMENT).when(react(person_id=person)).then([reacted(person)])


def test_the_same_reaction_twice_stays_quiet() -> None:
    given(INCIDENT, [*IN_TREATMENT, reacted()]).when(react()).then_nothing_happened()


def test_a_late_reaction_is_a_reaction() -> None:
    long_after = NOW + timedelta(days=400)
    late = ReactionGiven(person_id=None, means="telephone", given_at=long_after, note=REASON)
    given(INCIDENT, IN_TREATMENT).when(react(at=long_after, person_id=None, given_at=long_after)).then([late])


def test_a_reaction_lies_between_the_incident_and_now() -> None:
    given(INCIDENT, IN_TREATMENT).when(react(given_at=NOW + CLOCK_SLACK + timedelta(seconds=1))).then_refused_at(
        ("/givenAt", "incident.reacted_in_the_future")
    )
    given(INCIDENT, IN_TREATMENT).when(react(given_at=OCCURRED.start - timedelta(seconds=1))).then_refused_at(
        ("/givenAt", "incident.reacted_before_incident")
    )


def test_every_fault_in_a_reaction_is_named_at_once() -> None:
    wrong = react(given_at=OCCURRED.start - timedelta(days=1), person_id=NEIGHBOUR.person_id)
    given(INCIDENT, IN_TREATMENT).when(wrong).then_refused_at(
        ("/givenAt", "incident.reacted_before_incident"), ("/personId", "incident.not_a_perpetrator")
    )


@pytest.mark.parametrize("past", [[REPORTED], IN_TREATMENT, DONE, [*DONE, REOPENED]])
def test_the_perpetrator_may_say_what_he_has_to_say_at_any_time(past: list[Event]) -> None:
    given(INCIDENT, past).when(state()).then([stated()])


def test_who_turned_out_not_to_have_done_it_may_say_so() -> None:
    ruled_out = PerpetratorRuledOut(person_id=CITIZEN.person_id, reason=REASON)
    given(INCIDENT, [REPORTED, ruled_out]).when(state()).then([stated()])


def test_the_statement_of_someone_nobody_knows_is_recorded_too() -> None:
    given(INCIDENT, [reported()]).when(state(None)).then([stated(None)])


def test_the_same_statement_twice_stays_quiet() -> None:
    given(INCIDENT, [REPORTED, stated()]).when(state()).then_nothing_happened()


def test_a_statement_lies_between_the_incident_and_today() -> None:
    given(INCIDENT, [REPORTED]).when(state(given_on=NOW.date() + timedelta(days=1))).then_refused_at(
        ("/givenOn", "incident.stated_in_the_future")
    )
    given(INCIDENT, [REPORTED]).when(state(given_on=OCCURRED.start.date() - timedelta(days=1))).then_refused_at(
        ("/givenOn", "incident.stated_before_incident")
    )


def test_a_statement_is_of_someone_who_was_named() -> None:
    given(INCIDENT, [REPORTED]).when(state(NEIGHBOUR.person_id)).then_refused_at(
        ("/personId", "incident.not_a_perpetrator")
    )


def test_what_was_judged_and_cared_for_is_closed_with_a_conclusion() -> None:
    given(INCIDENT, [*IN_TREATMENT, FOUNDED]).when(CLOSE).then([CLOSED])


def test_what_was_not_judged_stays_open() -> None:
    given(INCIDENT, IN_TREATMENT).when(CLOSE).then_refused("incident.not_assessed")


def test_while_the_aftercare_of_one_victim_is_not_recorded_it_stays_open() -> None:
    past = [*IN_TREATMENT, VictimAdded(victim=SECOND_VICTIM), FOUNDED]
    given(INCIDENT, past).when(CLOSE).then_refused("incident.aftercare_not_recorded")
    given(INCIDENT, past).when(close(VICTIM.person_id, SECOND_VICTIM.person_id)).then([CLOSED])


def test_a_witness_need_not_be_cared_for_to_close() -> None:
    given(INCIDENT, [*IN_TREATMENT, WitnessAdded(witness=WITNESS), FOUNDED]).when(CLOSE).then([CLOSED])


def test_all_that_stands_in_the_way_of_closing_is_named_at_once() -> None:
    given(INCIDENT, [REPORTED]).when(close()).then_refused("incident.not_assessed", "incident.aftercare_not_recorded")


def test_closing_twice_stays_quiet() -> None:
    given(INCIDENT, DONE).when(CLOSE).then_nothing_happened()


def test_another_reason_for_what_is_closed_is_refused() -> None:
    again = CLOSE.model_copy(update={"reason": sealed("another reason")})
    given(INCIDENT, DONE).when(again).then_refused("incident.closed")
    given(INCIDENT, [*DONE, REOPENED]).when(again).then([Closed(reason=sealed("another reason"))])


@pytest.mark.parametrize("command", [START, assess(), assess("concern"), react()])
def test_work_on_what_is_closed_waits_until_it_is_reopened(command: Value) -> None:
    given(INCIDENT, DONE).when(command).then_refused("incident.closed")


def test_facts_are_corrected_after_closing_too() -> None:
    given(INCIDENT, DONE).when(CorrectDescription(description=sealed("better"), reason=REASON)).then(
        [DescriptionCorrected(description=sealed("better"), reason=REASON)]
    )
    given(INCIDENT, DONE).when(AddWitness(witness=WITNESS)).then([WitnessAdded(witness=WITNESS)])
    given(INCIDENT, DONE).when(Reclassify(types=("other",), reason=REASON)).then(
        [Reclassified(types=("other",), catalogue_version=1, reason=REASON)]
    )


def test_what_is_closed_can_be_retracted() -> None:
    given(INCIDENT, DONE).when(Retract(reason=REASON)).then([Retracted(reason=REASON)])


def test_what_is_closed_is_reopened_with_a_reason_and_closed_again() -> None:
    given(INCIDENT, DONE).when(Reopen(reason=REASON)).then([REOPENED])
    given(INCIDENT, [*DONE, REOPENED]).when(CLOSE).then([CLOSED])


@pytest.mark.parametrize("past", [[REPORTED], IN_TREATMENT, [*DONE, REOPENED]])
def test_what_is_open_cannot_be_reopened(past: list[Event]) -> None:
    given(INCIDENT, past).when(Reopen(reason=REASON)).then_refused("incident.not_closed")


@pytest.mark.parametrize(
    ("past", "status"),
    [([REPORTED], "reported"), (IN_TREATMENT, "in_treatment"), (DONE, "closed"), ([*DONE, REOPENED], "in_treatment")],
)
def test_the_status_follows_from_the_facts(past: list[Event], status: str) -> None:
    stands = fold(past)
    assert isinstance(stands, Reported)
    assert stands.status == status

"""Terms: begun by facts, ended by facts, and what was said of them."""

from datetime import date, timedelta
from typing import Any

import pytest

from domain.aftercare.events import Talk, TalkDeclined, TalkHeld
from domain.aftercare.stream import aftercare_id
from domain.event import Event
from domain.incident.events import Closed, ReactionGiven, Reopened, Retracted
from domain.marker.events import (
    MarkerApproved,
    MarkerProposed,
    MarkerRejected,
    MarkerReviewDemanded,
    MarkerReviewed,
    MarkerWithdrawn,
)
from domain.marker.stream import markers_stream
from domain.police.events import PoliceCharged, PoliceReported
from domain.sanction.events import (
    DeclaredAcute,
    HearingHeld,
    HearingMissed,
    ObjectionDecided,
    ObjectionReceived,
    ReviewDemanded,
    SanctionAnnulled,
    SanctionImposed,
    SanctionLifted,
    SanctionProposed,
    SanctionRejected,
    SanctionReviewed,
    SanctionShortened,
    SanctionSuspended,
)
from domain.term.events import TermAbout, TermBreached, TermMet, TermReminded
from domain.term.stream import term_stream
from projections.terms.fold import RUNNING_TERMS
from projections.terms.queries import RunningTerm, unsettled
from tests.domain.examples import REASON, an_id, reported, sealed
from tests.domain.sanctions import ADVICE
from tests.projections.register import RECORDED_AT, Register

INCIDENT = an_id("first")
SANCTION = an_id("sanction")
DAY = RECORDED_AT.date()
ABOUT_IT: dict[str, Any] = {"incident_ids": (INCIDENT,)}
REACTION = term_stream(INCIDENT, "reaction")
ABOUT = TermAbout(code="reaction", stream_id=INCIDENT, incident_id=INCIDENT)
END = RECORDED_AT + timedelta(hours=48)


def held(talk: Talk) -> TalkHeld:
    """A talk of the victim's."""
    return TalkHeld(incident_id=INCIDENT, person_id=an_id("victim"), talk=talk, held_on=DAY)


def running(register: Register) -> dict[str, RunningTerm]:
    register.project(RUNNING_TERMS)
    return {term.code: term for term in unsettled(register.reading, register.organisation, DAY, 10)}


def test_a_report_begins_the_terms_of_an_incident(register: Register) -> None:
    register.record(INCIDENT, reported(unit="Toezicht"))

    terms = running(register)

    assert set(terms) == {"reaction", "first_talk"}
    reaction = terms["reaction"]
    assert (reaction.term_id, reaction.began_by, reaction.incident_id) == (REACTION, INCIDENT, INCIDENT)
    assert (reaction.unit, reaction.started_at, reaction.stream_version) == ("Toezicht", RECORDED_AT, 0)


def test_a_retracted_report_asks_for_nothing_any_more(register: Register) -> None:
    register.record(INCIDENT, reported(), Retracted(reason=REASON))

    assert running(register) == {}


def test_what_was_said_of_a_term_is_known_of_it(register: Register) -> None:
    register.record(INCIDENT, reported())
    register.record(REACTION, TermReminded(about=ABOUT, ends_at=END, catalogue_version=1))
    reminded = running(register)["reaction"]
    register.record(REACTION, TermBreached(about=ABOUT, ends_at=END, catalogue_version=1))
    breached = running(register)["reaction"]

    assert (reminded.reminded_at, reminded.breached_at, reminded.stream_version) == (RECORDED_AT, None, 1)
    assert (breached.breached_at, breached.stream_version) == (END, 2)


def test_a_term_that_was_met_and_said_to_be_is_settled(register: Register) -> None:
    given = ReactionGiven(person_id=None, means="letter", given_at=RECORDED_AT)
    register.record(INCIDENT, reported(), given)
    register.record(REACTION, TermMet(about=ABOUT, met_at=RECORDED_AT, in_time=True))

    assert set(running(register)) == {"first_talk"}


def test_a_fact_about_a_term_that_nothing_began_changes_nothing(register: Register) -> None:
    register.record(REACTION, TermMet(about=ABOUT, met_at=RECORDED_AT, in_time=True))

    assert running(register) == {}


@pytest.mark.parametrize(
    "second",
    [held("second"), TalkDeclined(incident_id=INCIDENT, person_id=an_id("victim"), talk="second", declined_on=DAY)],
    ids=["held", "declined"],
)
def test_a_talk_that_was_recorded_before_the_one_it_follows_is_not_asked_for_again(
    register: Register, second: Event
) -> None:
    register.record(INCIDENT, reported())
    register.record(aftercare_id(INCIDENT), second, held("first"))

    assert "second_talk" not in running(register)


@pytest.mark.parametrize(
    "heard",
    [
        HearingHeld(**ABOUT_IT, form="oral", held_on=DAY, summary=sealed("said")),
        HearingMissed(**ABOUT_IT, invited_on=DAY, note=sealed("no show")),
    ],
    ids=["held", "missed"],
)
def test_who_was_heard_before_is_not_heard_again_afterwards(register: Register, heard: Event) -> None:
    register.record(SANCTION, heard, DeclaredAcute(**ABOUT_IT, reason=REASON))

    assert running(register) == {}


def test_a_talk_after_closing_asks_for_no_other(register: Register) -> None:
    register.record(INCIDENT, reported(), Closed(reason=REASON))
    register.record(aftercare_id(INCIDENT), held("first"))
    register.record(INCIDENT, Reopened(reason=REASON))
    register.record(aftercare_id(INCIDENT), held("second"))

    assert running(register) == {}


OBJECTED = ObjectionReceived(**ABOUT_IT, received_on=DAY, summary=sealed("objects"))
ANSWERED = ObjectionDecided(**ABOUT_IT, outcome="rejected", decided_on=DAY, reason=REASON)
ANSWER = term_stream(SANCTION, "objection_answer")
ABOUT_ANSWER = TermAbout(code="objection_answer", stream_id=SANCTION, incident_id=INCIDENT)


def test_a_second_objection_is_to_be_answered_too(register: Register) -> None:
    register.record(SANCTION, OBJECTED)
    register.record(ANSWER, TermReminded(about=ABOUT_ANSWER, ends_at=END, catalogue_version=1))
    register.record(SANCTION, ANSWERED)
    register.record(ANSWER, TermMet(about=ABOUT_ANSWER, met_at=RECORDED_AT, in_time=True))
    assert running(register) == {}
    register.record(SANCTION, OBJECTED)

    (second,) = running(register).values()
    assert (second.met_at, second.reminded_at, second.stream_version) == (None, None, 2)


def test_what_is_said_late_of_the_first_objection_does_not_settle_the_second(register: Register) -> None:
    register.record(SANCTION, OBJECTED, ANSWERED, OBJECTED)
    register.record(ANSWER, TermBreached(about=ABOUT_ANSWER, ends_at=RECORDED_AT, catalogue_version=1))
    register.record(ANSWER, TermMet(about=ABOUT_ANSWER, met_at=RECORDED_AT, in_time=False))

    (second,) = running(register).values()
    assert (second.met_at, second.breached_at, second.stream_version) == (None, None, 2)


def test_an_objection_that_is_still_open_runs_on(register: Register) -> None:
    register.record(SANCTION, OBJECTED)
    register.record(ANSWER, TermReminded(about=ABOUT_ANSWER, ends_at=END, catalogue_version=1))
    register.record(SANCTION, OBJECTED)

    assert running(register)["objection_answer"].reminded_at == RECORDED_AT


def test_an_objection_that_was_answered_before_another_came_is_still_said_to_be(register: Register) -> None:
    register.record(SANCTION, OBJECTED, ANSWERED, OBJECTED)
    register.project(RUNNING_TERMS)

    both = unsettled(register.reading, register.organisation, DAY, 10)
    assert [(one.term_id, one.met_at) for one in both] == [(ANSWER, RECORDED_AT), (ANSWER, None)]

    register.record(ANSWER, TermMet(about=ABOUT_ANSWER, met_at=RECORDED_AT, in_time=True))
    register.project(RUNNING_TERMS)
    (second,) = unsettled(register.reading, register.organisation, DAY, 10)
    assert (second.met_at, second.stream_version) == (None, 1)


REVIEW_DAY, NEXT_DAY, LAST_DAY = date(2024, 12, 18), date(2025, 3, 18), date(2025, 9, 17)
IMPOSED = SanctionImposed(
    **ABOUT_IT, kind="building_ban", catalogue_version=1, imposed_on=DAY, dossier_id=an_id("dossier"),
    starts_on=DAY, ends_on=LAST_DAY, review_on=REVIEW_DAY,
)  # fmt: skip
LETTER = SanctionImposed(**ABOUT_IT, kind="warning_letter", catalogue_version=1, imposed_on=DAY)
KEPT = SanctionReviewed(**ABOUT_IT, outcome="kept", review_on=NEXT_DAY, reason=REASON)
DEMANDED = ReviewDemanded(**ABOUT_IT, ground="incident_retracted", because_of=INCIDENT)
PROPOSED = SanctionProposed(
    **ABOUT_IT, dossier_id=an_id("dossier"), kind="building_ban", catalogue_version=1, advice=ADVICE
)
MARKER = an_id("marker")
MARKED: dict[str, Any] = {**ABOUT_IT, "marker_id": MARKER, "dossier_id": an_id("dossier")}
MARKERS_OF_IT = markers_stream(an_id("dossier"))


def proposed_marker(review_on: date = REVIEW_DAY) -> MarkerProposed:
    return MarkerProposed(
        **MARKED, kind="visit_with_two", catalogue_version=1, advice=sealed("advice"), reason=REASON,
        police_case_ids=(), starts_on=DAY, ends_on=LAST_DAY, review_on=review_on, proposed_by=an_id("proposer"),
    )  # fmt: skip


APPROVED = MarkerApproved(**MARKED, reason=REASON)


def reviews(register: Register, today: date = DAY) -> dict[str, date | None]:
    """The reviews that nobody did, with the day of the planned ones."""
    register.project(RUNNING_TERMS)
    rows = unsettled(register.reading, register.organisation, today, 10)
    return {one.code: one.ends_on for one in rows if one.met_at is None and not one.lapsed(today)}


def test_the_review_of_a_sanction_is_a_term_until_its_own_day(register: Register) -> None:
    register.record(SANCTION, PROPOSED)
    assert reviews(register) == {}
    register.record(SANCTION, IMPOSED)

    (review,) = running(register).values()
    assert (review.code, review.of, review.began_by) == ("sanction_review", "sanction", SANCTION)
    assert (review.ends_on, review.lapses_on) == (REVIEW_DAY, LAST_DAY + timedelta(days=1))
    assert (review.incident_id, review.dossier_id, review.started_at) == (INCIDENT, an_id("dossier"), RECORDED_AT)


def test_what_has_no_duration_has_no_review(register: Register) -> None:
    register.record(SANCTION, LETTER, DEMANDED)

    assert running(register) == {}


def test_a_review_meets_the_term_and_begins_the_next(register: Register) -> None:
    register.record(SANCTION, IMPOSED, KEPT)
    register.project(RUNNING_TERMS)

    first, second = unsettled(register.reading, register.organisation, DAY, 10)

    assert (first.ends_on, first.met_at) == (REVIEW_DAY, RECORDED_AT)
    assert (second.ends_on, second.met_at, second.term_id) == (NEXT_DAY, None, first.term_id)


@pytest.mark.parametrize(
    ("facts", "left"),
    [
        ([KEPT], {"sanction_review": NEXT_DAY}),
        ([KEPT.model_copy(update={"review_on": None})], {}),
        ([SanctionLifted(**ABOUT_IT, reason=REASON)], {}),
        ([SanctionAnnulled(**ABOUT_IT, reason=REASON)], {}),
        ([SanctionSuspended(**ABOUT_IT, reason=REASON)], {"sanction_review": REVIEW_DAY}),
        ([SanctionShortened(**ABOUT_IT, ends_on=REVIEW_DAY, reason=REASON)], {"sanction_review": REVIEW_DAY}),
        ([SanctionShortened(**ABOUT_IT, ends_on=REVIEW_DAY - timedelta(days=1), reason=REASON)], {}),
        ([DEMANDED], {"sanction_review": REVIEW_DAY, "demanded_review": None}),
        ([DEMANDED, DEMANDED], {"sanction_review": REVIEW_DAY, "demanded_review": None}),
        ([DEMANDED, KEPT], {"sanction_review": NEXT_DAY}),
        ([DEMANDED, KEPT, DEMANDED], {"sanction_review": NEXT_DAY, "demanded_review": None}),
        ([DEMANDED, SanctionLifted(**ABOUT_IT, reason=REASON)], {}),
    ],
)
def test_which_reviews_of_a_sanction_are_to_be_done(
    register: Register, facts: list[Event], left: dict[str, date | None]
) -> None:
    register.record(SANCTION, IMPOSED, *facts)

    assert reviews(register) == left


def test_a_review_that_was_demanded_of_a_proposal_is_to_be_done_from_the_day_it_is_imposed(register: Register) -> None:
    register.record(SANCTION, PROPOSED, DEMANDED)
    assert reviews(register) == {}
    register.record(SANCTION, IMPOSED)
    assert reviews(register) == {"sanction_review": REVIEW_DAY, "demanded_review": None}
    register.record(an_id("turned down"), PROPOSED, DEMANDED, SanctionRejected(**ABOUT_IT, reason=REASON))
    assert len(reviews(register)) == 2


def test_what_ended_by_its_date_is_not_reviewed_any_more(register: Register) -> None:
    register.record(SANCTION, IMPOSED, DEMANDED)

    assert set(reviews(register, LAST_DAY)) == {"sanction_review", "demanded_review"}
    assert reviews(register, LAST_DAY + timedelta(days=1)) == {}


def test_the_last_day_of_the_calendar_is_taken_in(register: Register) -> None:
    register.record(SANCTION, IMPOSED.model_copy(update={"ends_on": date.max, "review_on": date.max}))

    assert reviews(register) == {"sanction_review": date.max - timedelta(days=1)}


def test_a_review_that_was_planned_before_it_was_imposed_is_due_on_the_first_day(register: Register) -> None:
    register.record(SANCTION, IMPOSED.model_copy(update={"review_on": DAY - timedelta(days=3)}))

    assert reviews(register) == {"sanction_review": DAY}


@pytest.mark.parametrize(
    ("facts", "left"),
    [
        ([], {}),
        ([APPROVED], {"marker_review": REVIEW_DAY}),
        ([MarkerRejected(**MARKED, reason=REASON)], {}),
        ([APPROVED, MarkerWithdrawn(**MARKED, reason=REASON)], {}),
        (
            [APPROVED, MarkerReviewed(**MARKED, review_on=NEXT_DAY, ends_on=LAST_DAY, reason=REASON)],
            {"marker_review": NEXT_DAY},
        ),
        ([APPROVED, MarkerReviewed(**MARKED, review_on=NEXT_DAY, ends_on=NEXT_DAY, reason=REASON)], {}),
        (
            [APPROVED, MarkerReviewDemanded(**MARKED, ground="incident_unlinked", because_of=INCIDENT)],
            {"marker_review": REVIEW_DAY, "demanded_review": None},
        ),
        ([MarkerReviewDemanded(**MARKED, ground="incident_unlinked", because_of=INCIDENT)], {}),
    ],
)
def test_which_reviews_of_a_marker_are_to_be_done(
    register: Register, facts: list[Event], left: dict[str, date | None]
) -> None:
    register.record(MARKERS_OF_IT, proposed_marker(), *facts)

    assert reviews(register) == left


def test_a_marker_that_ends_on_the_day_of_its_review_needs_none(register: Register) -> None:
    register.record(MARKERS_OF_IT, proposed_marker(LAST_DAY), APPROVED)

    assert reviews(register) == {}


FOR_THE_POLICE = PROPOSED.model_copy(update={"kind": "police_charge"})
CHARGED = PoliceCharged(**ABOUT_IT, number=None, made_on=DAY, made_by=sealed("who"), domicile_at_employer=True)


def to_the_police(register: Register) -> bool:
    """Whether somebody still has to go to the police."""
    return any(one.code == "police" and one.met_at is None for one in running(register).values())


def test_who_proposes_to_go_to_the_police_has_to_go(register: Register) -> None:
    register.record(SANCTION, PROPOSED)
    assert not to_the_police(register)
    register.record(an_id("charge"), FOR_THE_POLICE)

    police = running(register)["police"]
    assert (police.of, police.began_by, police.incident_id, police.ends_on) == ("incident", INCIDENT, INCIDENT, None)


@pytest.mark.parametrize(
    ("stream", "fact", "left"),
    [
        ("case", CHARGED, False),
        ("case", PoliceReported(**CHARGED.model_dump()), False),
        ("charge", LETTER.model_copy(update={"kind": "police_charge"}), False),
        ("charge", SanctionRejected(**ABOUT_IT, reason=REASON), False),
        ("first", Closed(reason=REASON), False),
        ("first", Retracted(reason=REASON), False),
        ("another", LETTER, True),
        ("another", SanctionRejected(**ABOUT_IT, reason=REASON), True),
    ],
)
def test_what_ends_the_term_for_the_police(register: Register, stream: str, fact: Event, *, left: bool) -> None:
    register.record(INCIDENT, reported())
    register.record(an_id("another"), PROPOSED)
    register.record(an_id("charge"), FOR_THE_POLICE)
    register.record(an_id(stream), fact)

    assert to_the_police(register) is left


def test_who_went_to_the_police_before_it_was_proposed_does_not_have_to_go_again(register: Register) -> None:
    register.record(an_id("case"), CHARGED)
    register.record(an_id("charge"), FOR_THE_POLICE)

    assert not to_the_police(register)

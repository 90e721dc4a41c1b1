"""Terms: begun by facts, ended by facts, and what was said of them."""

from datetime import timedelta
from typing import Any

import pytest

from domain.aftercare.events import Talk, TalkDeclined, TalkHeld
from domain.aftercare.stream import aftercare_id
from domain.event import Event
from domain.incident.events import Closed, ReactionGiven, Reopened, Retracted
from domain.sanction.events import DeclaredAcute, HearingHeld, HearingMissed, ObjectionDecided, ObjectionReceived
from domain.term.events import TermAbout, TermBreached, TermMet, TermReminded
from domain.term.stream import term_stream
from projections.terms.fold import RUNNING_TERMS
from projections.terms.queries import RunningTerm, unsettled
from tests.domain.examples import REASON, an_id, reported, sealed
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
    return {term.code: term for term in unsettled(register.reading, register.organisation, 10)}


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

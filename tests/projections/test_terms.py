"""Terms: begun by facts, ended by facts, and what was said of them."""

from datetime import timedelta

from domain.incident.events import Retracted
from domain.term.events import TermAbout, TermBreached, TermMet, TermReminded
from domain.term.stream import term_stream
from projections.terms.fold import RUNNING_TERMS
from projections.terms.queries import RunningTerm, unsettled
from tests.domain.examples import REASON, an_id, reported
from tests.projections.register import RECORDED_AT, Register

INCIDENT = an_id("first")
REACTION = term_stream(INCIDENT, "reaction")
ABOUT = TermAbout(code="reaction", stream_id=INCIDENT, incident_id=INCIDENT)
END = RECORDED_AT + timedelta(hours=48)


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
    register.record(INCIDENT, reported())
    register.record(REACTION, TermMet(about=ABOUT, met_at=RECORDED_AT, in_time=True))

    assert set(running(register)) == {"first_talk"}


def test_a_fact_about_a_term_that_nothing_began_changes_nothing(register: Register) -> None:
    register.record(REACTION, TermMet(about=ABOUT, met_at=RECORDED_AT, in_time=True))

    assert running(register) == {}

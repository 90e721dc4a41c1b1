"""Running the terms: each thing is said once, whoever looks and however often, and never by a clock that is wrong."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from starlette.testclient import TestClient

from api.catalogues import Catalogues
from api.clock import ClockAstray, JumpWatch, refuse_other_clock
from api.presenting.tasks import tasks
from api.register import Register, utc_now
from api.term_keeper import TermKeeper
from api.use_cases import terms
from api.use_cases.asking import Ask, command
from api.use_cases.terms import THE_CLOCK, Round, say_what_came_of_terms
from domain.event import Event
from domain.sanction.events import ObjectionDecided, ObjectionReceived
from domain.term.events import TermBreached
from projections.views import VIEWS
from store.command import Change
from tests.api.v1.sanctioning import a_running_ban, an_incident_in_a_dossier, shown_sanction, took
from tests.api.v1.service import NOW, a_register, correct, found, report, serving, shown
from tests.api.v1.test_catalogue import CONTENT
from tests.domain.examples import sealed
from tests.postgres import Database, database, server, template

__all__ = ["database", "server", "template"]


@pytest.fixture
def register(database: Database, tmp_path: Path) -> Iterator[Register]:
    """A practice register at noon on 22 November 2026."""
    with a_register(database, tmp_path) as opened:
        yield opened


def at(register: Register, moment: datetime) -> Register:
    """The register at another moment."""
    return replace(register, clock=lambda: moment)


def run(register: Register, hours: float) -> Round:
    """Run the terms so many hours after the report."""
    with register.projector as projector:
        assert projector.wait_for([view.name for view in VIEWS], register.log.head(), seconds=30)
    return say_what_came_of_terms(at(register, NOW + timedelta(hours=hours)))


def said(register: Register) -> list[str]:
    """What the process said, oldest first: the fact and its term."""
    facts = (fact for fact in register.log.page(0, 100) if fact.actor == THE_CLOCK)
    return [f"{fact.event.NAME} {fact.event.about.code}" for fact in facts]  # type: ignore[attr-defined]  # it says no other


def a_reported_incident(register: Register) -> None:
    with serving(register) as client:
        report(client)


def record(register: Register, stream: UUID, version: int, event: Event) -> None:
    """Somebody records a fact in this stream."""
    ask = Ask(uuid4(), register.clock(), str(uuid4()), b"asked", uuid4())
    register.log.append(command(register, ask, [Change(stream, version, [event])], stream))


def test_a_second_objection_has_a_term_of_its_own_in_the_same_stream(register: Register) -> None:
    sanction = uuid4()
    about: dict[str, Any] = {"incident_ids": (uuid4(),)}
    objected = ObjectionReceived(**about, received_on=NOW.date(), summary=sealed("objects"))
    answered = ObjectionDecided(**about, outcome="rejected", decided_on=NOW.date(), reason=sealed("why"))
    for version, event in enumerate((objected, answered)):
        record(register, sanction, version, event)
    run(register, 1)
    record(register, sanction, 2, objected)

    run(register, 24 * 7 * 7)

    assert said(register) == ["term.met objection_answer", "term.breached objection_answer"]


def adopt_for_reactions(client: TestClient, **changes: Any) -> None:
    """From tomorrow on a catalogue holds in which the term for a reaction is another."""
    now = client.get("/v1/catalogue")
    content = {name: value for name, value in now.json().items() if name in CONTENT}
    content["terms"] = [{**one, **changes} if one["code"] == "reaction" else one for one in content["terms"]]
    asked = {**content, "effectiveOn": "2026-11-23", "reason": "Besluit 12."}
    found(client.post("/v1/catalogue", json=asked, headers={"If-Match": now.headers["ETag"]}))


@pytest.mark.parametrize(("applies", "version"), [(False, 1), (True, 2)])
def test_a_breach_names_the_catalogue_that_said_when_it_ended(
    register: Register, *, applies: bool, version: int
) -> None:
    with serving(register) as client:
        report(client)
        adopt_for_reactions(client, period="PT36H", appliesToRunning=applies)

    run(register, 60)

    (breach,) = [fact.event for fact in register.log.page(0, 100) if isinstance(fact.event, TermBreached)]
    assert breach.catalogue_version == version
    assert breach.ends_at == NOW + timedelta(hours=36 if applies else 48)


def test_a_breach_keeps_its_end_when_the_catalogue_changes(register: Register) -> None:
    a_reported_incident(register)
    run(register, 60)
    with serving(register) as client:
        adopt_for_reactions(client, period="P6W", appliesToRunning=True)

    (task, *_) = tasks(at(register, NOW + timedelta(hours=61))).tasks

    assert (task.state, task.due_at) == ("breached", NOW + timedelta(hours=48))


def a_ban(register: Register) -> UUID:
    """A ban for a year from today, to be reviewed on 22 February 2027."""
    with serving(register) as client:
        return UUID(a_running_ban(client, *an_incident_in_a_dossier(client))["id"])


def days_later(register: Register, day: date) -> None:
    """Run the terms at noon of that day."""
    run(register, (datetime(day.year, day.month, day.day, 12, tzinfo=UTC) - NOW) / timedelta(hours=1))


def of_reviews(register: Register) -> list[str]:
    """What was said of reviews."""
    return [what for what in said(register) if what.endswith("review")]


def test_a_planned_review_runs_until_the_end_of_its_own_day(register: Register) -> None:
    a_ban(register)

    days_later(register, date(2027, 2, 7))
    assert of_reviews(register) == []
    for day in (date(2027, 2, 8), date(2027, 2, 9), date(2027, 2, 21)):
        days_later(register, day)
        assert of_reviews(register) == ["term.reminded sanction_review"], "the catalogue says: two weeks ahead"
    for day in (date(2027, 2, 22), date(2027, 2, 23), date(2027, 2, 24)):
        days_later(register, day)

    assert of_reviews(register) == [
        "term.reminded sanction_review",
        "term.fell_due sanction_review",
        "term.breached sanction_review",
    ]
    breach = next(fact.event for fact in register.log.page(0, 100) if isinstance(fact.event, TermBreached)
                  if fact.event.about.code == "sanction_review")  # fmt: skip
    assert breach.ends_at == datetime(2027, 2, 22, 23, tzinfo=UTC) - datetime.resolution


def test_a_review_that_was_late_was_breached_and_the_next_one_runs_though_nobody_looked(register: Register) -> None:
    ban = a_ban(register)
    late = datetime(2027, 3, 1, 12, tzinfo=UTC)
    with serving(at(register, late)) as client:
        kept = {"outcome": "kept", "reviewOn": "2027-06-01", "reason": "Nog nodig."}
        took(client, shown_sanction(client, {"id": str(ban)}), "reviews", kept)

    days_later(register, date(2027, 3, 2))
    assert of_reviews(register) == ["term.breached sanction_review", "term.met sanction_review"]
    days_later(register, date(2027, 5, 31))
    assert of_reviews(register)[2:] == ["term.reminded sanction_review"]
    days_later(register, date(2027, 6, 2))
    assert of_reviews(register)[2:] == ["term.reminded sanction_review", "term.breached sanction_review"]


def test_what_ended_by_its_date_asks_for_no_review_any_more_and_a_breach_before_that_is_still_said(
    register: Register,
) -> None:
    a_ban(register)

    days_later(register, date(2027, 11, 22))

    assert of_reviews(register) == ["term.breached sanction_review"]
    later = at(register, datetime(2027, 11, 22, 12, tzinfo=UTC))
    assert "sanction_review" not in {one.what for one in tasks(later).tasks}
    assert [one for one in tasks(later).tasks if one.sanction_id] == []


def test_a_review_on_the_last_day_lapses_with_it(register: Register) -> None:
    with serving(register) as client:
        a_running_ban(client, *an_incident_in_a_dossier(client), reviewOn="2027-11-21")

    days_later(register, date(2027, 11, 22))

    assert of_reviews(register) == []


def test_a_demanded_review_is_in_the_list_at_once_and_breached_after_two_weeks(register: Register) -> None:
    ban = a_ban(register)
    with serving(register) as client:
        incident = shown_sanction(client, {"id": str(ban)})["incidentIds"][0]
        found(correct(client, "retractions", shown(client, {"id": incident}), {"reason": "Vergissing."}))
        near = [one for one in found(client.get("/v1/work-list"))["near"] if one["sanctionId"] == str(ban)]
        assert [(one["what"], one["dueAt"]) for one in near] == [
            ("Verplichte herbeoordeling", "2026-12-06T22:59:59.999999Z")
        ]

    days_later(register, date(2026, 12, 7))

    assert of_reviews(register) == ["term.breached demanded_review"]


def test_nothing_is_said_before_it_is_time(register: Register) -> None:
    a_reported_incident(register)

    assert run(register, 12) == Round(0, more=False)
    assert said(register) == []


def test_the_48_hours_run_to_their_end_and_everything_is_said_once(register: Register) -> None:
    a_reported_incident(register)

    for hours in (12, 36, 36, 47, 48, 49, 49, 100, 100):
        run(register, hours)

    assert [what for what in said(register) if what.endswith("reaction")] == [
        "term.reminded reaction", "term.fell_due reaction", "term.breached reaction",
    ]  # fmt: skip


def test_two_processes_with_the_same_view_say_it_once(register: Register) -> None:
    a_reported_incident(register)
    run(register, 12)
    later = at(register, NOW + timedelta(hours=49))

    first, second = say_what_came_of_terms(later), say_what_came_of_terms(later)

    assert (first.facts, second.facts) == (2, 0)
    assert len(said(register)) == 2


def test_a_round_says_no_more_than_it_may(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terms, "MOST_FACTS", 1)
    a_reported_incident(register)

    assert run(register, 500) == Round(1, more=True)
    assert run(register, 500).facts == 1
    assert run(register, 500) == Round(0, more=False)


def test_another_clock_than_that_of_the_database_says_nothing(register: Register) -> None:
    a_reported_incident(register)
    ((theirs,),) = register.views.fetch("select clock_timestamp()")

    refuse_other_clock(register.views, theirs + timedelta(seconds=4))
    with pytest.raises(ClockAstray, match="verschillen meer dan 5 seconden"):
        refuse_other_clock(register.views, theirs + timedelta(seconds=6))
    with pytest.raises(ClockAstray):
        TermKeeper(register).look()
    assert said(register) == []


def test_the_process_that_runs_the_terms_knows_the_catalogue_that_another_one_adopted(register: Register) -> None:
    elsewhere = Catalogues(register.log)
    elsewhere.refresh()
    with serving(register) as client:
        adopt_for_reactions(client, period="PT36H")

    TermKeeper(replace(register, catalogues=elsewhere, clock=utc_now)).look()

    assert elsewhere.state.newest.catalogue.version == 2


def test_a_clock_that_jumps_is_noticed() -> None:
    watch = JumpWatch()
    watch.refuse_a_jump(NOW)
    watch.refuse_a_jump(NOW + timedelta(seconds=30))

    with pytest.raises(ClockAstray, match="versprongen"):
        watch.refuse_a_jump(NOW + timedelta(days=30))
    with pytest.raises(ClockAstray):
        watch.refuse_a_jump(NOW - timedelta(hours=1))

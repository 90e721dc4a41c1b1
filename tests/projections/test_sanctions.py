"""The view of sanctions: one as it stands, those in force on a day, and how they show with incidents and in totals."""

from datetime import date, timedelta
from uuid import UUID

from domain.dossier.events import IncidentLinked
from domain.event import Event
from domain.sanction.state import fold
from projections.dossier_card.queries import card
from projections.incident_history.queries import history
from projections.incident_overview.queries import incident
from projections.sanctions.queries import RESTING, resting_on, sanction, sanctions
from projections.sanctions.rows import SANCTIONS
from projections.statistics_facts.queries import annual_table
from tests.domain.examples import an_id, reported
from tests.domain.sanctions import (
    ANNULLED,
    DOSSIER_ID,
    ENDS,
    INCIDENT_ID,
    LIFTED,
    OPENED,
    OTHER_INCIDENT_ID,
    REJECTED,
    REVIEW,
    RUNNING,
    STARTS,
    SUSPENDED,
    TODAY,
    WARNING,
    proposed,
    shortened,
)
from tests.projections.register import AN_OFFICIAL, Register

BAN, LETTER, PROPOSAL = an_id("ban"), an_id("letter"), an_id("proposal")


def recorded(register: Register, *more: Event) -> None:
    """A ban, a warning letter and a proposal, in one dossier, brought into the views."""
    register.record(INCIDENT_ID, reported())
    register.record(DOSSIER_ID, OPENED, IncidentLinked(incident_id=INCIDENT_ID))
    register.record(LETTER, WARNING)
    register.record(PROPOSAL, proposed())
    register.record(BAN, *RUNNING, *more)
    register.project()


def in_force(register: Register, day: date) -> list[object]:
    lines = sanctions(register.reading, register.organisation, dossier_ids=None, in_force_on=day, limit=10)
    return [line.sanction_id for line in lines]


def test_a_sanction_is_what_its_facts_add_up_to_with_who_decided(register: Register) -> None:
    recorded(register)

    line = sanction(register.reading, register.organisation, BAN)

    assert line is not None
    assert line.known == fold(RUNNING)
    assert (line.proposed_by, line.approved_by, line.decided_by) == (AN_OFFICIAL, AN_OFFICIAL, AN_OFFICIAL)
    assert line.stream_version == len(RUNNING)
    assert sanction(register.reading, register.organisation, an_id("none")) is None


def test_in_force_are_those_that_hold_on_the_day(register: Register) -> None:
    recorded(register)

    assert in_force(register, STARTS - timedelta(days=1)) == []
    assert in_force(register, STARTS) == in_force(register, ENDS) == [BAN]
    assert in_force(register, ENDS + timedelta(days=1)) == []


def test_a_shortened_one_is_in_force_until_its_new_end(register: Register) -> None:
    recorded(register, shortened(REVIEW))

    assert in_force(register, REVIEW) == [BAN]
    assert in_force(register, REVIEW + timedelta(days=1)) == []


def test_they_are_listed_by_dossier_the_last_changed_first(register: Register) -> None:
    recorded(register)

    def of(dossier_id: UUID | None) -> list[object]:
        asked = None if dossier_id is None else [dossier_id]
        lines = sanctions(register.reading, register.organisation, dossier_ids=asked, in_force_on=None, limit=10)
        return [line.sanction_id for line in lines]

    assert of(DOSSIER_ID) == [BAN, PROPOSAL]
    assert of(None) == [BAN, PROPOSAL, LETTER]
    assert of(an_id("other dossier")) == []


def test_what_rests_on_an_incident_is_proposed_or_runs(register: Register) -> None:
    recorded(register, SUSPENDED)
    register.record(an_id("turned down"), proposed(), REJECTED)
    register.project()

    def resting(incident_id: UUID, day: date = TODAY) -> set[object]:
        return set(resting_on(register.reading, register.organisation, [incident_id], day))

    assert resting(INCIDENT_ID) == {BAN, PROPOSAL}, "a letter has no end until which it runs"
    assert resting(INCIDENT_ID, ENDS + timedelta(days=1)) == {PROPOSAL}, "a proposal does not end by its date"
    assert resting(OTHER_INCIDENT_ID) == set()


def test_what_rests_on_an_incident_is_found_without_reading_every_sanction(register: Register) -> None:
    recorded(register)
    with register.database.superuser() as conn:
        columns = [column.name for column in SANCTIONS.columns]
        others = {"sanction_id": "gen_random_uuid()", "incident_ids": "array[gen_random_uuid()]"}
        values = ", ".join(others.get(name, name) for name in columns)
        copied = f"select {values} from views.sanctions, generate_series(1, 5000) where sanction_id = %s"
        conn.execute(f"insert into views.sanctions ({', '.join(columns)}) {copied}".encode(), (BAN,))
        conn.execute("analyze views.sanctions")
        plan = conn.execute("explain " + RESTING, (register.organisation, [INCIDENT_ID], TODAY)).fetchall()

    assert "sanctions_by_incident" in str(plan)


def test_the_incident_and_the_card_show_the_new_end(register: Register) -> None:
    recorded(register, shortened(REVIEW), LIFTED)

    found = incident(register.reading, register.organisation, INCIDENT_ID)
    shown = card(register.reading, register.organisation, DOSSIER_ID)

    assert found is not None
    assert shown is not None
    ban = found.sanctions[-1]
    assert (ban.sanction_id, ban.dossier_id, ban.starts_on, ban.ends_on) == (BAN, DOSSIER_ID, STARTS, REVIEW)
    assert (ban.phase, len(found.sanctions)) == ("lifted", 2)
    assert shown.incidents[0].sanctions == found.sanctions


def test_what_was_annulled_is_shown_nowhere_and_does_not_count(register: Register) -> None:
    recorded(register, ANNULLED)

    found = incident(register.reading, register.organisation, INCIDENT_ID)
    table = annual_table(register.reading, register.organisation, date(2024, 1, 1), date(2024, 12, 31))

    assert found is not None
    assert [one.sanction_id for one in found.sanctions] == [LETTER]
    assert table.sanctions == {"warning_letter": 1}


def test_the_history_of_the_incident_tells_it_without_an_end_date_that_was_shortened(register: Register) -> None:
    recorded(register, shortened(REVIEW))

    told = [line for line in history(register.reading, register.organisation, INCIDENT_ID) if line.stream_id == BAN]

    assert [line.event for line in told] == [
        "sanction.proposed",
        "sanction.hearing_held",
        "sanction.approved",
        "sanction.imposed",
        "sanction.shortened",
    ]
    assert str(ENDS) not in str([line.details for line in told])
    assert told[-1].reason is not None

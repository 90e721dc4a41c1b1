"""The overview of an incident: what it shows after each fact, and the list of incidents."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from domain.catalogue.version_1 import CATALOGUE_1
from domain.dossier.events import IncidentLinked, IncidentUnlinked
from domain.event import Event
from domain.incident.events import (
    Assessed,
    Circumstances,
    CircumstancesSupplemented,
    Closed,
    DescriptionCorrected,
    OccurrenceCorrected,
    Perpetrator,
    PerpetratorIdentified,
    PerpetratorRuledOut,
    Person,
    Reclassified,
    Reopened,
    Retracted,
    SettingCorrected,
    StatementRecorded,
    TreatmentStarted,
    VictimAdded,
    VictimCorrected,
    WitnessAdded,
)
from domain.periods import Occurrence
from domain.sanction.events import SanctionImposed
from projections.incident_overview.fold import INCIDENT_OVERVIEW
from projections.incident_overview.queries import (
    BadCursor,
    Incident,
    incident,
    incident_by_number,
    incidents,
)
from projections.incidents import Sanction
from tests.domain.examples import (
    CITIZEN,
    DESCRIPTION,
    NEIGHBOUR,
    NOW,
    OCCURRED,
    REASON,
    REPORTER,
    SECOND_VICTIM,
    SECOND_WITNESS,
    VICTIM,
    WITNESS,
    an_id,
    reported,
    sealed,
)
from tests.projections.register import Register

INCIDENT, DOSSIER, SANCTION = an_id("incident"), an_id("dossier"), an_id("sanction")


def overview(register: Register) -> Incident:
    register.project(INCIDENT_OVERVIEW)
    found = incident(register.reading, register.organisation, INCIDENT)
    assert found is not None
    return found


def test_a_reported_incident_shows_everything_that_was_reported(register: Register) -> None:
    told = reported(
        types=("verbal", "other"),
        occurred=Occurrence(start=OCCURRED.start, end=NOW, approximate=True),
        circumstances=Circumstances(place=sealed("place"), police_came=True),
        reporter=REPORTER,
        witnesses=(WITNESS,),
        perpetrators=(CITIZEN,),
    )
    register.record(INCIDENT, told)

    assert overview(register) == Incident(
        incident_id=INCIDENT,
        number="2024-0001",
        reported_at=NOW,
        occurred=Occurrence(start=OCCURRED.start, end=NOW, approximate=True),
        channel="phone",
        unit="Vergunningen",
        types=("verbal", "other"),
        catalogue_version=CATALOGUE_1.version,
        description=DESCRIPTION,
        circumstances=told.circumstances,
        victims=(VICTIM,),
        reporter=REPORTER,
        witnesses=(WITNESS,),
        perpetrators=(CITIZEN,),
        statements=(),
        status="reported",
        assessment=None,
        dossier_ids=(),
        sanctions=(),
        stream_version=1,
        position=1,
    )


def test_an_incident_that_was_never_reported_is_not_there(register: Register) -> None:
    assert incident(register.reading, register.organisation, INCIDENT) is None
    assert incident_by_number(register.reading, register.organisation, 2024, 1) is None


def test_an_incident_of_another_organisation_is_not_there(register: Register) -> None:
    register.record(INCIDENT, reported())
    register.project(INCIDENT_OVERVIEW)
    other = register.database.new_organisation()

    assert incident(register.reading, other, INCIDENT) is None
    assert incident_by_number(register.reading, other, 2024, 1) is None
    assert incidents(register.reading, other).lines == []


def test_an_incident_is_found_by_its_number(register: Register) -> None:
    register.record(an_id("another"), reported())
    register.record(INCIDENT, reported())
    register.project(INCIDENT_OVERVIEW)

    found = incident_by_number(register.reading, register.organisation, 2024, 2)

    assert found is not None
    assert (found.incident_id, found.number) == (INCIDENT, "2024-0002")


def test_corrections_replace_what_they_correct(register: Register) -> None:
    moment = Occurrence(start=NOW, approximate=True)
    register.record(
        INCIDENT,
        reported(),
        DescriptionCorrected(description=sealed("better"), reason=REASON),
        OccurrenceCorrected(occurred=moment, reason=REASON),
        SettingCorrected(channel="desk", unit="Toezicht", catalogue_version=1, reason=REASON),
        Reclassified(types=("physical",), catalogue_version=2, reason=REASON),
    )

    found = overview(register)

    assert (found.description, found.occurred) == (sealed("better"), moment)
    assert (found.channel, found.unit) == ("desk", "Toezicht")
    assert (found.types, found.catalogue_version) == (("physical",), 2)
    assert (found.stream_version, found.position) == (5, 5)


def test_circumstances_that_become_known_take_nothing_away(register: Register) -> None:
    known = Circumstances(place=sealed("place"), police_came=False)
    more = Circumstances(injury=sealed("injury"), police_came=True)
    register.record(INCIDENT, reported(circumstances=known), CircumstancesSupplemented(circumstances=more))

    assert overview(register).circumstances == Circumstances(
        place=sealed("place"), injury=sealed("injury"), police_came=True
    )


def test_people_are_added_and_corrected_in_place(register: Register) -> None:
    corrected = Person(person_id=VICTIM.person_id, name=sealed("right name"), contact=sealed("mail"))
    register.record(
        INCIDENT,
        reported(witnesses=(WITNESS,)),
        VictimAdded(victim=SECOND_VICTIM),
        VictimCorrected(victim=corrected, reason=REASON),
        WitnessAdded(witness=SECOND_WITNESS),
    )

    found = overview(register)

    assert found.victims == (corrected, SECOND_VICTIM)
    assert found.witnesses == (WITNESS, SECOND_WITNESS)


def test_a_perpetrator_is_identified_better_known_and_ruled_out(register: Register) -> None:
    better = Perpetrator(person_id=CITIZEN.person_id, name=CITIZEN.name, address=sealed("address"))
    register.record(
        INCIDENT,
        reported(perpetrators=(CITIZEN,)),
        PerpetratorIdentified(perpetrator=NEIGHBOUR),
        PerpetratorIdentified(perpetrator=better),
        PerpetratorRuledOut(person_id=NEIGHBOUR.person_id, reason=REASON),
    )

    assert overview(register).perpetrators == (better,)


def test_a_retracted_incident_stays_on_view_as_retracted(register: Register) -> None:
    register.record(INCIDENT, reported(), Retracted(reason=REASON))

    found = overview(register)
    (line,) = incidents(register.reading, register.organisation).lines

    assert found.status == line.status == "retracted"


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ([], "reported"),
        ([TreatmentStarted(started_at=NOW)], "in_treatment"),
        ([TreatmentStarted(started_at=NOW), Closed(reason=REASON)], "closed"),
        ([Closed(reason=REASON), Reopened(reason=REASON)], "in_treatment"),
        ([Closed(reason=REASON), Retracted(reason=REASON)], "retracted"),
    ],
)
def test_the_status_is_that_of_the_last_fact_that_moved_it(register: Register, facts: list[Event], status: str) -> None:
    register.record(INCIDENT, reported(), *facts)

    assert overview(register).status == status
    every = ("reported", "in_treatment", "closed", "retracted")
    found = {one: len(incidents(register.reading, register.organisation, status=one).lines) for one in every}
    assert found == {one: int(one == status) for one in every}


def test_the_last_judgement_and_every_statement_show(register: Register) -> None:
    said = [
        StatementRecorded(person_id=person, given_on=date(2024, 9, 18), statement=sealed("statement"))
        for person in (CITIZEN.person_id, None)
    ]
    judged = [Assessed(assessment=assessment, reason=REASON) for assessment in ("founded", "concern")]
    register.record(INCIDENT, reported(), judged[0], said[0], judged[1], said[1])

    found = overview(register)

    assert found.assessment == "concern"
    assert [(one.person_id, one.given_on, one.statement) for one in found.statements] == [
        (one.person_id, one.given_on, one.statement) for one in said
    ]


def test_links_and_sanctions_show_without_moving_the_version_of_the_incident(register: Register) -> None:
    register.record(INCIDENT, reported())
    register.record(DOSSIER, IncidentLinked(incident_id=INCIDENT))
    register.record(an_id("second dossier"), IncidentLinked(incident_id=INCIDENT))
    register.record(DOSSIER, IncidentUnlinked(incident_id=INCIDENT, reason=REASON))
    register.record(SANCTION, sanctioned(INCIDENT))

    found = overview(register)

    assert found.dossier_ids == (an_id("second dossier"),)
    assert found.sanctions == (Sanction(sanction_id=SANCTION, kind="warning_letter", imposed_on=date(2024, 9, 20)),)
    assert (found.stream_version, found.position) == (1, 5)


def test_a_sanction_on_several_incidents_shows_on_each(register: Register) -> None:
    register.record(INCIDENT, reported())
    register.record(an_id("second"), reported())
    register.record(SANCTION, sanctioned(INCIDENT, an_id("second"), INCIDENT))
    register.project(INCIDENT_OVERVIEW)

    for one in (INCIDENT, an_id("second")):
        found = incident(register.reading, register.organisation, one)
        assert found is not None
        assert [sanction.sanction_id for sanction in found.sanctions] == [SANCTION]


def test_facts_about_an_incident_that_was_never_reported_show_nothing(register: Register) -> None:
    register.record(DOSSIER, IncidentLinked(incident_id=INCIDENT))
    register.record(SANCTION, sanctioned(INCIDENT))
    register.record(INCIDENT, Retracted(reason=REASON), WitnessAdded(witness=WITNESS))
    register.project(INCIDENT_OVERVIEW)

    assert incident(register.reading, register.organisation, INCIDENT) is None
    assert register.checkpoint(INCIDENT_OVERVIEW).position == register.head()


@pytest.fixture
def listed(register: Register) -> Register:
    """Five incidents: three of 2024 and two of 2025, by unit and type."""
    later = datetime(2025, 2, 1, 12, 0, tzinfo=UTC)
    register.record(an_id("1"), reported(types=("verbal",)))
    register.record(an_id("2"), reported(types=("verbal", "physical"), unit="Toezicht"))
    register.record(an_id("3"), reported(types=("other",), unit="Toezicht"), Retracted(reason=REASON))
    register.record(an_id("4"), reported(types=("verbal",), unit="Toezicht", reported_at=later))
    register.record(an_id("5"), reported(types=("other",), reported_at=later))
    register.project(INCIDENT_OVERVIEW)
    return register


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["2025-0002", "2025-0001", "2024-0003", "2024-0002", "2024-0001"]),
        ({"year": 2024}, ["2024-0003", "2024-0002", "2024-0001"]),
        ({"units": ["Toezicht"]}, ["2025-0001", "2024-0003", "2024-0002"]),
        ({"type_code": "verbal"}, ["2025-0001", "2024-0002", "2024-0001"]),
        ({"type_code": "verbal", "units": ["Toezicht"], "year": 2024}, ["2024-0002"]),
        ({"units": ["Nergens"]}, []),
        ({"units": ["Nergens", "Toezicht"], "year": 2024}, ["2024-0003", "2024-0002"]),
        ({"units": ["Vergunningen", "Toezicht"]}, ["2025-0002", "2025-0001", "2024-0003", "2024-0002", "2024-0001"]),
        ({"year": 1999}, []),
    ],
)
def test_the_list_is_newest_number_first_and_meets_every_filter(
    listed: Register, filters: dict[str, Any], expected: list[str]
) -> None:
    page = incidents(listed.reading, listed.organisation, **filters)

    assert [line.number for line in page.lines] == expected
    assert page.next_cursor is None


@pytest.mark.parametrize("filters", [{}, {"units": ["Toezicht"]}, {"type_code": "verbal"}, {"year": 2024}])
@pytest.mark.parametrize("limit", [1, 2, 3])
def test_pages_give_every_incident_once(listed: Register, filters: dict[str, Any], limit: int) -> None:
    whole = incidents(listed.reading, listed.organisation, **filters).lines
    seen, cursor = [], None
    while True:
        page = incidents(listed.reading, listed.organisation, limit=limit, cursor=cursor, **filters)
        assert len(page.lines) <= limit
        seen += page.lines
        cursor = page.next_cursor
        if cursor is None:
            break

    assert seen == whole


def test_an_incident_reported_between_two_pages_disturbs_nothing(listed: Register) -> None:
    first = incidents(listed.reading, listed.organisation, limit=2)
    listed.record(an_id("6"), reported(reported_at=datetime(2025, 3, 1, tzinfo=UTC)))
    listed.project(INCIDENT_OVERVIEW)

    second = incidents(listed.reading, listed.organisation, limit=2, cursor=first.next_cursor)

    assert [line.number for line in first.lines + second.lines] == ["2025-0002", "2025-0001", "2024-0003", "2024-0002"]


@pytest.mark.parametrize("cursor", ["", "x", "é", "AAAA", "MjAyNA", "a" * 10_000, "OTk5OTk5OTk5OTk5LTE", "2024-1"])
def test_a_made_up_cursor_is_refused(register: Register, cursor: str) -> None:
    with pytest.raises(BadCursor):
        incidents(register.reading, register.organisation, cursor=cursor)


@pytest.mark.parametrize("limit", [0, -1, 101])
def test_a_page_of_another_size_than_1_to_100_is_refused(register: Register, limit: int) -> None:
    with pytest.raises(ValueError, match="1 to 100"):
        incidents(register.reading, register.organisation, limit=limit)


def sanctioned(*incident_ids: object) -> SanctionImposed:
    return SanctionImposed(
        kind="warning_letter", catalogue_version=1, imposed_on=date(2024, 9, 20), incident_ids=incident_ids
    )

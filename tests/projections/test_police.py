"""Cases at the police, with their outcomes."""

from datetime import date
from uuid import UUID

from domain.police.events import OutcomeRecorded, PoliceCharged, PoliceReported, ReliedUpon
from projections.police.fold import POLICE, CaseOutcome
from projections.police.queries import Case, case, cases_about, cases_of
from tests.domain.examples import an_id, sealed
from tests.projections.register import AN_OFFICIAL, RECORDED_AT, Register

CHARGE, REPORT, FIRST, SECOND = an_id("charge"), an_id("report"), an_id("first"), an_id("second")
MADE_ON, ENDED_ON = date(2024, 9, 20), date(2025, 3, 1)
CHARGED = PoliceCharged(
    incident_ids=(FIRST, SECOND),
    number=sealed("number"),
    made_on=MADE_ON,
    made_by=sealed("who"),
    domicile_at_employer=True,
)
REPORTED = PoliceReported(
    incident_ids=(FIRST,), number=None, made_on=date(2024, 9, 18), made_by=sealed("who"), domicile_at_employer=False
)


def test_a_case_shows_how_it_stands_and_how_it_came_there(register: Register) -> None:
    register.record(
        CHARGE,
        CHARGED,
        ReliedUpon(by="marker", id=an_id("marker"), dossier_id=an_id("dossier")),
        OutcomeRecorded(incident_ids=(FIRST, SECOND), outcome="pending", on=MADE_ON, note=None),
        OutcomeRecorded(incident_ids=(FIRST, SECOND), outcome="acquitted", on=ENDED_ON, note=sealed("note")),
    )
    register.project(POLICE)

    assert case(register.reading, register.organisation, CHARGE) == Case(
        case_id=CHARGE,
        kind="charge",
        incident_ids=(FIRST, SECOND),
        number=sealed("number"),
        made_on=MADE_ON,
        made_by=sealed("who"),
        domicile_at_employer=True,
        outcome="acquitted",
        outcomes=(
            CaseOutcome(outcome="pending", on=MADE_ON, recorded_at=RECORDED_AT, actor=AN_OFFICIAL),
            CaseOutcome(
                outcome="acquitted", on=ENDED_ON, note=sealed("note"), recorded_at=RECORDED_AT, actor=AN_OFFICIAL
            ),
        ),
        stream_version=4,
    )


def test_the_cases_of_an_incident_come_oldest_first(register: Register) -> None:
    register.record(CHARGE, CHARGED)
    register.record(REPORT, REPORTED)
    register.project(POLICE)

    def found(incident: str) -> list[str]:
        return [one.kind for one in cases_of(register.reading, register.organisation, an_id(incident))]

    assert found("first") == ["report", "charge"]
    assert found("second") == ["charge"]
    assert found("third") == []
    assert case(register.reading, register.organisation, an_id("nothing")) is None


def test_the_cases_about_any_of_some_incidents_come_once(register: Register) -> None:
    register.record(CHARGE, CHARGED)
    register.record(REPORT, REPORTED)
    register.project(POLICE)

    def about(*incidents: UUID) -> set[UUID]:
        return set(cases_about(register.reading, register.organisation, incidents))

    assert about(FIRST, SECOND) == {CHARGE, REPORT}
    assert about(SECOND) == {CHARGE}
    assert about(an_id("third")) == about() == set()

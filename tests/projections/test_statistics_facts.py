"""The annual table: what counts, where, and what does not."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from domain.incident.events import OccurrenceCorrected, Reclassified, Retracted
from domain.periods import Occurrence
from domain.sanction.events import SanctionImposed
from projections.statistics_facts.fold import STATISTICS_FACTS
from projections.statistics_facts.queries import AnnualTable, CodesInUse, Recorded, annual_table, codes_in_use
from tests.domain.examples import REASON, an_id, reported
from tests.projections.register import Register

YEAR = (date(2024, 1, 1), date(2024, 12, 31))
FIRST, SECOND = an_id("first"), an_id("second")


def table(register: Register, first: date = YEAR[0], last: date = YEAR[1]) -> AnnualTable:
    register.project(STATISTICS_FACTS)
    return annual_table(register.reading, register.organisation, first, last)


def sanctioned(on: date, *incidents: UUID, kind: str = "warning_letter") -> SanctionImposed:
    return SanctionImposed(kind=kind, catalogue_version=1, imposed_on=on, incident_ids=incidents)


def test_an_empty_register_counts_nothing(register: Register) -> None:
    assert table(register) == AnnualTable(
        total=0, types={}, sanctions={}, position=0, catalogue_versions=(), recorded={}, imposed={}
    )


def test_every_code_that_something_stands_recorded_with_is_in_use(register: Register) -> None:
    register.project(STATISTICS_FACTS)
    assert codes_in_use(register.reading, register.organisation) == CodesInUse(*[frozenset()] * 4)

    register.record(FIRST, reported(types=("verbal", "other")), Retracted(reason=REASON))
    register.record(SECOND, sanctioned(date(2024, 10, 1), FIRST))
    register.project(STATISTICS_FACTS)

    assert codes_in_use(register.reading, register.organisation) == CodesInUse(
        types=frozenset({"verbal", "other"}),
        channels=frozenset({"phone"}),
        sanctions=frozenset({"warning_letter"}),
        units=frozenset({"Vergunningen"}),
    )


def test_what_was_imposed_is_counted_with_the_version_of_its_kind(register: Register) -> None:
    register.record(FIRST, reported())
    register.record(SECOND, sanctioned(date(2024, 10, 1), FIRST))

    assert table(register).imposed == {Recorded(1, ("warning_letter",)): 1}


def test_an_incident_counts_once_in_the_total_and_once_under_each_type(register: Register) -> None:
    register.record(FIRST, reported(types=("verbal", "other", "verbal")))
    register.record(SECOND, reported(types=("verbal",)))

    assert table(register) == AnnualTable(
        total=2,
        types={"verbal": 2, "other": 1},
        sanctions={},
        position=2,
        catalogue_versions=(1,),
        recorded={Recorded(1, ("verbal", "other")): 1, Recorded(1, ("verbal",)): 1},
        imposed={},
    )


@pytest.mark.parametrize(
    ("start", "day"),
    [
        (datetime(2023, 12, 31, 22, 59, 59, tzinfo=UTC), date(2023, 12, 31)),
        (datetime(2023, 12, 31, 23, 0, tzinfo=UTC), date(2024, 1, 1)),
        (datetime(2024, 6, 30, 21, 59, 59, tzinfo=UTC), date(2024, 6, 30)),
        (datetime(2024, 6, 30, 22, 0, tzinfo=UTC), date(2024, 7, 1)),
    ],
)
def test_an_incident_counts_on_the_day_it_happened_in_the_netherlands(
    register: Register, start: datetime, day: date
) -> None:
    register.record(FIRST, reported(occurred=Occurrence(start=start)))

    assert table(register, day, day).total == 1
    assert table(register, date(2020, 1, 1), day - timedelta(days=1)).total == 0
    assert table(register, day + timedelta(days=1), date(2026, 1, 1)).total == 0


def test_a_period_includes_its_first_and_its_last_day(register: Register) -> None:
    register.record(FIRST, reported(occurred=Occurrence(start=datetime(2024, 9, 1, 12, tzinfo=UTC))))
    register.record(SECOND, reported(occurred=Occurrence(start=datetime(2024, 12, 31, 12, tzinfo=UTC))))

    assert table(register, date(2024, 9, 1), date(2024, 12, 31)).total == 2
    assert table(register, date(2024, 9, 2), date(2024, 12, 30)).total == 0


def test_a_correction_moves_the_count(register: Register) -> None:
    register.record(
        FIRST,
        reported(types=("verbal",)),
        Reclassified(types=("physical", "other"), catalogue_version=2, reason=REASON),
        OccurrenceCorrected(occurred=Occurrence(start=datetime(2023, 5, 5, tzinfo=UTC)), reason=REASON),
    )

    assert table(register).total == 0
    moved = table(register, date(2023, 1, 1), date(2023, 12, 31))
    assert (moved.total, moved.types, moved.catalogue_versions) == (1, {"physical": 1, "other": 1}, (2,))


def test_a_retracted_incident_does_not_count(register: Register) -> None:
    register.record(FIRST, reported(), Retracted(reason=REASON))
    register.record(SECOND, reported(types=("other",)))

    found = table(register)

    assert (found.total, found.types) == (1, {"other": 1})


def test_a_sanction_counts_in_the_period_in_which_it_was_imposed(register: Register) -> None:
    register.record(FIRST, reported())
    register.record(an_id("a"), sanctioned(date(2024, 12, 31), FIRST))
    register.record(an_id("b"), sanctioned(date(2025, 1, 1), FIRST, kind="police_report"))

    assert table(register).sanctions == {"warning_letter": 1}
    assert table(register, date(2025, 1, 1), date(2025, 12, 31)).sanctions == {"police_report": 1}


def test_a_sanction_counts_unless_all_its_incidents_were_retracted(register: Register) -> None:
    register.record(FIRST, reported(), Retracted(reason=REASON))
    register.record(SECOND, reported())
    register.record(an_id("for the retracted one"), sanctioned(date(2024, 10, 1), FIRST))
    register.record(an_id("for both"), sanctioned(date(2024, 10, 1), FIRST, SECOND, kind="police_charge"))

    assert table(register).sanctions == {"police_charge": 1}


def test_one_organisation_never_counts_in_the_table_of_another(register: Register) -> None:
    register.record(FIRST, reported())
    register.record(an_id("a"), sanctioned(date(2024, 10, 1), FIRST))
    register.project(STATISTICS_FACTS)
    other = register.database.new_organisation()

    assert annual_table(register.reading, other, *YEAR) == AnnualTable(0, {}, {}, 0, (), {}, {})


def test_the_table_says_at_which_position_it_is_true(register: Register) -> None:
    register.record(FIRST, reported())
    before = table(register)
    register.record(SECOND, reported())

    stale = annual_table(register.reading, register.organisation, *YEAR)

    assert (before.position, stale.position, stale.total) == (1, 1, 1)
    assert (table(register).position, table(register).total) == (2, 2)

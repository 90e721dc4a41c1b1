"""How the views are doing, and when that needs someone's attention."""

from datetime import UTC, datetime

import pytest

from projections.runner import RunnerState
from projections.statistics_facts.fold import STATISTICS_FACTS
from projections.status import LAG_BOUND, STILL_SECONDS, Status, status
from projections.views import VIEWS
from tests.domain.examples import an_id, reported
from tests.projections.register import Register


def a_status(lag: int = 0, still: float = 0.0, parked: int = 0, state: RunnerState | None = "running") -> Status:
    return Status("view", 10, 10 + lag, datetime(2024, 9, 1, tzinfo=UTC), still, parked, state)


def test_a_view_is_shown_with_how_far_it_is(register: Register) -> None:
    register.record(an_id("incident"), reported())
    register.project(STATISTICS_FACTS)
    register.record(an_id("incident 2"), reported())

    found = {one.projection: one for one in status(register.reading, register.organisation, {})}

    assert set(found) == {view.name for view in VIEWS}
    followed = found[STATISTICS_FACTS.name]
    assert (followed.position, followed.head, followed.lag, followed.parked, followed.state) == (1, 2, 1, 0, None)
    assert followed.unhealthy is None
    never_followed = found["dossier_card"]
    assert (never_followed.position, never_followed.lag) == (0, 2)


def test_parked_facts_of_this_organisation_are_counted(register: Register) -> None:
    neighbour = Register(register.database, register.reading, register.database.new_organisation())
    neighbour.record(an_id("incident"), reported())
    neighbour.project()
    register.record_raw("incident.teleported.v1")
    register.project()

    assert {(one.parked, one.unhealthy) for one in status(register.reading, register.organisation, {})} == {
        (1, "parked")
    }
    assert {one.parked for one in status(neighbour.reading, neighbour.organisation, {})} == {0}
    neighbour.close()


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (a_status(), None),
        (a_status(lag=LAG_BOUND, still=3_600), None),
        (a_status(lag=1_000_000, still=STILL_SECONDS), None),
        (a_status(lag=LAG_BOUND + 1, still=STILL_SECONDS + 0.1), "standing_still"),
        (a_status(lag=0, still=1_000_000), None),
        (a_status(parked=1), "parked"),
        (a_status(state="newer_event"), "newer_event"),
        (a_status(state="outdated"), "outdated"),
        (a_status(state="failing"), "failing"),
        (a_status(state="standby"), None),
        (a_status(state="no_database"), None),
        (a_status(state=None), None),
    ],
)
def test_it_is_unhealthy_when_someone_must_look_at_it(one: Status, why: str | None) -> None:
    assert one.unhealthy == why

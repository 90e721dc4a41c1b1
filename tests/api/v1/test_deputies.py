"""Deputies over HTTP: who does somebody's tasks for a period, and whose tasks one sees."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from api.local_user import PERSONAS
from api.register import Register
from tests.api.v1.service import an_id, at, created, found, problem, report, serving
from tests.api.v1.test_tasks import asking, make, refusals, say, tasks

MANAGER, ADVISOR, COLLEAGUE = (str(PERSONAS[name]) for name in ("manager", "vpt-advisor", "colleague"))
PERIOD = {"firstDay": "2026-11-22", "lastDay": "2026-12-04"}
ADVISOR_SHOWN = {"id": ADVISOR, "role": "adviseur Veilige Publieke Taak"}


def appoint(client: TestClient, **changes: Any) -> Response:
    """The advisor deputises for the manager, from today on."""
    return client.post("/v1/deputies", json={"personId": MANAGER, "deputyId": ADVISOR, **PERIOD, **changes})


def end(client: TestClient, deputyship: dict[str, Any], version: int) -> Response:
    """It ends today."""
    headers = {"If-Match": f'"v{version}"'}
    return client.post(f"/v1/deputies/{deputyship['id']}/endings", json={"reason": "Eerder terug."}, headers=headers)


def ids(listed: list[dict[str, Any]]) -> set[str]:
    """Which tasks these are."""
    return {one["id"] for one in listed}


def test_a_deputy_sees_the_tasks_of_both_and_a_task_shows_who_stands_in(client: TestClient) -> None:
    incident = report(client)["id"]
    of_manager, of_advisor, of_colleague = (
        make(client, incidentId=incident, personId=person) for person in (MANAGER, ADVISOR, COLLEAGUE)
    )
    created(appoint(client))

    assert ids(tasks(client, person=ADVISOR)) == ids([of_manager, of_advisor])
    assert ids(tasks(client, person=MANAGER)) == ids([of_manager])
    assert ids(tasks(client, person=COLLEAGUE)) == ids([of_colleague])
    (shown,) = tasks(client, person=MANAGER)
    assert (shown["person"]["id"], shown["deputy"]) == (MANAGER, ADVISOR_SHOWN)
    assert found(client.get(f"/v1/tasks/{of_advisor['id']}"))["deputy"] is None


def test_the_work_list_of_a_person_holds_his_tasks_and_what_is_new_for_everyone(client: TestClient) -> None:
    incident = report(client)
    found(say(client, asking(client, "reaction"), "assignments", {"personId": MANAGER}))
    task = make(client, incidentId=incident["id"], personId=ADVISOR)
    created(appoint(client))

    listed = found(client.get("/v1/work-list", params={"person": ADVISOR}))
    assert ids(listed["made"]) == ids([task])
    assert [one["number"] for one in listed["new"]] == [incident["number"]]
    assert {one["asks"] for one in tasks(client, person=ADVISOR)} == {None, "reaction"}
    assert found(client.get("/v1/work-list", params={"person": COLLEAGUE}))["made"] == []


def test_it_begins_and_ends_by_itself(client: TestClient, register: Register) -> None:
    task = make(client, incidentId=report(client)["id"], personId=MANAGER)
    created(appoint(client, firstDay="2026-11-24", lastDay="2026-11-25"))

    seen = {}
    for day in (22, 24, 25, 26):
        with at(register, datetime(2026, 11, day, 12, tzinfo=UTC)) as then:
            seen[day] = ids(tasks(then, person=ADVISOR))

    assert seen == {22: set(), 24: ids([task]), 25: ids([task]), 26: set()}


def test_it_is_listed_and_ended_early_with_a_reason(client: TestClient) -> None:
    made = created(appoint(client))
    (listed,) = found(client.get("/v1/deputies"))["deputies"]
    assert (listed["id"], listed["deputy"], listed["today"]) == (made["id"], ADVISOR_SHOWN, True)

    found(end(client, made, made["version"]))

    assert found(client.get("/v1/deputies"))["deputies"] == []
    after = found(client.get(f"/v1/deputies/{made['id']}"))
    assert (after["endedOn"], after["endedBecause"], after["today"]) == ("2026-11-22", "Eerder terug.", False)
    assert problem(end(client, made, made["version"]), 412) == "stale_version"
    created(appoint(client))


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"deputyId": MANAGER}, 400, "deputy.oneself"),
        ({"firstDay": "2026-11-21"}, 400, "deputy.starts_in_the_past"),
        ({"lastDay": "2026-11-21"}, 400, "deputy.ends_before_it_starts"),
        ({"firstDay": "2026-12-04", "lastDay": "2026-12-18"}, 409, "deputy.overlaps"),
    ],
)
def test_a_period_that_cannot_be_is_refused(client: TestClient, change: dict[str, str], status: int, code: str) -> None:
    created(appoint(client))

    assert refusals(appoint(client, **change), status) == {code}


def test_a_deputy_of_a_deputy_sees_nothing_of_it(client: TestClient) -> None:
    make(client, incidentId=report(client)["id"], personId=MANAGER)
    created(appoint(client))
    created(appoint(client, personId=ADVISOR, deputyId=COLLEAGUE))

    assert tasks(client, person=COLLEAGUE) == []


def test_what_is_not_there_is_404(client: TestClient) -> None:
    nothing = {"id": str(an_id())}
    assert client.get(f"/v1/deputies/{nothing['id']}").status_code == 404
    assert refusals(end(client, nothing, 0), 404) == {"deputy.not_there"}


def test_in_a_real_register_nobody_plays_a_role(client: TestClient, register: Register) -> None:
    task = make(client, incidentId=report(client)["id"], personId=MANAGER)

    with serving(replace(register, practice=False), with_projections=False) as real:
        assert found(real.get(f"/v1/tasks/{task['id']}"))["person"] == {"id": MANAGER, "role": None}

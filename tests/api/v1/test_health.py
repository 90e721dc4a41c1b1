"""/health/live, /health/ready and /metrics."""

from dataclasses import replace

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from api.register import Register
from projections.status import LAG_BOUND, STILL_SECONDS
from projections.views import VIEWS
from tests.api.v1.service import a_report, an_id, content_of, created, found, problem, report, serving, shown
from tests.api.v1.test_erased import Unreachable
from tests.postgres import Database


def sample(client: TestClient, name: str, **labels: str) -> float | None:
    """One figure; None when it is not there."""
    families = text_string_to_metric_families(client.get("/metrics").text)
    found_ = (s.value for family in families for s in family.samples if (s.name, s.labels) == (name, labels))
    return next(found_, None)


def test_a_service_that_does_its_work_is_alive_and_ready(client: TestClient) -> None:
    assert found(client.get("/health/live")) == {"status": "ok"}
    ready = found(client.get("/health/ready"))
    assert ready["status"] == "ready"
    assert set(ready["checks"]) == {"database", "keyring", "views", "parked_events", "notifications"}
    assert {check["status"] for check in ready["checks"].values()} == {"ok"}


def test_without_its_keys_it_is_alive_and_not_ready(register: Register) -> None:
    with serving(replace(register, keyring=Unreachable(register.keyring))) as client:
        answer = client.get("/health/ready")
        alive = client.get("/health/live")

    assert (answer.status_code, alive.status_code) == (503, 200)
    checks = content_of(answer)["checks"]
    assert checks["keyring"] == {"status": "failed", "reason": "KeysUnavailable"}
    assert checks["database"] == {"status": "ok"}


@pytest.mark.parametrize(("behind", "still", "ready"), [(1, 1.0, 503), (0, 1.0, 200), (1, -1.0, 200)])
def test_a_view_matters_when_it_is_far_behind_and_stands_still(
    register: Register, database: Database, behind: int, still: float, ready: int
) -> None:
    with serving(register) as client:
        position = report(client)["position"]
        assert register.projector.wait_for([view.name for view in VIEWS], position)
    _move_head(database, LAG_BOUND + behind, STILL_SECONDS + still * 5)

    with serving(register, with_projections=False) as client:
        answer = client.get("/health/ready")

    assert answer.status_code == ready
    expected = {503: "standing_still", 200: ""}[ready]
    assert expected in content_of(answer)["checks"]["views"].get("reason", "")


def test_a_parked_event_is_a_warning_that_takes_nothing_away(client: TestClient, database: Database) -> None:
    shown(client, report(client))
    park = """insert into views.dead_letters (organisation, projection, position, topic, stream_id, error)
              select organisation, projection, 1, 'incident.odd.v1', gen_random_uuid(), 'ValueError'
              from views.checkpoints where projection = 'dossier_card'"""
    with database.superuser() as conn:
        conn.execute(park)

    checks = found(client.get("/health/ready"))["checks"]

    assert checks["parked_events"] == {"status": "warning", "reason": "dossier_card: 1"}
    assert checks["views"] == {"status": "ok"}
    assert sample(client, "par_view_parked_events", view="dossier_card") == 1


def test_figures_count_requests_by_route_and_never_by_address(client: TestClient) -> None:
    incident = created(client.post("/v1/incidents", json=a_report()))
    for id_ in (incident["id"], an_id(), an_id()):
        client.get(f"/v1/incidents/{id_}?x=Jansen")
    client.get(f"/v1/incidents/{incident['id']}")
    client.get("/v1/jansen")
    client.get("/jansen")
    client.request("JANSEN", "/v1/incidents")

    def count(method: str, route: str, status: int) -> float | None:
        labels = {"method": method, "route": route, "status": str(status)}
        return sample(client, "par_http_request_seconds_count", **labels)

    assert count("POST", "/v1/incidents", 201) == 1
    assert count("GET", "/v1/incidents/{id}", 400) == 3
    assert count("GET", "/v1/incidents/{id}", 200) == 1
    assert count("GET", "other", 404) == 2
    assert count("other", "/v1/incidents", 405) == 1
    assert (count("GET", "/metrics", 200) or 0) >= 5
    assert "ansen" not in client.get("/metrics").text.lower()


def test_figures_tell_how_far_the_views_are(client: TestClient) -> None:
    shown(client, report(client))

    assert sample(client, "par_database_up") == 1
    assert sample(client, "par_view_lag_events", view="incident_overview") == 0


def _move_head(database: Database, events: int, still_seconds: float) -> None:
    with database.superuser() as conn:
        conn.execute("update par.heads set position = position + %s", (events,))
        conn.execute(
            "update views.checkpoints set moved_at = clock_timestamp() - make_interval(secs => %s)", (still_seconds,)
        )


@pytest.mark.parametrize("path", ["/health/live", "/health/ready", "/metrics"])
def test_what_can_only_be_read_says_so(client: TestClient, path: str) -> None:
    answer = client.post(path)

    assert problem(answer, 405) == "method_not_allowed"
    assert answer.headers["allow"] == "GET, HEAD"

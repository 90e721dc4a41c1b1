"""GET /v1/incidents: one, its history, and the list."""

from typing import Any

from starlette.testclient import TestClient

from tests.api.v1.service import a_report, an_id, correct, created, faults, found, link, open_dossier, problem, report


def test_an_incident_has_its_version_as_etag(client: TestClient) -> None:
    incident = report(client)

    answer = client.get(f"/v1/incidents/{incident['id']}")

    assert answer.headers["etag"] == '"v1"'
    assert int(answer.headers["par-view-position"]) >= incident["position"]


def test_an_incident_that_is_not_there_is_not_found(client: TestClient) -> None:
    assert problem(client.get(f"/v1/incidents/{an_id()}"), 404) == "not_found"
    assert problem(client.get(f"/v1/incidents/{an_id()}/history"), 404) == "not_found"


def test_an_id_of_another_form_is_a_fault(client: TestClient) -> None:
    for wrong in ("1", "X", "00000000-0000-0000-0000-00000000000G", an_id().hex):
        assert faults(client.get(f"/v1/incidents/{wrong}"), 400) == {("/id", "not_an_id")}


def test_an_id_in_capitals_is_the_same_id(client: TestClient) -> None:
    incident = report(client)
    below = f"/v1/incidents/{incident['id'].upper()}"
    assert found(client.get(below))["id"] == incident["id"]
    key = {"Idempotency-Key": "0123456789abcdef"}
    content = {"types": ["other"], "reason": "Zorgen om suïcide"}
    first = correct(client, "classifications", incident, content, **key)
    again = client.post(f"{below}/classifications", json=content, headers={"If-Match": first.headers["etag"], **key})
    assert found(again) == found(first)


def test_head_answers_like_get_without_the_content(client: TestClient) -> None:
    incident = report(client)
    for path, status in (
        (f"/v1/incidents/{incident['id']}", 200),
        ("/v1/incidents", 200),
        (f"/v1/incidents/{an_id()}", 404),
        ("/v1/incidents?yaer=2026", 400),
        (f"/v1/incidents/{incident['id']}/closure", 405),
        ("/v1/nothing", 404),
    ):
        got, headed = client.get(path), client.head(path)
        assert (got.status_code, headed.status_code, headed.content) == (status, status, b"")
        assert set(headed.headers) == set(got.headers)
        assert headed.headers["content-length"] == got.headers["content-length"] != "0"
        assert headed.headers["content-type"] == got.headers["content-type"]


def test_the_history_tells_what_happened_in_order_with_the_reasons(client: TestClient) -> None:
    incident = report(client)
    changed = found(correct(client, "classifications", incident, {"types": ["other"], "reason": "Zorgen om suïcide"}))
    dossier = open_dossier(client)
    link(client, incident, dossier)
    sanction = {"kind": "warning_letter", "imposedOn": "2026-11-21", "note": "Aangetekend verstuurd"}
    created(client.post(f"/v1/incidents/{incident['id']}/sanctions", json=sanction))
    found(correct(client, "retractions", changed, {"reason": "Dubbel gemeld"}))

    entries = found(client.get(f"/v1/incidents/{incident['id']}/history"))["entries"]

    assert [(entry["event"], entry.get("reason"), entry.get("note")) for entry in entries] == [
        ("incident.reported", None, None),
        ("incident.reclassified", "Zorgen om suïcide", None),
        ("dossier.incident_linked", None, None),
        ("sanction.imposed", None, "Aangetekend verstuurd"),
        ("incident.retracted", "Dubbel gemeld", None),
    ]
    assert entries[1]["details"] == {"types": ["other"], "catalogueVersion": 1, "downgrade": True}
    assert entries[2]["details"]["dossierId"] == dossier["id"]
    assert entries[3]["details"]["imposedOn"] == "2026-11-21"


def test_the_list_shows_the_newest_first_and_nothing_personal(client: TestClient) -> None:
    first, second = report(client), report(client)

    answer = client.get("/v1/incidents")

    listed = found(answer)
    assert [incident["id"] for incident in listed["incidents"]] == [second["id"], first["id"]]
    assert listed["nextCursor"] is None
    assert "Ali" not in answer.text
    assert "Schold" not in answer.text


def test_the_list_can_be_narrowed(client: TestClient) -> None:
    report(client)
    report(client, unit="Handhaving", types=["physical"])
    report(client, types=["verbal", "physical"])

    def numbers(**query: Any) -> list[int]:
        listed = found(client.get("/v1/incidents", params=query))["incidents"]
        return [int(incident["number"].split("-")[1]) for incident in listed]

    assert numbers() == [3, 2, 1]
    assert numbers(type="physical") == [3, 2]
    assert numbers(unit="Handhaving") == [2]
    assert numbers(unit="handhaving") == []
    assert numbers(unit="Handhaving", type="verbal") == []
    assert numbers(year=2026) == [3, 2, 1]
    assert numbers(year=2025) == []


def test_paging_stays_the_same_while_new_incidents_arrive(client: TestClient) -> None:
    expected = [report(client)["number"] for _ in range(7)][::-1]
    seen: list[str] = []
    cursor: str | None = None

    while True:
        query = {"limit": 2} | ({"cursor": cursor} if cursor else {})
        page = found(client.get("/v1/incidents", params=query))
        seen += [incident["number"] for incident in page["incidents"]]
        report(client)
        cursor = page["nextCursor"]
        if cursor is None:
            break

    assert seen == expected


def test_a_wrong_filter_is_a_fault_and_never_a_wider_list(client: TestClient) -> None:
    def refused(query: str) -> set[tuple[str, str]]:
        return faults(client.get(f"/v1/incidents?{query}"), 400)

    assert refused("year=24") == {("/year", "too_small")}
    assert refused("year=2024&year=2025") == {("/year", "repeated_parameter")}
    assert refused("yaer=2024") == {("", "unknown_parameter")}
    assert refused("type=insult") == {("/type", "catalogue.unknown_code")}
    assert refused("limit=0") == {("/limit", "too_small")}
    assert refused("limit=101") == {("/limit", "too_large")}
    assert refused("limit=1e2") == {("/limit", "not_an_integer")}
    assert refused("cursor=MjAyNi0x%00") == {("/cursor", "forbidden_character")}
    assert refused("cursor=Jansen") == {("/cursor", "bad_cursor")}
    assert refused("unit=") == {("/unit", "too_short")}


def test_faults_in_several_filters_are_named_at_once(client: TestClient) -> None:
    answer = client.get("/v1/incidents?year=24&type=insult&limit=0", headers={"PAR-Position": "-1"})

    assert faults(answer, 400) == {
        ("/year", "too_small"),
        ("/type", "catalogue.unknown_code"),
        ("/limit", "too_small"),
        ("/PAR-Position", "not_a_position"),
    }


def test_a_caller_can_wait_for_a_position_and_is_told_how_far_the_view_is(client: TestClient) -> None:
    incident = report(client)

    far_ahead = client.get("/v1/incidents", headers={"PAR-Position": "1000"})

    assert found(far_ahead)["incidents"]
    assert int(far_ahead.headers["par-view-position"]) == incident["position"]


def test_a_retracted_incident_stays_to_be_seen(client: TestClient) -> None:
    incident = created(client.post("/v1/incidents", json=a_report()))
    found(correct(client, "retractions", incident, {"reason": "Vergissing"}))

    assert found(client.get(f"/v1/incidents/{incident['id']}"))["status"] == "retracted"
    assert found(client.get("/v1/incidents"))["incidents"][0]["status"] == "retracted"

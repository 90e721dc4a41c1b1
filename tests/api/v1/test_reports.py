"""GET /v1/reports/{year}: the table of the annual report, counted from the facts."""

from typing import Any

from starlette.testclient import TestClient

from tests.api.v1.service import correct, created, faults, found, report
from tests.postgres import Database


def table(client: TestClient, which: str = "2026") -> dict[str, Any]:
    """The report of a year, or of a part of it."""
    return found(client.get(f"/v1/reports/{which}"))


def counts(rows: list[dict[str, Any]]) -> dict[str, int]:
    """The rows of a table that are not zero."""
    return {row["code"]: row["count"] for row in rows if row["count"]}


def impose(client: TestClient, incident: dict[str, Any], kind: str, day: str) -> None:
    """A sanction on an incident."""
    created(client.post(f"/v1/incidents/{incident['id']}/sanctions", json={"kind": kind, "imposedOn": day}))


def test_an_empty_register_gives_a_table_of_zeroes_in_catalogue_order(client: TestClient) -> None:
    empty = table(client)

    assert (empty["year"], empty["from"], empty["to"]) == (2026, "2026-01-01", "2026-12-31")
    assert (empty["total"], empty["position"], empty["catalogueVersion"]) == (0, 0, 1)
    assert [row["code"] for row in empty["types"]] == ["verbal", "physical", "psychological", "other"]
    assert [row["code"] for row in empty["sanctions"]] == [
        "warning_letter",
        "restorative_or_stop_talk",
        "contact_arrangements",
        "police_report",
        "police_charge",
    ]
    assert empty["types"][1] == {
        "code": "physical",
        "label": "Fysieke agressie (schoppen, duwen, slaan, spugen, bijten en vernielen)",
        "count": 0,
    }
    assert not counts(empty["types"])


def test_an_incident_counts_once_in_the_total_and_under_each_of_its_types(client: TestClient) -> None:
    report(client, types=["verbal", "psychological"])
    report(client, types=["verbal"])

    after = table(client)

    assert (after["total"], counts(after["types"])) == (2, {"verbal": 2, "psychological": 1})
    assert after["position"] == 2


def test_one_changed_fact_changes_the_table(client: TestClient) -> None:
    first, second = report(client, types=["verbal"]), report(client, types=["verbal"])
    before = table(client)

    reclassified = correct(client, "classifications", first, {"types": ["physical"], "reason": "Er werd geduwd"})
    after_one = table(client)
    found(correct(client, "retractions", second, {"reason": "Dubbel"}))
    after_two = table(client)
    found(correct(client, "retractions", found(reclassified), {"reason": "Toch niet"}))

    assert (before["total"], counts(before["types"])) == (2, {"verbal": 2})
    assert (after_one["total"], counts(after_one["types"])) == (2, {"verbal": 1, "physical": 1})
    assert (after_two["total"], counts(after_two["types"])) == (1, {"physical": 1})
    assert table(client)["total"] == 0


def test_an_incident_that_proves_to_be_of_another_year_moves(client: TestClient) -> None:
    incident = report(client)
    other_time = {"occurredAt": "2025-12-31T22:59:59Z", "reason": "Verkeerde datum"}

    found(correct(client, "occurrence-corrections", incident, other_time))

    assert (table(client)["total"], table(client, "2025")["total"]) == (0, 1)


def test_both_days_of_a_period_count_by_the_clock_of_the_netherlands(client: TestClient) -> None:
    for moment in ("2026-09-01T00:00:00+02:00", "2026-09-30T23:59:59+02:00"):
        report(client, occurredAt=moment)
    for moment in ("2026-08-31T23:59:59+02:00", "2026-10-01T00:00:00+02:00"):
        report(client, occurredAt=moment)

    september = table(client, "2026?from=2026-09-01&to=2026-09-30")

    assert (september["total"], september["from"], september["to"]) == (2, "2026-09-01", "2026-09-30")
    assert table(client, "2026?from=2026-09-02")["total"] == 2
    assert table(client, "2026?to=2026-09-29")["total"] == 2
    assert table(client, "2026?from=2026-09-30&to=2026-09-30")["total"] == 1


def test_a_sanction_counts_on_the_day_it_was_imposed_and_a_rare_one_gets_a_row_when_used(client: TestClient) -> None:
    incident = report(client, occurredAt="2026-09-01T12:00:00Z")
    impose(client, incident, "warning_letter", "2026-09-30")
    impose(client, incident, "damage_recovery", "2026-10-01")

    september, october = table(client, "2026?to=2026-09-30"), table(client, "2026?from=2026-10-01")

    assert counts(september["sanctions"]) == {"warning_letter": 1}
    assert counts(october["sanctions"]) == {"damage_recovery": 1}
    assert october["sanctions"][-1] == {
        "code": "damage_recovery",
        "label": "Schadeverhaal",
        "count": 1,
    }
    assert "damage_recovery" not in [row["code"] for row in september["sanctions"]]


def test_a_type_that_left_the_catalogue_is_counted_under_its_code(client: TestClient, database: Database) -> None:
    report(client)
    assert table(client)["total"] == 1
    with database.superuser() as conn:
        assert conn.execute("update views.incident_facts set types = '{older}'").rowcount == 1

    assert table(client)["types"][-1] == {"code": "older", "label": "older", "count": 1}


def test_a_period_that_cannot_be_right_is_refused(client: TestClient) -> None:
    def refused(path: str) -> set[tuple[str, str]]:
        return faults(client.get(f"/v1/reports/{path}"), 400)

    assert refused("2026?from=2025-12-31") == {("/from", "outside_year")}
    assert refused("2026?to=2027-01-01") == {("/to", "outside_year")}
    assert refused("2026?from=2026-02-01&to=2026-01-31") == {("/to", "ends_before_it_starts")}
    assert refused("2026?from=2026-02-30&to=0") == {("/from", "not_a_day"), ("/to", "not_a_day")}
    assert refused("26") == {("/year", "too_small")}
    assert refused("2026.0") == {("/year", "not_an_integer")}
    assert refused("2026?until=2026-01-31") == {("", "unknown_parameter")}

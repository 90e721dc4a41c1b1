"""POST /v1/incidents: what can be reported, and what is refused whole."""

from typing import Any

from starlette.testclient import TestClient

from api.register import Register
from tests.api.v1.service import ALL_SORTS, a_report, count_of, created, faults, problem, report, shown

WHOLE = a_report(
    occurredUntil="2026-11-20T10:45:00+01:00",
    occurredApproximately=True,
    channel="desk",
    types=["psychological", "verbal"],
    victims=[{"name": ALL_SORTS, "contact": "toestel 12"}, {"name": "B. Willems"}],
    reporter={"name": "M. Jansen", "contact": "m@example.org"},
    witnesses=[{"name": "C. Getuige"}],
    perpetrator={"name": "Jan v.d. Berg", "address": "Kade 1, Zwolle", "dateOfBirth": "1980-01-31"},
    perpetrators=[{"appearance": "Grijze jas, baard"}],
    place="Hal van het provinciehuis",
    withWhat="Een stoel",
    inWhatWay="Gooide ermee",
    why="Boos over een boete",
    injury="Blauwe arm",
    damage="Een ruit",
    policeCame=True,
)

WRONG: list[tuple[dict[str, Any], tuple[str, str]]] = [
    ({"types": []}, ("/types", "incident.no_type")),
    ({"victims": []}, ("/victims", "incident.no_victim")),
    ({"occurredAt": "1999-12-31T22:59:59Z"}, ("/occurredAt", "too_early")),
    ({"occurredAt": "0001-01-01T00:00:00+14:00"}, ("/occurredAt", "too_early")),
    ({"occurredAt": "2026-11-22T12:05:01Z"}, ("/occurredAt", "in_future")),
    ({"occurredAt": "2026-11-20"}, ("/occurredAt", "not_a_moment")),
    ({"occurredUntil": "2026-11-20T10:29:59+01:00"}, ("/occurredUntil", "incident.ends_before_it_starts")),
    ({"description": "regel\u0000"}, ("/description", "forbidden_character")),
    ({"description": "   "}, ("/description", "too_short")),
    ({"description": "x" * 20_001}, ("/description", "too_long")),
    ({"unit": "x" * 121}, ("/unit", "too_long")),
    ({"victims": [{"name": "A\u200bB"}]}, ("/victims/0/name", "forbidden_character")),
    ({"perpetrator": {"dateOfBirth": "2026-11-23"}}, ("/perpetrator/dateOfBirth", "in_future")),
    ({"policeCame": "ja"}, ("/policeCame", "not_a_boolean")),
    ({"victims": [{"name": "x"}] * 51}, ("/victims", "too_many")),
]


def test_a_report_is_acknowledged_with_number_version_and_place(client: TestClient) -> None:
    answer = client.post("/v1/incidents", json=a_report())

    acknowledged = created(answer)
    assert set(acknowledged) == {"id", "number", "version", "position"}
    assert (acknowledged["number"], acknowledged["version"], acknowledged["position"]) == ("2026-0001", 1, 1)
    assert answer.headers["etag"] == '"v1"'
    assert answer.headers["location"] == f"/v1/incidents/{acknowledged['id']}"


def test_numbers_follow_each_other(client: TestClient) -> None:
    numbers = [report(client)["number"] for _ in range(3)]

    assert numbers == ["2026-0001", "2026-0002", "2026-0003"]


def test_everything_that_was_reported_is_shown_at_once(client: TestClient) -> None:
    acknowledged = created(client.post("/v1/incidents", json=WHOLE))

    incident = shown(client, acknowledged)

    assert incident["number"] == acknowledged["number"]
    assert (incident["status"], incident["version"], incident["catalogueVersion"]) == ("reported", 1, 1)
    assert (incident["occurredAt"], incident["occurredUntil"]) == ("2026-11-20T09:30:00Z", "2026-11-20T09:45:00Z")
    assert incident["occurredApproximately"] is True
    assert incident["types"] == ["verbal", "psychological"], "in the order of the catalogue"
    assert [person["name"] for person in incident["victims"]] == [ALL_SORTS, "B. Willems"]
    assert incident["victims"][0]["contact"] == "toestel 12"
    assert incident["reporter"]["name"] == "M. Jansen"
    assert incident["witnesses"][0]["name"] == "C. Getuige"
    named, unnamed = ({k: v for k, v in one.items() if k != "personId"} for one in incident["perpetrators"])
    assert named == {
        "name": "Jan v.d. Berg",
        "address": "Kade 1, Zwolle",
        "dateOfBirth": "1980-01-31",
        "appearance": None,
    }
    assert unnamed["appearance"] == "Grijze jas, baard"
    same = ("channel", "unit", "description", "place", "withWhat", "inWhatWay", "why", "injury", "damage", "policeCame")
    assert {name: incident[name] for name in same} == {name: WHOLE[name] for name in same}


def test_what_was_left_out_is_shown_as_absent(client: TestClient) -> None:
    incident = shown(client, report(client, perpetrator=None, reporter=None))

    assert (incident["perpetrators"], incident["witnesses"], incident["reporter"]) == ([], [], None)
    assert incident["place"] is None


def test_a_name_is_kept_in_its_normal_form(client: TestClient) -> None:
    decomposed = "Zoe\u0308 Celik"

    incident = shown(client, report(client, victims=[{"name": f"  {decomposed} "}]))

    assert incident["victims"][0]["name"] == "Zoë Celik"


def test_every_fault_is_named_at_once_and_nothing_is_stored(client: TestClient, register: Register) -> None:
    wrong = a_report(
        occurredAt="2027-01-01T00:00:00Z",
        channel="pigeon",
        unit="Een\u202eheid",
        types=["verbal", "insult", "threat"],
        victims=[{"name": "A", "age": 12}, {"contact": "toestel 1"}],
        perpetrator={},
        reporter={"name": ""},
        surprise=True,
    )

    answer = client.post("/v1/incidents", json=wrong)

    assert faults(answer, 400) == {
        ("/occurredAt", "in_future"),
        ("/channel", "catalogue.unknown_code"),
        ("/unit", "forbidden_character"),
        ("/types/1", "catalogue.unknown_code"),
        ("/types/2", "catalogue.unknown_code"),
        ("/victims/0/age", "unknown_field"),
        ("/victims/1/name", "missing"),
        ("/perpetrator", "incident.nothing_known_of_perpetrator"),
        ("/reporter/name", "too_short"),
        ("/surprise", "unknown_field"),
    }
    assert count_of(register) == 0


def test_a_value_that_cannot_be_right_is_refused(client: TestClient, register: Register) -> None:
    refused = [(change, faults(client.post("/v1/incidents", json=a_report(**change)), 400)) for change, _ in WRONG]

    assert refused == [(change, {fault}) for change, fault in WRONG]
    assert count_of(register) == 0


def test_what_is_required_is_missed(client: TestClient) -> None:
    assert faults(client.post("/v1/incidents", json={}), 400) == {(f"/{field}", "missing") for field in a_report()}


def test_a_fault_repeats_nothing_of_what_was_sent(client: TestClient) -> None:
    answer = client.post("/v1/incidents", json=a_report(channel="Jansen", Jansen="Jansen", types=["Jansen"]))

    assert answer.status_code == 400
    assert "Jansen" not in answer.text


def test_a_body_that_is_no_report_is_a_problem(client: TestClient, register: Register) -> None:
    def code_of(body: bytes, status: int, media_type: str = "application/json") -> str:
        return problem(client.post("/v1/incidents", content=body, headers={"Content-Type": media_type}), status)

    for body in (b"{", b'{"unit": "a", "unit": "b"}', b"[]", b"", b"\xff\xfe"):
        assert code_of(body, 400) == "invalid_input"
    assert code_of(b"unit=a", 415, "application/x-www-form-urlencoded") == "unsupported_media_type"
    assert code_of(b'{"description": "' + b"x" * 300_000 + b'"}', 413) == "too_large"
    assert count_of(register) == 0

"""Who looked into a dossier is on record before it is shown, and can be listed for whoever must be told."""

from typing import Any
from uuid import UUID

import pytest
from starlette.testclient import TestClient

from api.local_user import LOCAL_USER, PERSONAS
from api.register import Register
from api.use_cases.consulting import Looker, consult
from tests.api.v1.sanctioning import a_running_ban, an_incident_in_a_dossier
from tests.api.v1.service import created, found, link, open_dossier, problem, report

COLLEAGUE = {"PAR-Persona": "colleague"}
MANAGER = {"PAR-Persona": "manager"}


def opens(client: TestClient, dossier: dict[str, Any], who: dict[str, str], what: str = "") -> dict[str, Any]:
    """Somebody opens the dossier, or something of it."""
    return found(client.get(f"/v1/dossiers/{dossier['id']}{what}", headers=who))


def looks(client: TestClient, dossier: dict[str, Any], **query: Any) -> list[dict[str, Any]]:
    """Who looked into it, the newest first, without the look at this list itself."""
    answer = found(client.get(f"/v1/dossiers/{dossier['id']}/consultations", params=query))
    return [one for one in answer["consultations"] if one["part"] != "consultations"]


def readers(client: TestClient, dossier: dict[str, Any], **query: Any) -> list[str]:
    """The pseudonyms of who looked, the newest first."""
    return [one["reader"] for one in looks(client, dossier, **query)]


def merge(client: TestClient, absorbed: dict[str, Any], survivor: dict[str, Any]) -> None:
    """The one goes on in the other."""
    tag = client.get(f"/v1/dossiers/{absorbed['id']}").headers["etag"]
    content = {"into": survivor["id"], "reason": "Dezelfde persoon."}
    found(client.post(f"/v1/dossiers/{absorbed['id']}/merges", json=content, headers={"If-Match": tag}))


def separate(client: TestClient, survivor: dict[str, Any], absorbed: dict[str, Any]) -> None:
    """They turn out to be two."""
    tag = client.get(f"/v1/dossiers/{survivor['id']}").headers["etag"]
    content = {"otherDossierId": absorbed["id"], "reason": "Vader en zoon."}
    found(client.post(f"/v1/dossiers/{survivor['id']}/separations", json=content, headers={"If-Match": tag}))


@pytest.mark.parametrize(
    ("what", "part"),
    [("", "card"), ("/history", "history"), ("/markers", "markers")],
    ids=["card", "history", "markers"],
)
def test_who_opens_a_dossier_is_on_record(client: TestClient, what: str, part: str) -> None:
    dossier = open_dossier(client)

    opens(client, dossier, COLLEAGUE, what)

    [look] = looks(client, dossier)
    assert (look["reader"], look["part"], look["origin"]) == (str(PERSONAS["colleague"]), part, "api")
    assert look["openedAs"] == dossier["id"]
    assert look["position"] == dossier["position"]


def test_without_a_persona_it_is_the_local_user_who_looks(client: TestClient) -> None:
    dossier = open_dossier(client)

    opens(client, dossier, {})

    assert readers(client, dossier) == [str(LOCAL_USER)]


def test_who_reads_a_sanction_looks_into_its_dossier(client: TestClient) -> None:
    incident, dossier = an_incident_in_a_dossier(client)
    ban = a_running_ban(client, incident, dossier)
    before = len(looks(client, dossier))

    found(client.get(f"/v1/sanctions/{ban['id']}", headers=MANAGER))

    newest, *earlier = looks(client, dossier)
    assert (newest["reader"], newest["part"], len(earlier)) == (str(PERSONAS["manager"]), "sanction", before)


def test_the_look_carries_the_trace_of_the_request(client: TestClient) -> None:
    dossier = open_dossier(client)
    trace = "4bf92f3577b34da6a3ce929d0e0e4736"

    opens(client, dossier, {"traceparent": f"00-{trace}-00f067aa0ba902b7-01"})

    [look] = looks(client, dossier)
    assert look["trace"].replace("-", "") == trace


def test_who_asks_who_looked_is_on_record_too(client: TestClient) -> None:
    dossier = open_dossier(client)

    looks(client, dossier)

    answer = found(client.get(f"/v1/dossiers/{dossier['id']}/consultations"))
    assert [one["part"] for one in answer["consultations"]] == ["consultations"]


def test_it_comes_in_pages(client: TestClient) -> None:
    dossier = open_dossier(client)
    for _ in range(3):
        opens(client, dossier, COLLEAGUE)
    address = f"/v1/dossiers/{dossier['id']}/consultations"

    first = found(client.get(address, params={"limit": 2}))
    rest = found(client.get(address, params={"limit": 2, "before": first["nextBefore"]}))

    assert [len(page["consultations"]) for page in (first, rest)] == [2, 1]
    assert rest["nextBefore"] is None


def test_a_dossier_that_is_not_there_leaves_no_line_and_is_not_there(client: TestClient, register: Register) -> None:
    address = "/v1/dossiers/0c0ffee0-0000-4000-8000-000000000000"

    assert problem(client.get(address), 404) == "not_found"
    assert problem(client.get(f"{address}/consultations"), 404) == "not_found"
    assert register.views.fetch("select count(*) from par.consultations") == [(0,)]


def test_nothing_is_shown_when_the_look_cannot_be_recorded(client: TestClient, register: Register) -> None:
    dossier = open_dossier(client)
    register.consultations.close()

    assert problem(client.get(f"/v1/dossiers/{dossier['id']}"), 503) == "unavailable"


def test_who_read_the_merged_dossier_is_on_record_for_both(client: TestClient) -> None:
    father, son = open_dossier(client), open_dossier(client, name="J. van den Berg")
    opens(client, father, COLLEAGUE)
    merge(client, father, son)
    opens(client, son, MANAGER)
    separate(client, son, father)

    through_the_son = [one["reader"] for one in looks(client, father) if one["openedAs"] == son["id"]]

    assert str(PERSONAS["manager"]) in through_the_son
    assert str(PERSONAS["colleague"]) not in through_the_son
    assert str(PERSONAS["colleague"]) in readers(client, father)


def test_being_told_where_a_dossier_goes_on_shows_nothing_of_it(client: TestClient) -> None:
    father, son = open_dossier(client), open_dossier(client, name="J. van den Berg")
    merge(client, father, son)

    opens(client, father, COLLEAGUE)

    assert str(PERSONAS["colleague"]) not in readers(client, father)


def test_who_can_have_seen_an_incident_in_the_wrong_dossier_is_found_and_nobody_else(client: TestClient) -> None:
    dossier, incident, other = open_dossier(client), report(client), report(client)
    link(client, other, dossier)
    opens(client, dossier, {})
    link(client, incident, dossier)
    opens(client, dossier, COLLEAGUE)
    content = {"reason": "Verkeerde Jan."}
    found(client.post(f"/v1/incidents/{incident['id']}/dossiers/{dossier['id']}/unlinkings", json=content))
    opens(client, dossier, MANAGER)

    assert readers(client, dossier, incidentId=incident["id"]) == [str(PERSONAS["colleague"])]
    assert len(readers(client, dossier, incidentId=other["id"])) == 3


def test_who_saw_it_by_way_of_the_dossier_it_went_on_in_is_found_there(client: TestClient) -> None:
    his, whole, incident = open_dossier(client), open_dossier(client, name="J. van den Berg"), report(client)
    link(client, incident, his)
    opens(client, his, COLLEAGUE)
    merge(client, his, whole)
    opens(client, whole, MANAGER)

    assert readers(client, whole, incidentId=incident["id"]) == [str(PERSONAS["manager"])]
    assert str(PERSONAS["manager"]) not in readers(client, his, incidentId=incident["id"])
    assert str(PERSONAS["colleague"]) in readers(client, his, incidentId=incident["id"])


def test_it_is_on_record_also_when_the_dossier_is_merged_while_it_is_read(
    client: TestClient, register: Register
) -> None:
    dossier, other = open_dossier(client), open_dossier(client, name="J. van den Berg")
    looker = Looker(LOCAL_USER, "api")

    def read() -> tuple[str, int]:
        merge(client, dossier, other)
        return "what was in it", dossier["position"]

    consult(register, looker, UUID(dossier["id"]), "card", read)

    assert readers(client, dossier)[0] == str(LOCAL_USER)


def test_nothing_personal_is_in_the_lines(client: TestClient, register: Register) -> None:
    dossier = created(client.post("/v1/dossiers", json={"subject": {"kind": "person", "name": "Jan van den Berg"}}))
    opens(client, dossier, COLLEAGUE)

    [(line,)] = register.views.fetch("select c::text from par.consultations c")
    assert "Berg" not in line

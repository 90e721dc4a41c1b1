"""POST /v1/dossiers/_search: by a name as somebody remembers it."""

from starlette.testclient import TestClient

from tests.api.v1.service import ALL_SORTS, a_person, created, faults, found, open_dossier, problem


def search(client: TestClient, name: str) -> list[str]:
    """The ids of the dossiers that answer to a name, the best first."""
    return [hit["id"] for hit in found(client.post("/v1/dossiers/_search", json={"name": name}))["dossiers"]]


def test_a_name_is_found_at_once_however_it_is_written(client: TestClient) -> None:
    berg = open_dossier(client, name="Jan van den Berg")["id"]
    nandu = open_dossier(client, name=ALL_SORTS)["id"]
    open_dossier(client, name="Petra Willems")

    for written in ("Jan van den Berg", "v.d. Berg", "J. van den Bergh", "berg, jan van den", "JAN BERG"):
        assert search(client, written) == [berg], written
    for written in (ALL_SORTS, "Nandu Ozgur ’t Hoen-Inan SS"):
        assert search(client, written)[:1] == [nandu], written


def test_a_hit_shows_who_it_is(client: TestClient) -> None:
    dossier = open_dossier(client, address="Kade 1, Zwolle", dateOfBirth="1980-01-31")

    (hit,) = found(client.post("/v1/dossiers/_search", json={"name": "van den berg"}))["dossiers"]

    assert hit["id"] == dossier["id"]
    assert hit["subject"] == {"kind": "person", "name": "Jan van den Berg", "address": "Kade 1, Zwolle"}
    assert 60 <= hit["score"] <= 100


def test_an_address_is_found_by_its_address(client: TestClient) -> None:
    subject = {"subject": {"kind": "address", "address": "Dijkstraat 2, Deventer"}}
    dossier = created(client.post("/v1/dossiers", json=subject))

    assert search(client, "Dijkstraat 2, Deventer") == [dossier["id"]]


def test_a_corrected_name_is_found_and_the_wrong_one_no_more(client: TestClient) -> None:
    dossier = open_dossier(client, name="Karel Mulder")
    assert search(client, "Mulder") == [dossier["id"]]
    content = {**a_person(name="Karel Bakker"), "reason": "Verkeerd gehoord"}

    found(client.post(f"/v1/dossiers/{dossier['id']}/subject-corrections", json=content, headers={"If-Match": '"v1"'}))

    assert (search(client, "Bakker"), search(client, "Mulder")) == ([dossier["id"]], [])


def test_nobody_is_found_under_another_name(client: TestClient) -> None:
    open_dossier(client)

    assert search(client, "Petra Willems") == []


def test_the_word_for_searching_is_no_dossier(client: TestClient) -> None:
    answer = client.get("/v1/dossiers/_search")

    assert problem(answer, 405) == "method_not_allowed"
    assert answer.headers["allow"] == "POST"


def test_a_search_that_cannot_be_right_is_refused(client: TestClient) -> None:
    assert faults(client.post("/v1/dossiers/_search", json={"name": " "}), 400) == {("/name", "too_short")}
    assert faults(client.post("/v1/dossiers/_search", json={"naam": "x"}), 400) == {
        ("/name", "missing"),
        ("/naam", "unknown_field"),
    }
    assert faults(client.post("/v1/dossiers/_search?name=x", json={"name": "x"}), 400) == {("", "unknown_parameter")}

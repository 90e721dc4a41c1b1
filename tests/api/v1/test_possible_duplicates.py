"""Which dossiers may be about the same subject: suggested, explained, judged, remembered."""

from typing import Any

from starlette.testclient import TestClient

from tests.api.v1.service import an_id, found, open_dossier, problem

Dossier = dict[str, Any]


def of(client: TestClient, dossier: Dossier) -> list[dict[str, Any]]:
    """What is suggested for one dossier."""
    answer = found(client.get(f"/v1/dossiers/{dossier['id']}/possible-duplicates"))
    assert answer["id"] == dossier["id"]
    return list(answer["possibleDuplicates"])


def pairs(client: TestClient) -> list[set[str]]:
    """What is suggested for the whole register."""
    listed = found(client.get("/v1/dossiers/possible-duplicates"))
    assert (len(listed["pairs"]), listed["complete"]) == (listed["total"], True)
    return [{one["id"] for one in pair["dossiers"]} for pair in listed["pairs"]]


def ask(client: TestClient, what: str, dossier: Dossier, **content: Any) -> None:
    """Merge, separate or judge, on the version that is there now."""
    seen = client.get(f"/v1/dossiers/{dossier['id']}").headers["etag"]
    found(client.post(f"/v1/dossiers/{dossier['id']}/{what}", json=content, headers={"If-Match": seen}))


def test_two_spellings_of_one_name_are_suggested_with_the_reason(client: TestClient) -> None:
    one = open_dossier(client, name="J. van den Berg", address="Kade 1, Zwolle", dateOfBirth="1955-03-04")
    other = open_dossier(client, name="Jan v.d. Bergh", address="Kade 1, Zwolle", dateOfBirth="1955-04-03")
    open_dossier(client, name="Petra Willems", address="Dijk 2, Deventer", dateOfBirth="1990-01-01")

    (suggested,) = of(client, one)

    assert suggested["dossier"]["id"] == other["id"]
    assert suggested["dossier"]["subject"]["name"] == "Jan v.d. Bergh"
    assert suggested["reasons"] == [
        "De namen lijken op elkaar.",
        "Het adres is gelijk.",
        "De geboortedata lijken op elkaar: een cijfer verschilt, of dag en maand zijn omgewisseld.",
    ]
    assert 50 <= suggested["score"] <= 100
    assert pairs(client) == [{one["id"], other["id"]}]


def test_the_strongest_suspicion_comes_first(client: TestClient) -> None:
    one = open_dossier(client, name="Karel Mulder", dateOfBirth="1970-05-06")
    same = open_dossier(client, name="Karel Mulder", dateOfBirth="1970-05-06")
    maybe = open_dossier(client, name="Karel Mulder")

    assert [(one["dossier"]["id"], one["score"]) for one in of(client, one)] == [(same["id"], 85), (maybe["id"], 50)]


def test_a_pair_that_was_judged_different_never_comes_up_again(client: TestClient) -> None:
    father = open_dossier(client, name="Jan van den Berg", address="Kade 1, Zwolle")
    son = open_dossier(client, name="Jan van den Berg", address="Kade 1, Zwolle")
    third = open_dossier(client, name="J. van den Berg", address="Kade 1, Zwolle")

    ask(client, "differences", son, otherDossierId=father["id"], reason="Vader en zoon")

    assert [one["dossier"]["id"] for one in of(client, father)] == [third["id"]]
    # and not by a detour: what is merged with the one is different from the other as well
    ask(client, "merges", third, into=son["id"], reason="Zelfde")
    assert (of(client, father), of(client, son), of(client, third), pairs(client)) == ([], [], [], [])


def test_a_pair_that_was_merged_is_no_suggestion_and_after_separating_it_is_remembered(client: TestClient) -> None:
    father, son = (open_dossier(client, name="Jan van den Berg", address="Kade 1, Zwolle") for _ in range(2))
    assert pairs(client) == [{father["id"], son["id"]}]

    ask(client, "merges", son, into=father["id"], reason="Zelfde")
    assert pairs(client) == []
    ask(client, "separations", father, otherDossierId=son["id"], reason="Vader en zoon")
    assert pairs(client) == []


def test_a_merged_name_still_leads_to_suggestions_for_the_survivor(client: TestClient) -> None:
    survivor, merged = open_dossier(client, name="Piet de Boer"), open_dossier(client, name="Karel Mulder")
    like_the_merged = open_dossier(client, name="Karel Mulder")
    ask(client, "merges", merged, into=survivor["id"], reason="Hij heet nu anders")

    assert [one["dossier"]["id"] for one in of(client, survivor)] == [like_the_merged["id"]]


def test_a_corrected_name_is_compared_anew(client: TestClient) -> None:
    one, other = open_dossier(client, name="Karel Mulder"), open_dossier(client, name="Karel Mulder")
    assert len(of(client, one)) == 1

    subject = {"kind": "person", "name": "Petra Willems"}
    ask(client, "subject-corrections", other, subject=subject, reason="Verkeerd gehoord")

    assert of(client, one) == []


def test_different_kinds_are_never_the_same(client: TestClient) -> None:
    person = open_dossier(client, name="Stichting Boos")
    open_dossier(client, kind="organisation", name="Stichting Boos")

    assert of(client, person) == []


def test_a_dossier_that_is_not_there_is_not_found(client: TestClient) -> None:
    assert problem(client.get(f"/v1/dossiers/{an_id()}/possible-duplicates"), 404) == "not_found"

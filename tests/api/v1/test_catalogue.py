"""An organisation adopts its own catalogue, and works with it at once."""

import time
from typing import Any

from httpx2 import Response
from starlette.testclient import TestClient

from api.catalogues import CatalogueKeeper, Catalogues
from api.register import Register
from tests.api.v1.service import NOW, a_report, count_of, created, faults, found, problem, report, shown

CONTENT = (
    "types",
    "sanctions",
    "channels",
    "markers",
    "terms",
    "matrix",
    "units",
    "letters",
    "optionalHolidays",
    "mapping",
    "mailboxes",
)
DOXING = {"code": "doxing", "label": "Privégegevens verspreiden"}


def in_force(client: TestClient, **query: Any) -> dict[str, Any]:
    return found(client.get("/v1/catalogue", params=query))


def changed(client: TestClient, **changes: Any) -> dict[str, Any]:
    """What holds today, with these changes, to adopt from today on."""
    now = in_force(client)
    return {**{name: now[name] for name in CONTENT}, "effectiveOn": "2026-11-22", "reason": "Besluit 12.", **changes}


def adopt(client: TestClient, content: dict[str, Any], tag: str | None = None, **headers: str) -> Response:
    seen = tag or client.get("/v1/catalogue").headers["ETag"]
    return client.post("/v1/catalogue", json=content, headers={"If-Match": seen, **headers})


def with_type(client: TestClient, **changes: Any) -> dict[str, Any]:
    return changed(client, types=[*in_force(client)["types"], DOXING], **changes)


def test_at_first_the_catalogue_that_ships_holds(client: TestClient) -> None:
    answer = client.get("/v1/catalogue")

    shipped = found(answer)
    assert answer.headers["ETag"] == '"v0"'
    assert (shipped["version"], shipped["effectiveOn"], shipped["inForce"]) == (1, None, True)
    assert [entry["code"] for entry in shipped["types"]] == ["verbal", "physical", "psychological", "other"]
    assert shipped["terms"][0] == {
        "code": "reaction",
        "label": "Reactie richting de veroorzaker",
        "period": "PT48H",
        "countedIn": "calendar",
        "remindBefore": "PT12H",
        "appliesToRunning": False,
    }


def test_what_is_adopted_can_be_reported_with_at_once(client: TestClient) -> None:
    assert faults(client.post("/v1/incidents", json=a_report(types=["doxing"])), 400) == {
        ("/types/0", "catalogue.unknown_code")
    }

    adopted = adopt(client, with_type(client))

    assert found(adopted)["version"] == 1
    assert adopted.headers["ETag"] == '"v1"'
    incident = report(client, types=["doxing"])
    assert (shown(client, incident)["types"], shown(client, incident)["catalogueVersion"]) == (["doxing"], 2)


def test_a_new_sanction_and_a_new_channel_work_at_once_too(client: TestClient) -> None:
    now = in_force(client)
    found(
        adopt(
            client,
            changed(
                client,
                sanctions=[*now["sanctions"], {"code": "garden_talk", "label": "Keukentafelgesprek"}],
                channels=[*now["channels"], {"code": "video", "label": "Beeldbellen"}],
            ),
        )
    )

    incident = report(client, channel="video")
    created(
        client.post(
            f"/v1/incidents/{incident['id']}/sanctions", json={"kind": "garden_talk", "imposedOn": "2026-11-21"}
        )
    )
    after = shown(client, incident)
    assert (after["channel"], after["sanctions"][0]["kind"]) == ("video", "garden_talk")


def test_a_version_of_later_waits_for_its_day(client: TestClient) -> None:
    found(adopt(client, with_type(client, effectiveOn="2027-01-01")))

    assert in_force(client)["version"] == 1
    assert client.get("/v1/catalogue/versions").json() == {
        "versions": [
            {"version": 2, "effectiveOn": "2027-01-01", "inForce": False},
            {"version": 1, "effectiveOn": None, "inForce": True},
        ]
    }
    assert in_force(client, version=2)["types"][-1] == {**DOXING, "retired": False}
    assert client.get("/v1/catalogue", params={"version": 3}).status_code == 404


def test_a_retired_type_is_refused_in_words_and_what_was_reported_with_it_stays(client: TestClient) -> None:
    incident = report(client)
    now = in_force(client)
    types = [{**entry, "retired": entry["code"] == "verbal"} for entry in now["types"]]
    matrix = [row for row in now["matrix"] if row["type"] != "verbal"]
    found(adopt(client, changed(client, types=types, matrix=matrix)))

    assert faults(client.post("/v1/incidents", json=a_report()), 400) == {("/types/0", "catalogue.retired_code")}
    assert shown(client, incident)["types"] == ["verbal"]
    assert len(found(client.get("/v1/incidents", params={"type": "verbal"}))["incidents"]) == 1


def test_a_code_that_was_reported_with_is_not_forgotten(client: TestClient, register: Register) -> None:
    report(client)
    now = in_force(client)
    without = changed(
        client,
        types=[entry for entry in now["types"] if entry["code"] != "verbal"],
        channels=[entry for entry in now["channels"] if entry["code"] != "phone"],
        matrix=[row for row in now["matrix"] if row["type"] != "verbal"],
    )

    answer = adopt(client, without)

    assert faults(answer, 409) == {
        ("/types", "catalogue.orphans_code_in_use"),
        ("/channels", "catalogue.orphans_code_in_use"),
    }
    assert "verbal" in answer.text
    assert count_of(register) == 1


def test_every_fault_in_a_catalogue_is_named_at_once(client: TestClient, register: Register) -> None:
    wrong = changed(client, terms=[{"code": "reaction", "label": "Reactie", "period": "48 uur"}], colour="blue")
    assert faults(adopt(client, wrong), 400) == {("/terms/0/period", "not_a_period"), ("/colour", "unknown_field")}

    wrong = with_type(client, units=["Toezicht", "Toezicht"])
    wrong["types"].append({**DOXING, "label": "Anders gezegd"})
    assert faults(adopt(client, wrong), 400) == {
        ("/types/5/code", "catalogue.code_twice"),
        ("/units/1", "catalogue.unit_twice"),
    }
    assert count_of(register) == 0


def test_who_saw_an_older_catalogue_must_look_first(client: TestClient) -> None:
    content = with_type(client)
    assert problem(client.post("/v1/catalogue", json=content), 428)
    found(adopt(client, content))

    assert adopt(client, content, tag='"v0"').status_code == 412


def test_the_same_request_twice_has_effect_once(client: TestClient, register: Register) -> None:
    content = with_type(client)
    key = {"Idempotency-Key": "adopt-it-once"}

    first = found(adopt(client, content, tag='"v0"', **key))

    assert found(adopt(client, content, tag='"v0"', **key)) == first
    assert found(adopt(client, content))["version"] == 1, "what holds already is no news"
    assert count_of(register) == 1


def test_units_are_a_list_once_there_is_one(client: TestClient) -> None:
    found(adopt(client, changed(client, units=["Toezicht", "Vergunningen"])))

    assert faults(client.post("/v1/incidents", json=a_report(unit="Balie")), 400) == {
        ("/unit", "incident.unknown_unit")
    }
    report(client, unit="Vergunningen")


def test_a_unit_with_incidents_is_not_forgotten_but_may_become_another(client: TestClient) -> None:
    report(client, unit="Wegen")
    forgotten = adopt(client, changed(client, units=["Beheer"]))
    assert faults(forgotten, 409) == {("/units", "catalogue.orphans_unit_in_use")}
    assert "Wegen" in forgotten.text

    became = {"units": [{"old": "Wegen", "new": ["Beheer"]}]}
    found(adopt(client, changed(client, units=["Beheer"], mapping=became)))
    assert in_force(client)["mapping"]["units"] == became["units"]


def test_the_letters_are_in_the_catalogue(client: TestClient) -> None:
    warning, ban, invitation = in_force(client)["letters"]
    assert ban == {"code": "ban", "label": "Besluitbrief over een maatregel", "retired": False, "sanctions": []}

    own = [{**warning, "label": "Gele kaart", "sanctions": ["warning_letter"]}, ban, {**invitation, "retired": True}]
    found(adopt(client, changed(client, letters=own)))
    assert in_force(client)["letters"] == own
    forgotten = changed(client, letters=[ban, invitation, {"code": "poem", "label": "Gedicht"}])
    assert faults(adopt(client, forgotten), 400) == {
        ("/letters", "catalogue.letter_missing"),
        ("/letters/2/code", "catalogue.unknown_letter"),
    }


def test_who_does_not_name_the_letters_gets_them_as_they_ship(client: TestClient) -> None:
    content = with_type(client)
    del content["letters"]
    found(adopt(client, content))
    assert [letter["code"] for letter in in_force(client)["letters"]] == ["warning", "ban", "hearing_invitation"]


def rows(client: TestClient, what: str, **query: str) -> dict[str, int]:
    table = found(client.get("/v1/reports/2026", params=query))
    return {row["label"]: row["count"] for row in table[what] if row["count"]}


def test_old_figures_come_in_new_labels_or_in_those_of_then(client: TestClient) -> None:
    report(client, types=["verbal", "psychological"])
    report(client, types=["verbal"])
    verbal, physical, psychological, other = in_force(client)["types"]
    words = {"code": "words", "label": "Woorden"}
    became = [{"old": code, "new": ["words"]} for code in ("verbal", "psychological")]
    types = [words, {**physical, "label": "Geweld"}, other]
    found(adopt(client, changed(client, types=types, matrix=[], mapping={"types": became})))
    report(client, types=["words", "physical"])

    assert rows(client, "types") == rows(client, "types", labels="now") == {"Woorden": 3, "Geweld": 1}
    assert rows(client, "types", labels="then") == {
        "Woorden": 1,
        "Geweld": 1,
        verbal["label"]: 2,
        psychological["label"]: 1,
    }
    table = found(client.get("/v1/reports/2026"))
    assert (table["total"], table["catalogueVersion"]) == (3, 2)


def test_a_retired_type_has_a_row_only_when_it_was_reported(client: TestClient) -> None:
    types = [{**entry, "retired": entry["code"] in ("verbal", "other")} for entry in in_force(client)["types"]]
    report(client)
    found(adopt(client, changed(client, types=types, matrix=[])))

    table = found(client.get("/v1/reports/2026"))
    assert [row["code"] for row in table["types"]] == ["verbal", "physical", "psychological"]


def test_the_labels_are_those_of_now_or_of_then(client: TestClient) -> None:
    assert client.get("/v1/reports/2026", params={"labels": "later"}).status_code == 400


def test_the_reason_is_not_readable_in_the_log(client: TestClient, register: Register) -> None:
    found(adopt(client, with_type(client, reason="Na overleg met de ondernemingsraad.")))

    (adopted,) = register.log.page(0, 10)
    assert "ondernemingsraad" not in adopted.event.model_dump_json()


def test_what_another_process_adopts_is_taken_in_by_itself(client: TestClient, register: Register) -> None:
    elsewhere = Catalogues(register.log)
    elsewhere.refresh()
    with CatalogueKeeper(elsewhere, refresh_seconds=0.01):
        found(adopt(client, with_type(client)))
        deadline = time.monotonic() + 10
        while elsewhere.in_force(NOW.date()).version == 1:
            assert time.monotonic() < deadline, "the keeper did not look"
    assert elsewhere.in_force(NOW.date()).version == 2

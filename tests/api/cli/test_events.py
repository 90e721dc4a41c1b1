"""`par events show`: the facts as they are kept."""

import json

from api.practice.people import CITIZENS
from tests.api.cli.command import Par

SEALED_IN_THE_FIRST = ("Ali Praktijk", "Jan van den Berg", "Dorpsstraat 12", "1971-04-02", "Beller schold")


def test_nothing_that_was_sealed_is_shown(practice: Par) -> None:
    incident = practice("incident", "show", "2024-0001", "--json")
    (dossier,) = incident.data["dossierIds"]
    in_the_clear = incident.out + practice("dossier", "show", dossier, "--json").out
    for stream in (incident.data["id"], dossier):
        for flags in ((), ("--json",)):
            shown = practice("events", "show", stream, *flags)
            assert shown.code == 0
            for secret in SEALED_IN_THE_FIRST:
                assert secret in in_the_clear
                assert secret not in shown.out + shown.err


def test_no_citizen_of_the_practice_register_is_in_any_stream(practice: Par) -> None:
    dossiers: set[str] = set()
    for incident in practice("incident", "list", "--year", "2024", "--json").data["incidents"]:
        shown = practice("incident", "show", incident["number"], "--json").data
        dossiers.update(shown["dossierIds"])
    kept = "".join(practice("events", "show", dossier, "--json").out for dossier in dossiers)
    assert kept.count("dossier.opened.v1") == len(dossiers) > 3
    for citizen in CITIZENS.values():
        for secret in filter(None, (citizen.name, citizen.address, citizen.born)):
            assert json.dumps(secret, ensure_ascii=False).strip('"') not in kept


def test_a_fact_has_its_envelope_and_its_tokens(practice: Par) -> None:
    incident = practice("incident", "show", "2024-0001", "--json").data
    fact = practice("events", "show", incident["id"], "--json").data[0]
    assert fact["name"] == "incident.reported.v1"
    assert (fact["stream_id"], fact["stream_version"], fact["position"]) == (incident["id"], 1, 1)
    assert fact["recorded_at"].startswith("2024-09-09T11:20")
    assert fact["event"]["description"].startswith("s1:")
    assert fact["event"]["unit"] == "Vergunningen"

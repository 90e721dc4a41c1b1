"""`par sanction show|list`, on the practice register."""

import re

from tests.api.cli.command import Par

NOWHERE = "0c0ffee0-dead-4000-8000-000000000000"


def of_kind(par: Par, kind: str) -> list[str]:
    """The ids of the sanctions of this kind."""
    return [
        one["id"]
        for one in par("sanction", "list", "--limit", "100", "--json").data["sanctions"]
        if one["kind"] == kind
    ]


def test_a_building_ban_is_shown_with_all_it_rests_on(practice: Par) -> None:
    (ban,) = of_kind(practice, "building_ban")

    shown = practice("sanction", "show", ban).out

    for known in (
        "Toegangsontzegging",
        "20 februari 2025 tot en met 19 februari 2026",
        "Bewoner duwde de toezichthouder",
        "Gedragsregel 4",
        "Schriftelijk en per telefoon",
        "mondeling, 20 februari 2025",
        "met een brief, 20 februari 2025",
    ):
        assert known in shown
    data = practice("sanction", "show", ban, "--json").data
    assert (data["id"], data["imposedOn"]) == (ban, "2025-02-20")
    assert data["approvedBy"] != data["proposedBy"]


def test_no_code_of_ours_reaches_the_screen(practice: Par) -> None:
    (ban,) = of_kind(practice, "service_suspension")
    for words in (["list"], ["list", "--in-force"], ["show", ban]):
        assert not re.search(r"[a-z]+_[a-z]+|expired|imposed", practice("sanction", *words).out)


def test_the_list_can_be_narrowed_to_a_dossier_and_to_what_is_in_force(practice: Par) -> None:
    everything = practice("sanction", "list", "--limit", "100", "--json").data["sanctions"]
    in_force = practice("sanction", "list", "--in-force", "--json").data["sanctions"]
    assert [one["id"] for one in in_force] == [one["id"] for one in everything if one["inForce"]]
    dossier = next(one["dossierId"] for one in everything if one["dossierId"])
    narrowed = practice("sanction", "list", "--dossier", dossier, "--json").data["sanctions"]
    assert {one["dossierId"] for one in narrowed} == {dossier}


def test_a_sanction_that_is_not_there_says_how_to_look_for_it(practice: Par) -> None:
    missing = practice("sanction", "show", NOWHERE)
    assert (missing.code, missing.out) == (4, "")
    assert "par sanction list" in missing.err

"""`par incident list --status`, and `par aftercare show`."""

from tests.api.cli.command import Par


def test_the_list_is_narrowed_to_a_status_in_dutch_or_as_stored(practice: Par) -> None:
    whole = practice("incident", "list", "--json").data["incidents"]
    standing = [one for one in whole if one["status"] == "reported"]

    assert practice("incident", "list", "--status", "gemeld", "--json").data["incidents"] == standing
    assert practice("incident", "list", "--status", "reported", "--json").data["incidents"] == standing
    assert practice("incident", "list", "--status", "in behandeling").code == 0


def test_a_status_that_cannot_be_is_named(practice: Par) -> None:
    refused = practice("incident", "list", "--status", "zoek")

    assert refused.code == 3
    assert "--status:" in refused.err


def test_aftercare_is_shown_per_person(practice: Par) -> None:
    shown = practice("aftercare", "show", "2024-0002")

    assert shown.code == 0
    for known in ("Nazorg bij incident 2024-0002", "Fatima Voorbeeld", "betrokken medewerker", "afgerond"):
        assert known in shown.out
    people = practice("aftercare", "show", "2024-0002", "--json").data["people"]
    assert people[0]["role"] == "victim"


def test_the_aftercare_of_what_is_not_there_says_how_to_look_for_it(practice: Par) -> None:
    missing = practice("aftercare", "show", "2024-9999")

    assert (missing.code, missing.out) == (4, "")
    assert "par incident list" in missing.err

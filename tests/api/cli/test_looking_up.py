"""`par incident show|list`, `par dossier search|show`."""

from tests.api.cli.command import Par

WORST_NAME = "Ñandú Özgür Ĳsbrand ’t Hoen-İnan ẞ"
NOWHERE = "0c0ffee0-dead-4000-8000-000000000000"


def test_an_incident_is_shown_with_all_that_is_known_of_it(practice: Par) -> None:
    shown = practice("incident", "show", "2024-0002").out
    for known in (
        "24 september 2024, 14:05",
        "Publieksbalie",
        "Balie of gebouw",
        "Verbale agressie, Psychische agressie",
        "Fatima Voorbeeld",
        "Manon Jansen",
        "Rik Proefstra, Veldweg 40, Proefdam",
        "wist waar de medewerker woont",
        "Opgelegd: Waarschuwingsbrief, op 1 oktober 2024",
    ):
        assert known in shown


def test_an_incident_is_found_by_number_and_by_id(practice: Par) -> None:
    by_number = practice("incident", "show", "2024-0002", "--json").data
    assert practice("incident", "show", by_number["id"], "--json").data == by_number
    assert by_number["history"]["entries"][0]["event"] == "incident.reported"


def test_from_an_incident_one_gets_to_the_dossier_and_back(practice: Par) -> None:
    shown = practice("incident", "show", "2024-0002")
    (dossier,) = practice("incident", "show", "2024-0002", "--json").data["dossierIds"]
    assert dossier in shown.out
    card = practice("dossier", "show", dossier)
    assert "Rik Proefstra" in card.out
    assert "2024-0002" in card.out
    assert "15 juli 1963" in card.out
    numbers = [incident["number"] for incident in practice("dossier", "show", dossier, "--json").data["incidents"]]
    assert numbers[:2] == ["2024-0002", "2025-0004"]


def test_a_perpetrator_nobody_knows_is_said_to_be_unknown(practice: Par) -> None:
    assert "niet bekend" in practice("incident", "show", "2025-0005").out


def test_the_list_comes_in_parts_that_join_up(practice: Par) -> None:
    whole = practice("incident", "list", "--json").data["incidents"]
    parts, cursor = [], None
    while True:
        page = practice("incident", "list", "--limit", "7", "--json", *(["--cursor", cursor] if cursor else [])).data
        parts += page["incidents"]
        cursor = page["nextCursor"]
        if cursor is None:
            break
    assert parts == whole
    assert len(whole) > 2 * 7


def test_a_list_with_more_says_how_to_go_on(practice: Par) -> None:
    page = practice("incident", "list", "--limit", "1", "--json").data
    assert f"--cursor {page['nextCursor']}" in practice("incident", "list", "--limit", "1").out
    assert "--cursor" not in practice("incident", "list").out


def test_a_state_that_does_not_exist_is_answered_with_the_words_of_the_help_page(practice: Par) -> None:
    refused = practice("incident", "list", "--status", "x")
    assert refused.code == 3
    words = "gemeld, in behandeling, afgesloten, ingetrokken"
    assert f"--status: Deze stand bestaat niet. Kies een van: {words}." in refused.err
    assert words in " ".join(practice("incident", "list", "--help").out.split())


def test_the_list_can_be_narrowed(practice: Par) -> None:
    found = practice("incident", "list", "--year", "2025", "--type", "physical", "--unit", "Wegbeheer", "--json").data
    assert [incident["number"] for incident in found["incidents"]] == ["2025-0005"]


def test_a_filter_that_cannot_be_is_named(practice: Par) -> None:
    refused = practice("incident", "list", "--type", "rude", "--unit", "")
    assert refused.code == 3
    assert "--type: Deze code staat niet in de catalogus." in refused.err
    assert "--unit: Deze tekst is te kort" in refused.err


def test_a_name_need_not_be_quoted_or_right(practice: Par) -> None:
    for typed in (["Jan", "van", "den", "Berg"], ["v.d. berg"], ["Jan vd Burg"], ["J. van den Berg"]):
        assert "Jan van den Berg" in practice("dossier", "search", *typed).out


def test_the_worst_name_comes_back_as_it_is(practice: Par) -> None:
    assert WORST_NAME in practice("dossier", "search", "nandu ijsbrand").out
    (hit,) = practice("dossier", "search", "nandu ijsbrand", "--json").data["dossiers"]
    assert hit["subject"]["name"] == WORST_NAME


def test_nothing_found_is_said_and_is_no_error(practice: Par) -> None:
    found = practice("dossier", "search", "Xyzzyplugh")
    assert (found.code, found.out) == (0, "Dossiers: geen\n")
    assert practice("dossier", "search", "Xyzzyplugh", "--json").data == {"dossiers": []}


def test_what_is_not_there_says_how_to_look_for_it(practice: Par) -> None:
    for words, hint in (
        (["incident", "show", "2024-9999"], "par incident list"),
        (["incident", "show", "Jan"], "par incident list"),
        (["incident", "show", NOWHERE], "par incident list"),
        (["dossier", "show", NOWHERE], "par dossier search"),
        (["events", "show", NOWHERE], "kenmerk"),
    ):
        missing = practice(*words)
        assert (missing.code, missing.out) == (4, "")
        assert hint in missing.err


def test_long_and_odd_units_are_shown_whole(fresh: Par) -> None:
    long_unit, odd_unit = "Eenheid " + "x" * 110, ":smile: [red]rood[/red]"
    for unit in (long_unit, odd_unit):
        reported = fresh(
            "incident", "report", "--at", "2024-11-20 10:30", "--channel", "phone", "--type", "verbal",
            "--victim", "Ali Praktijk", "--description", "Schold.", "--unit", unit,
        )  # fmt: skip
        assert reported.code == 0
    listed = fresh("incident", "list").out
    assert odd_unit in listed
    assert long_unit in listed

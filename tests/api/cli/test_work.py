"""`par work-list` and `par terms`."""

from tests.api.cli.command import Par


def test_a_monday_morning_in_the_practice_register(practice: Par) -> None:
    listed = practice("work-list")
    assert listed.code == 0
    for part in ("Nieuwe meldingen", "Termijnen die voorbij zijn", "Reactie richting de veroorzaker"):
        assert part in listed.out


def test_the_same_for_programs(practice: Par) -> None:
    listed = practice("work-list", "--json").data
    assert set(listed) == {"new", "breached", "near", "decisions", "made"}
    assert len(listed["new"]) == 1
    tasks = practice("terms", "list", "--json").data["tasks"]
    assert [one for one in tasks if one["state"] == "breached"] == listed["breached"]


def test_a_monday_morning_says_whose_work_it_is_and_who_stands_in(practice: Par) -> None:
    listed = practice("work-list", "--json").data
    texts = {one["what"]: one for one in listed["made"]}
    assert set(texts) == {"Vraag Ali of de afspraken rust geven", "Kies een vast aanspreekpunt voor dit dossier"}
    assert texts["Vraag Ali of de afspraken rust geven"]["person"]["role"] == "leidinggevende"
    assert {one["person"]["role"] for one in listed["breached"] if one["person"]} == {"leidinggevende"}

    deputy = practice("work-list", "--person", "vpt-advisor", "--json").data
    assert {one["what"] for one in deputy["made"]} >= {"Kies een vast aanspreekpunt voor dit dossier"}
    dropped = practice("task", "list", "--dropped")
    assert "Ali had de folder al." in dropped.out


def test_one_unit_sees_its_own_work(practice: Par) -> None:
    assert practice("work-list", "--unit", "Nergens").out.count(": geen") == 5


def test_the_terms_are_run_once(copied: object, par: Par) -> None:
    first, again = par("terms", "run", "--once"), par("terms", "run", "--once")
    assert (first.code, again.code) == (0, 0)
    assert "Vastgelegd over termijnen: 0." not in first.err
    assert "Vastgelegd over termijnen: 0." in again.err

"""`par catalogue`: shown, compared, and adopted from a file."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.api.cli.command import REPORT, Par

ADOPT = ("--effective", "2026-01-01", "--reason", "Besluit 12")


def written(par: Par, folder: Path, **changes: Any) -> str:
    """The catalogue that holds as a file, with these changes."""
    content = yaml.safe_load(par("catalogue", "show", "--yaml").out) | changes
    file = folder / "catalogus.yaml"
    file.write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
    return str(file)


def types(par: Par) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = par("catalogue", "show", "--json").data["types"]
    return found


DOXING = {"code": "doxing", "label": "Privégegevens verspreiden"}


def test_what_is_written_as_a_file_can_be_read_in_and_changes_nothing(fresh: Par, tmp_path: Path) -> None:
    file = tmp_path / "catalogus.yaml"
    file.write_text(fresh("catalogue", "show", "--yaml").out, "utf-8")

    same = fresh("catalogue", "import", str(file), *ADOPT)

    assert (same.code, same.out) == (0, "Er verandert niets: dit is al versie 1.\n")
    assert fresh("catalogue", "diff", str(file)).out.strip() == "Verschil met versie 1: geen"


def test_a_changed_file_becomes_the_next_version_and_comes_out_as_it_went_in(fresh: Par, tmp_path: Path) -> None:
    file = written(fresh, tmp_path, types=[*types(fresh), DOXING], units=["Balie", "Toezicht"])

    done = fresh("catalogue", "import", file, *ADOPT, "--json")

    assert (done.code, done.data["catalogueVersion"], done.data["changed"]) == (0, 2, True)
    again = yaml.safe_load(fresh("catalogue", "show", "--yaml").out)
    assert again["types"][-1] == {**DOXING, "retired": False}
    assert again["units"] == ["Balie", "Toezicht"]
    assert fresh("catalogue", "import", file, *ADOPT).out == "Er verandert niets: dit is al versie 2.\n"
    assert fresh("catalogue", "show", "--version", "1", "--json").data["units"] == []


def test_a_mailbox_is_adopted_shown_and_compared(fresh: Par, tmp_path: Path) -> None:
    boxes = [{"unit": None, "address": "agressie@example.org"}, {"unit": "Balie", "address": "balie@example.org"}]
    file = written(fresh, tmp_path, mailboxes=boxes)

    told = fresh("catalogue", "diff", file).out
    assert "Postbus van de hele organisatie" in told
    assert "balie@example.org" in told
    assert fresh("catalogue", "import", file, *ADOPT).code == 0
    assert fresh("catalogue", "show", "--json").data["mailboxes"] == boxes
    assert "agressie@example.org" in fresh("catalogue", "show").out
    gone = written(fresh, tmp_path, mailboxes=boxes[:1])
    assert fresh("catalogue", "diff", gone, "--json").data["mailboxes"] == [
        {"unit": "Balie", "before": "balie@example.org", "after": None}
    ]


def test_a_file_of_before_there_were_mailboxes_is_read(fresh: Par, tmp_path: Path) -> None:
    content = yaml.safe_load(fresh("catalogue", "show", "--yaml").out)
    del content["mailboxes"]
    file = tmp_path / "catalogus.yaml"
    file.write_text(yaml.safe_dump(content), "utf-8")

    assert fresh("catalogue", "import", str(file), *ADOPT).out == "Er verandert niets: dit is al versie 1.\n"


def test_a_difference_is_told_in_words(fresh: Par, tmp_path: Path) -> None:
    verbal, physical, *others = types(fresh)
    content = yaml.safe_load(fresh("catalogue", "show", "--yaml").out)
    file = written(
        fresh,
        tmp_path,
        types=[DOXING, {**physical, "label": "Geweld"}, {**others[0], "retired": True}],
        terms=[{**content["terms"][0], "period": "PT24H"}, *content["terms"][1:]],
        matrix=[],
        mapping={"types": [{"old": verbal["code"], "new": ["doxing"]}]},
    )

    told = fresh("catalogue", "diff", file)

    assert told.code == 0
    for word in ("doxing: Privégegevens verspreiden", "Geweld", "vervallen", "omgezet", "weggelaten", "PT24H"):
        assert word in told.out
    data = fresh("catalogue", "diff", file, "--json").data["types"]
    assert (data["retired"], data["orphaned"]) == (["psychological"], ["other"])
    assert data["mapped"] == [{"code": "verbal", "new": ["doxing"]}]


def test_letters_and_what_units_became_go_by_the_file_as_well(fresh: Par, tmp_path: Path) -> None:
    assert fresh("incident", "report", *REPORT).code == 0
    unit = fresh("incident", "list", "--json").data["incidents"][0]["unit"]
    warning, *others = fresh("catalogue", "show", "--json").data["letters"]
    changes: dict[str, Any] = {"units": ["Dienstverlening"], "letters": [{**warning, "label": "Gele kaart"}, *others]}

    refused = fresh("catalogue", "import", written(fresh, tmp_path, **changes), *ADOPT)
    assert (refused.code, f"en staan niet in de lijst: {unit}." in refused.err) == (3, True)

    file = written(fresh, tmp_path, **changes, mapping={"units": [{"old": unit, "new": ["Dienstverlening"]}]})
    told = fresh("catalogue", "diff", file).out
    for word in ("Gele kaart, elke sanctie", "omgezet", "Dienstverlening"):
        assert word in told
    assert fresh("catalogue", "import", file, *ADOPT).code == 0
    shown = fresh("catalogue", "show").out
    for word in ("Gele kaart", "Omzetting", unit):
        assert word in shown
    assert len(fresh("incident", "list", "--unit", "Dienstverlening", "--json").data["incidents"]) == 1
    assert "Verschil met versie 2: geen" in fresh("catalogue", "diff", file).out


def test_a_code_in_use_is_not_forgotten(fresh: Par, tmp_path: Path) -> None:
    assert fresh("incident", "report", *REPORT).code == 0
    file = written(fresh, tmp_path, types=types(fresh)[1:], matrix=[])

    refused = fresh("catalogue", "import", file, *ADOPT)

    assert refused.code == 3
    assert "/types: Er zijn codes weggelaten die in gebruik zijn of dat nog kunnen worden: verbal." in refused.err
    assert fresh("catalogue", "show", "--json").data["version"] == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("types: [", "geen geldige YAML"),
        ("types: &a []\nchannels: *a", "(regel 2): er staat een verwijzing"),
        ("units: []\nunits: []", "(regel 2): een veld staat er twee keer"),
        ("1: one", "de naam van een veld is geen tekst"),
        ("- a", "er staan geen velden in"),
        ("[" * 5000, "te veel lijsten"),
        ("units: [Balie]", "/types: "),
        ("!!python/object/apply:os.system ['true']", "geen geldige YAML"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(fresh: Par, tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "wrong.yaml"
    file.write_text(text, "utf-8")

    refused = fresh("catalogue", "import", str(file), *ADOPT)

    assert refused.code == 3
    assert said in refused.err


def test_a_fault_is_named_by_its_option(fresh: Par, tmp_path: Path) -> None:
    refused = fresh("catalogue", "import", written(fresh, tmp_path), "--effective", "morgen", "--reason", "Besluit")
    assert refused.code == 3
    assert "--effective: " in refused.err


def test_a_version_that_is_not_there_and_a_file_that_is_not_there(fresh: Par) -> None:
    assert fresh("catalogue", "show", "--version", "7").code == 4
    assert fresh("catalogue", "diff", "nowhere.yaml").code == 2


def test_a_person_reads_every_list(fresh: Par) -> None:
    shown = fresh("catalogue", "show").out
    assert "Catalogus, versie 1, zoals PAR wordt geleverd (geldt vandaag)." in shown
    for word in ("Soorten agressie", "Waarschuwingsbrief", "Kanalen", "PT48H", "zeer ernstig", "Eenheden: geen"):
        assert word in shown

"""`par dossier duplicates|merge|separate|different|history`."""

import pytest

from api.inputs import DossierInput, SubjectInput
from api.local_user import ask_now
from api.register import open_register
from api.settings import Settings
from api.use_cases.dossiers import open_dossier
from tests.api.cli.command import Par
from tests.api.cli.conftest import Place

NOWHERE = "0c0ffee0-dead-4000-8000-000000000000"


@pytest.fixture
def two(fresh_place: Place) -> list[str]:
    """Two dossiers that look alike."""
    subject = SubjectInput.model_validate_json('{"kind": "person", "name": "Jan van den Berg", "address": "Kade 1"}')
    typed = DossierInput(subject=subject)
    with open_register(Settings()) as register:
        return sorted(str(open_dossier(register, ask_now(register, "test", typed), typed).id) for _ in range(2))


def suggested(par: Par) -> list[list[str]]:
    """The pairs that may be the same."""
    return [[one["id"] for one in pair["dossiers"]] for pair in par("dossier", "duplicates", "--json").data["pairs"]]


def test_what_may_be_the_same_is_listed_with_the_reason(par: Par, two: list[str]) -> None:
    assert suggested(par) == [two]
    of_one = par("dossier", "duplicates", two[0], "--json").data
    assert [found["dossier"]["id"] for found in of_one["possibleDuplicates"]] == [two[1]]
    table = par("dossier", "duplicates").out
    assert "De naam is gelijk. Het adres is gelijk." in " ".join(table.split())
    assert par("dossier", "duplicates", NOWHERE).code == 4


def test_two_dossiers_are_merged_separated_and_remembered_as_different(par: Par, two: list[str]) -> None:
    one, other = two
    assert par("dossier", "merge", one, other, "--reason", "Zelfde adres").code == 0
    assert other in par("dossier", "show", one).out
    assert "Ook bekend als:        Jan van den Berg, Kade 1" in par("dossier", "show", other).out
    assert f"dossier {one}" in " ".join(par("dossier", "history", other).out.split())
    assert suggested(par) == []

    assert par("dossier", "separate", one, other, "--reason", "Vader en zoon", "--json").data["id"] == one

    assert suggested(par) == []
    story = par("dossier", "history", one)
    assert "Samengevoegd met een ander dossier" in story.out
    assert "Vader en zoon" in story.out
    events = [entry["event"] for entry in par("dossier", "history", one, "--json").data["entries"]]
    assert events == ["dossier.opened", "dossier.merged_into", "dossier.restored"]
    assert par("dossier", "history", NOWHERE).code == 4


def test_two_dossiers_are_judged_different(par: Par, two: list[str]) -> None:
    assert par("dossier", "different", *two, "--reason", "Vader en zoon").code == 0
    assert suggested(par) == []


def test_what_cannot_be_is_refused_by_the_name_of_what_was_typed(par: Par, two: list[str]) -> None:
    one, other = two
    assert "ANDER: " in (same := par("dossier", "merge", one, one, "--reason", "x")).err
    assert same.code == 3
    assert par("dossier", "separate", one, other, "--reason", "x").code == 3
    assert "--assign: " in par("dossier", "separate", one, other, "--reason", "x", "--assign", "geen").err


def test_who_looked_into_a_dossier_is_listed(par: Par, two: list[str]) -> None:
    one, other = two
    par("dossier", "show", one)
    par("dossier", "merge", other, one, "--reason", "Zelfde adres")
    par("dossier", "show", one)

    looks = par("dossier", "consultations", one, "--json").data["consultations"]
    assert [(look["part"], look["origin"], look["openedAs"]) for look in looks] == [("card", "command", one)] * 2
    [through_the_other] = par("dossier", "consultations", other, "--json").data["consultations"]
    assert through_the_other["openedAs"] == one
    table = par("dossier", "consultations", other)
    assert "opdrachtregel" in table.out
    assert one in table.out
    first = par("dossier", "consultations", one, "--limit", "1")
    assert "Er zijn er meer. Ga verder met --before " in first.err
    assert par("dossier", "consultations", NOWHERE).code == 4

"""`par letter make|show|list|write|send`."""

import json
import stat
from datetime import datetime, timedelta
from errno import ENOSPC
from pathlib import Path

import pytest
from pypdf import PdfReader

from api.register import open_register
from api.settings import Settings
from domain.periods import AMSTERDAM
from tests.api.cli.command import REPORT, Par
from tests.api.cli.test_looking_up import NOWHERE
from tests.api.v1.letters import ABOUT_OBJECTING, TYPED
from tests.api.v1.sanctioning import AGREED, HEARING, MANAGER, a_ban, propose, took
from tests.api.v1.service import link, open_dossier, report, serving

CITIZEN = ("--perpetrator", "Rik Proefstra", "--address", "Veldweg 40, Proefdam")
TODAY = datetime.now(AMSTERDAM).date().isoformat()


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """Everything that a warning needs besides what an incident from options has."""
    file = tmp_path / "facts.json"
    file.write_text(json.dumps({**TYPED, "incidentPlace": "Aan de telefoon"}))
    return file


@pytest.fixture
def number(fresh: Par) -> str:
    """An incident with a known perpetrator."""
    return str(fresh("incident", "report", *REPORT, *CITIZEN, "--json").data["number"])


@pytest.fixture
def letter(fresh: Par, number: str, facts: Path) -> str:
    """A warning that was made."""
    return str(fresh("letter", "make", "warning", number, "--facts", str(facts), "--json").data["id"])


def test_a_letter_is_made_and_shown(fresh: Par, number: str, facts: Path) -> None:
    made = fresh("letter", "make", "warning", number, "--facts", str(facts))
    assert (made.code, made.out[:9]) == (0, "Gemaakt: ")
    shown = fresh("letter", "show", made.out.removeprefix("Gemaakt: ").strip()).out
    assert "Waarschuwingsbrief" in shown
    assert "Rik Proefstra" in shown
    assert "Bedreigen mag niet: huisregel 3." in shown


def test_what_is_missing_is_named(fresh: Par, number: str) -> None:
    refused = fresh("letter", "make", "ban", number)
    assert refused.code == 3
    assert "--facts: De brief mist een gegeven: welke regel" not in refused.err, "the sanction says so"
    assert "--facts: De brief mist een gegeven: waar de ontvanger bezwaar kan maken." in refused.err
    assert "--sanction: Een besluitbrief vertelt wat is opgelegd, en er is geen sanctie gekozen." in refused.err
    assert "de naam van de ontvanger" not in refused.err


def test_a_kind_or_a_fact_that_does_not_exist_is_named(fresh: Par, number: str, facts: Path) -> None:
    unknown = fresh("letter", "make", "poem", number, "--facts", str(facts)).err
    assert unknown.count("SOORT: ") == 1
    assert "Kies een van: warning, ban, hearing_invitation." in unknown
    facts.write_text('{"colour": "rood"}')
    refused = fresh("letter", "make", "warning", number, "--facts", str(facts))
    assert (refused.code, refused.out) == (3, "")


def test_the_letters_of_an_incident_are_listed_with_how_they_went(fresh: Par, number: str, letter: str) -> None:
    assert fresh("letter", "send", letter, "--on", TODAY, "--how", "registered_post").code == 0
    listed = fresh("letter", "list", number).out
    assert letter in listed
    assert "per aangetekende post" in listed
    assert [entry["event"] for entry in fresh("letter", "list", number, "--json").data] == [
        "letter.generated",
        "letter.sent",
    ]
    story = fresh("incident", "show", number).out
    assert "Brief gemaakt: Waarschuwingsbrief" in story
    assert "per aangetekende post" in story


def test_a_letter_is_written_to_a_file_for_its_owner_only_and_over_nothing(
    fresh: Par, letter: str, tmp_path: Path
) -> None:
    file = tmp_path / "brief.pdf"
    assert fresh("letter", "write", letter, "-o", str(file)).code == 0
    assert "Waarschuwing" in PdfReader(file).pages[0].extract_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    again = fresh("letter", "write", letter, "-o", str(file))
    assert (again.code, "Dit bestand is er al" in again.err) == (3, True)
    assert fresh("letter", "write", letter, "--format", "docx", "-o", str(tmp_path / "brief.docx")).code == 0
    assert (tmp_path / "brief.docx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize("place", ["nowhere/brief.pdf", "a file/brief.pdf", "."])
def test_a_place_where_no_file_can_be_is_told_by_its_option(
    fresh: Par, letter: str, tmp_path: Path, place: str
) -> None:
    (tmp_path / "a file").touch()
    refused = fresh("letter", "write", letter, "-o", str(tmp_path / place))
    assert (refused.code, refused.out) == (3, "")
    assert "\n--output: " in refused.err
    assert "Er is niets veranderd." in refused.err


def test_a_file_that_could_not_be_written_whole_is_not_left_behind(
    fresh: Par, letter: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "chmod", full)
    refused = fresh("letter", "write", letter, "-o", str(tmp_path / "brief.pdf"))
    assert (refused.code, "Controleer of er ruimte is" in refused.err) == (3, True)
    assert not (tmp_path / "brief.pdf").exists()


def a_ban_that_holds() -> tuple[str, str]:
    """The number of an incident and the building ban because of it, from today until next year."""
    today = datetime.now(AMSTERDAM)
    day = today.date()
    with open_register(Settings()) as register, serving(register) as client:
        known = {"name": "Rik Proefstra", "address": "Veldweg 40, Proefdam"}
        happened = (today - timedelta(hours=1)).isoformat(timespec="minutes")
        incident = report(client, types=["physical"], occurredAt=happened, place="Balie", perpetrator=known)
        dossier = open_dossier(client, **known)
        link(client, incident, dossier)
        days = {"startsOn": day, "endsOn": day + timedelta(days=364), "reviewOn": day + timedelta(days=90)}
        asked = a_ban(incident, dossier, **{name: found.isoformat() for name, found in days.items()})
        ban = propose(client, asked)
        ban = took(client, ban, "hearings", {**HEARING, "heldOn": TODAY})
        ban = took(client, ban, "approvals", AGREED, **MANAGER)
        ban = took(client, ban, "impositions", {"imposedOn": TODAY})
    return incident["number"], ban["id"]


def test_a_ban_is_made_from_the_sanction(fresh: Par, facts: Path) -> None:
    number, ban = a_ban_that_holds()
    typed = {name: TYPED[name] for name in ("organisation", "contact", "decidedBy")}
    facts.write_text(json.dumps({**typed, **ABOUT_OBJECTING}))

    made = fresh("letter", "make", "ban", number, "--sanction", ban, "--facts", str(facts))

    assert made.code == 0, made.err
    text = fresh("letter", "show", made.out.removeprefix("Gemaakt: ").strip()).out
    for said in ("Toegangsontzegging (pandverbod)", "Huisregel 3", "Rik Proefstra", "Postbus 1"):
        assert said in text
    facts.write_text(json.dumps({**typed, **ABOUT_OBJECTING, "measure": "U mag nooit meer komen."}))
    refused = fresh("letter", "make", "ban", number, "--sanction", ban, "--facts", str(facts))
    assert refused.code == 3
    assert "--facts: De sanctie zegt iets anders over dit gegeven: welke maatregel" in refused.err
    assert "nooit meer" not in refused.err
    invited = fresh("letter", "make", "hearing_invitation", number, "--sanction", ban)
    assert "--sanction: Over deze sanctie is al besloten" in invited.err


def test_the_sanction_of_another_incident_is_refused_by_its_option(fresh: Par, number: str, facts: Path) -> None:
    _, ban = a_ban_that_holds()
    refused = fresh("letter", "make", "warning", number, "--sanction", ban, "--facts", str(facts))
    assert refused.code == 3
    assert "--sanction: Deze sanctie gaat over een andere melding." in refused.err


def test_a_letter_that_is_not_there_is_said_to_be_so(fresh: Par, tmp_path: Path) -> None:
    for words in (("show",), ("write", "-o", str(tmp_path / "x.pdf"))):
        missing = fresh("letter", words[0], NOWHERE, *words[1:])
        assert (missing.code, missing.out) == (4, "")
        assert "par letter list" in missing.err
    assert not (tmp_path / "x.pdf").exists()
    assert fresh("letter", "send", NOWHERE, "--on", TODAY, "--how", "post").code == 3

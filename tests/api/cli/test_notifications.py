"""`par notifications`, and `par terms run` that mails."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.api.cli.command import PAR, ROOT, Par, clean_environment
from tests.api.cli.test_catalogue import ADOPT
from tests.mail_server import MailServer, mail_server
from tests.postgres import Database

UNIT = "Publieksbalie"


@pytest.fixture
def post(monkeypatch: pytest.MonkeyPatch) -> Iterator[MailServer]:
    """A mail server, and settings that lead there."""
    with mail_server() as running:
        for name, value in settings_for(running).items():
            monkeypatch.setenv(name, value)
        yield running


def settings_for(post: MailServer) -> dict[str, str]:
    return {
        "PAR_SMTP_HOST": "127.0.0.1",
        "PAR_SMTP_PORT": str(post.port),
        "PAR_SMTP_SECURITY": "none",
        "PAR_MAIL_FROM": "par@example.org",
        "PAR_BASE_URL": "http://127.0.0.1:8000",
    }


@pytest.fixture
def with_mailboxes(copied: Database, par: Par, tmp_path: Path) -> Par:
    """`par` on a copy of the practice register, with a mailbox of the organisation and one of a unit."""
    content = yaml.safe_load(par("catalogue", "show", "--yaml").out)
    content["mailboxes"] = [
        {"unit": None, "address": "agressie@example.org"},
        {"unit": UNIT, "address": "balie@example.org"},
    ]
    file = tmp_path / "catalogus.yaml"
    file.write_text(yaml.safe_dump(content), "utf-8")
    assert par("catalogue", "import", str(file), *ADOPT).code == 0
    return par


def test_what_was_said_is_mailed_once_and_listed(with_mailboxes: Par, post: MailServer) -> None:
    ran = with_mailboxes("terms", "run", "--once")
    assert ran.code == 0
    assert f"Verstuurde mails: {len(post.mails)}." in ran.err
    assert "Verstuurde mails: 0." in with_mailboxes("terms", "run", "--once").err

    assert 0 < len(post.mails) <= 2
    listed = with_mailboxes("notifications", "list", "--json").data
    assert [one["status"] for one in listed["notifications"]] == ["sent"] * len(post.mails)
    assert {one["address"] for one in listed["notifications"]} == {mail.recipients[0] for mail in post.mails}
    assert (listed["mailOn"], listed["waiting"]) == (True, [])
    table = with_mailboxes("notifications", "list").out
    assert "Wacht op mail: geen" in table
    assert "verstuurd" in table


def test_a_mail_server_that_is_away_is_told_and_stops_no_terms(with_mailboxes: Par, post: MailServer) -> None:
    post.replies["CONNECT"] = "421 try later"

    ran = with_mailboxes("terms", "run", "--once")

    assert ran.code == 0
    assert "Vastgelegd over termijnen: 0." not in ran.err
    assert "de mailserver vraagt om het later te proberen (code 421)" in ran.err
    listed = with_mailboxes("notifications", "list")
    assert "mislukt" in listed.out
    assert "de mailserver vraagt om het later te proberen (421)" in " ".join(listed.out.split())


def test_without_a_mail_server_it_says_so_and_without_a_mailbox_too(copied: Database, par: Par) -> None:
    assert par("terms", "run", "--once").code == 0

    listed = par("notifications", "list")

    assert listed.code == 0
    assert "Er is geen mailserver ingesteld" in listed.err
    assert "geen postbus: hierover gaat niets uit" in listed.out


def test_two_processes_at_once_send_each_mail_once(with_mailboxes: Par, post: MailServer) -> None:
    environment = clean_environment(**{name: value for name, value in os.environ.items() if name.startswith("PAR_")})
    command = [*PAR, "terms", "run", "--once"]
    both = [subprocess.Popen(command, env=environment, cwd=ROOT, stderr=subprocess.PIPE) for _ in range(2)]
    said = [process.communicate(timeout=120)[1].decode() for process in both]

    assert [process.returncode for process in both] == [0, 0], said
    addressed = [mail.recipients[0] for mail in post.mails]
    assert 0 < len(addressed) == len(set(addressed))
    assert with_mailboxes("notifications", "list", "--json").data["waiting"] == []


def test_a_test_mail_goes_to_the_mailbox_and_is_not_recorded(with_mailboxes: Par, post: MailServer) -> None:
    sent = with_mailboxes("notifications", "test")
    assert (sent.code, sent.out) == (0, "")
    assert "agressie@example.org" in sent.err
    assert with_mailboxes("notifications", "test", "--unit", UNIT).code == 0

    assert [mail.recipients[0] for mail in post.mails] == ["agressie@example.org", "balie@example.org"]
    assert "proefmail" in post.mails[0].message["Subject"]
    assert with_mailboxes("notifications", "list", "--json").data["notifications"] == []


def test_a_test_mail_that_does_not_go_says_why(with_mailboxes: Par, post: MailServer) -> None:
    post.replies["RCPT"] = "550 Jansen is gone"

    refused = with_mailboxes("notifications", "test")

    assert refused.code == 5
    assert "de mailserver weigert deze mail (code 550)" in refused.err
    assert "Jansen" not in refused.err


def test_a_test_mail_without_a_mail_server_or_a_mailbox_says_what_to_set(
    fresh: Par, post: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_mailbox = fresh("notifications", "test")
    assert (no_mailbox.code, "Er is geen postbus" in no_mailbox.err) == (3, True)
    monkeypatch.delenv("PAR_SMTP_HOST")
    off = fresh("notifications", "test")
    assert (off.code, "PAR_SMTP_HOST" in off.err) == (3, True)

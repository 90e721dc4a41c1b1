"""What is set about mail: refused by the name of the setting when it cannot be, and off when nothing is set."""

from pathlib import Path
from typing import Any, cast

import pytest
from pydantic import ValidationError

from api.http.faults import code_and_detail
from api.notifications.switch import notifier_of
from api.register import Register
from api.settings import Settings
from store.errors import UnsafeStore

GOOD: dict[str, str] = {
    "PAR_SMTP_HOST": "mail.example.org",
    "PAR_MAIL_FROM": "par@example.org",
    "PAR_BASE_URL": "https://par.example.org/vpt",
}


class NoRegister:
    """All that is asked of a register before the first mail."""

    practice = False
    clock = None


def switched(settings: Settings) -> Any:
    return notifier_of(settings, cast(Register, NoRegister))


@pytest.fixture(autouse=True)
def well_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in GOOD.items():
        monkeypatch.setenv(name, value)


def fault() -> tuple[str, str]:
    """The setting that cannot be, and why."""
    with pytest.raises(ValidationError) as wrong:
        Settings()
    (entry,) = wrong.value.errors()
    return str(entry["loc"][0]), code_and_detail(entry)[0]


def test_without_a_mail_server_nothing_is_mailed(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in GOOD:
        monkeypatch.delenv(name)

    assert switched(Settings()) is None


def test_with_a_mail_server_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings().smtp_security == "starttls", "encrypted, unless somebody says otherwise"
    assert switched(Settings()) is not None


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("PAR_SMTP_HOST", "mail server", "not_a_host"),
        ("PAR_SMTP_HOST", "mail.example.org/x", "not_a_host"),
        ("PAR_SMTP_PORT", "0", "too_small"),
        ("PAR_SMTP_SECURITY", "none", "mail_in_the_clear"),
        ("PAR_SMTP_SECURITY", "ssl", "not_a_choice"),
        ("PAR_SMTP_USER", "par", "one_password"),
        ("PAR_SMTP_TIMEOUT", "31", "too_large"),
        ("PAR_MAIL_FROM", "", "missing"),
        ("PAR_MAIL_FROM", "PAR <par@example.org>", "not_an_address"),
        ("PAR_MAIL_FROM", "par@example.org\nBcc: x@example.org", "not_an_address"),
        ("PAR_BASE_URL", "", "missing"),
        ("PAR_BASE_URL", "par.example.org", "not_a_link"),
        ("PAR_BASE_URL", "http://par.example.org", "not_a_link"),
        ("PAR_BASE_URL", "ftp://par.example.org", "not_a_link"),
        ("PAR_BASE_URL", "https://par.example.org/?token=1", "not_a_link"),
        ("PAR_BASE_URL", "https://wie:geheim@par.example.org", "not_a_link"),
        ("PAR_BASE_URL", "https://par.example.org/\nmeer", "not_a_link"),
        ("PAR_BASE_URL", "https://[::1", "not_a_link"),
        ("PAR_BASE_URL", "https://par.example.org:poort", "not_a_link"),
        ("PAR_BASE_URL", "https://", "not_a_link"),
    ],
)
def test_a_setting_that_cannot_be_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str, code: str) -> None:
    monkeypatch.setenv(name, value)

    place, found = fault()

    assert (f"PAR_{place.upper()}", found) == (name, code)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "::1", "localhost"])
def test_only_on_this_computer_mail_may_go_unencrypted(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    monkeypatch.setenv("PAR_SMTP_HOST", host)
    monkeypatch.setenv("PAR_SMTP_SECURITY", "none")

    assert switched(Settings()) is not None


@pytest.mark.parametrize("url", ["http://127.0.0.1:8000", "http://localhost:8000/", "https://par.example.org:8443/x/"])
def test_a_link_that_stays_here_or_is_encrypted_is_one(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("PAR_BASE_URL", url)

    assert Settings().base_url == url


def test_a_password_comes_from_a_file_or_from_the_environment_and_is_never_shown(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "password"
    file.write_text("geheim ë \n", "utf-8")
    monkeypatch.setenv("PAR_SMTP_USER", "par")
    monkeypatch.setenv("PAR_SMTP_PASSWORD_FILE", str(file))
    assert switched(Settings())._server.password.get_secret_value() == "geheim ë "

    monkeypatch.setenv("PAR_SMTP_PASSWORD", "geheim")
    assert fault() == ("smtp_user", "one_password")
    monkeypatch.delenv("PAR_SMTP_PASSWORD_FILE")
    assert switched(Settings())._server.password.get_secret_value() == "geheim"
    assert "geheim" not in repr(Settings())


@pytest.mark.parametrize(("security", "port"), [("starttls", 587), ("tls", 465)])
def test_each_kind_of_encryption_has_its_port(monkeypatch: pytest.MonkeyPatch, security: str, port: int) -> None:
    monkeypatch.setenv("PAR_SMTP_SECURITY", security)
    assert switched(Settings())._server.port == port
    monkeypatch.setenv("PAR_SMTP_PORT", "2525")
    assert switched(Settings())._server.port == 2525


def test_a_file_that_is_not_there_or_is_none_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PAR_SMTP_CA_FILE", str(tmp_path / "none.pem"))
    with pytest.raises(FileNotFoundError):
        switched(Settings())
    (tmp_path / "none.pem").write_text("no certificate", "utf-8")
    with pytest.raises(UnsafeStore, match="PAR_SMTP_CA_FILE"):
        switched(Settings())

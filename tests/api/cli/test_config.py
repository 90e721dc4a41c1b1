"""`par config check`."""

import pytest

from api.cli.opened import settings
from tests.api.cli.command import Par

DSN = "postgresql://loginnaam:ditisgeheim@127.0.0.1:1/par"


@pytest.mark.parametrize("name", ["PAR_DSN", "PAR_OWNER_DSN"])
@pytest.mark.parametrize("dsn", [DSN, "host=127.0.0.1 port=1 user=loginnaam password=ditisgeheim"])
@pytest.mark.parametrize("flags", [(), ("--json",)])
def test_a_secret_is_never_shown(
    par: Par, monkeypatch: pytest.MonkeyPatch, name: str, dsn: str, flags: tuple[str, ...]
) -> None:
    monkeypatch.setenv(name, dsn)
    checked = par("config", "check", *flags)
    assert name in checked.out
    assert "**********" in checked.out
    for secret in ("ditisgeheim", "loginnaam"):
        assert secret not in checked.out + checked.err


def test_what_is_set_is_shown_also_when_the_register_does_not_open(par: Par, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAR_DSN", DSN)
    checked = par("config", "check", "--json")
    assert checked.code == 5
    assert checked.data["settings"]["PAR_HOST"] == "127.0.0.1"
    assert checked.data["register"] is None


def test_it_says_which_register_this_is(practice: Par) -> None:
    checked = practice("config", "check")
    assert checked.code == 0
    assert "oefenregister" in checked.out


def test_an_empty_setting_is_no_setting(par: Par, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAR_DATA_DIR", "")
    assert settings().data_dir.is_absolute()


def test_an_organisation_that_the_database_does_not_know_is_refused(
    fresh: Par, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAR_ORGANISATION", "0c0ffee0-dead-4000-8000-000000000000")
    refused = fresh("incident", "list")
    assert (refused.code, refused.out) == (6, "")
    assert "kent de organisatie van PAR_ORGANISATION niet" in refused.err


def test_a_setting_that_par_does_not_know_is_pointed_out(practice: Par, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "kent PAR niet" not in practice("config", "check").err
    monkeypatch.setenv("PAR_DATADIR", "/srv/par")
    assert "PAR_DATADIR kent PAR niet" in practice("config", "check").err


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("PAR_PORT", "tachtig", "PAR_PORT: Dit moet een geheel getal zijn"),
        ("PAR_PORT", "65536", "PAR_PORT: Dit mag hoogstens 65535 zijn."),
        ("PAR_ORGANISATION", "provincie", "PAR_ORGANISATION: Dit moet een kenmerk zijn"),
        ("PAR_DSN", "ditisgeheim", "PAR_DSN is geen adres van een database."),
        ("PAR_OWNER_DSN", "ditisgeheim", "PAR_OWNER_DSN is geen adres van een database."),
    ],
)
def test_a_setting_that_cannot_be_is_named(
    practice: Par, monkeypatch: pytest.MonkeyPatch, name: str, value: str, fault: str
) -> None:
    monkeypatch.setenv(name, value)
    checked = practice("config", "check")
    assert checked.code == 6
    assert fault in checked.err
    assert "ditisgeheim" not in checked.err

"""The embedded database of a data directory belongs to one organisation, from the first start on."""

from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest

from store.embedded.cluster import EmbeddedPostgres
from store.migrate import add_organisation, heads
from tests.api.cli.command import REPORT, Par
from tests.api.cli.conftest import Place
from tests.postgres import FORGETFUL, own_server

pytestmark = pytest.mark.slow
ONE, OTHER = uuid4(), uuid4()
COMMANDS = [("demo", "--no-serve"), ("incident", "list"), ("incident", "report", *REPORT)]


@pytest.fixture
def started(par: Par, monkeypatch: pytest.MonkeyPatch) -> Iterator[EmbeddedPostgres]:
    """A practice register of `ONE` without incidents; the commands of the test work on it."""
    with own_server(*FORGETFUL) as server:
        Place({"PAR_DATA_DIR": str(server.data_dir.parents[2])}).open(monkeypatch)
        _become(monkeypatch, ONE)
        assert par("demo", "--empty", "--no-serve").code == 0
        yield server


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words[:2]))
def test_another_organisation_is_refused_before_anything_was_recorded(
    started: EmbeddedPostgres, par: Par, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    _become(monkeypatch, OTHER)
    _refused(par, words, ONE)
    assert set(heads(started.dsn())) == {ONE}
    _become(monkeypatch, ONE)
    assert par("incident", "list").code == 0


def test_two_that_were_let_in_earlier_both_reach_their_own(
    started: EmbeddedPostgres, par: Par, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_organisation(started.dsn(), OTHER)
    monkeypatch.setenv("PAR_DSN", started.dsn(user="par_app"))  # a server of your own may hold several
    reported = {}
    for organisation in (ONE, OTHER):
        _become(monkeypatch, organisation)
        reported[organisation] = par("incident", "report", *REPORT, "--json").data["id"]
    monkeypatch.delenv("PAR_DSN")
    for organisation in (ONE, OTHER):
        _become(monkeypatch, organisation)
        assert [found["id"] for found in par("incident", "list", "--json").data["incidents"]] == [
            reported[organisation]
        ]


def test_one_that_was_let_in_earlier_and_recorded_nothing_is_told_whose_register_it_is(
    started: EmbeddedPostgres, par: Par, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert par("incident", "report", *REPORT).code == 0
    add_organisation(started.dsn(), OTHER)
    _become(monkeypatch, OTHER)
    _refused(par, ("incident", "list"), ONE)


def _become(monkeypatch: pytest.MonkeyPatch, organisation: UUID) -> None:
    monkeypatch.setenv("PAR_ORGANISATION", str(organisation))


def _refused(par: Par, words: tuple[str, ...], whose: UUID) -> None:
    refused = par(*words)
    assert (refused.code, refused.out) == (6, "")
    assert "andere organisatie" in refused.err
    assert f"PAR_ORGANISATION op het kenmerk van die organisatie ({whose})" in refused.err
    assert "PAR_DATA_DIR" in refused.err

"""What a script can tell apart: every exit code, by what leads to it."""

from collections.abc import Callable
from typing import Any, NamedTuple

import psycopg
import pytest
import typer

from api.cli import main
from api.cli.exits import Exit, NotFound, explain
from api.cli.main import run
from domain.refusal import Fault, Refusal
from projections.building import RebuildStopped
from projections.rebuild import RebuildBusy
from store.embedded.errors import EmbeddedPostgresError
from store.errors import DamagedSeal, KeyReused, KeysUnavailable, StoreUnavailable, UnsafeStore, VersionConflict
from tests.api.cli.command import REPORT, Par

CODES = {
    "DONE": 0, "UNEXPECTED": 1, "USAGE": 2, "REFUSED": 3, "NOT_FOUND": 4, "UNAVAILABLE": 5, "UNSAFE": 6,
    "UNHEALTHY": 7, "OUTPUT_LOST": 8, "INTERRUPTED": 130,
}  # fmt: skip
"""Scripts depend on these: never change one."""
EVERYWHERE = "0.0.0.0"  # noqa: S104 - to see it refused
NOWHERE = "postgresql://u:geheim@127.0.0.1:1/par"
FAULT = Fault(kind="conflict", code="test", message="Dit kan nu niet.")


class Case(NamedTuple):
    """A command line, the settings it meets, and how it ends."""

    words: tuple[str, ...]
    code: Exit
    settings: dict[str, str] = {}  # noqa: RUF012 - a NamedTuple, and never changed


def test_the_codes_are_those_that_scripts_know() -> None:
    assert {code.name: int(code) for code in Exit} == CODES


@pytest.mark.parametrize(
    "case",
    [
        Case(("incident", "list"), Exit.DONE),
        Case(("incident", "list", "--nope"), Exit.USAGE),
        Case(("incident", "list", "--cursor", "nope"), Exit.USAGE),
        Case(("incident", "list", "--type", "nope"), Exit.REFUSED),
        Case(("dossier", "search", ""), Exit.REFUSED),
        Case(("incident", "show", "2024-9999"), Exit.NOT_FOUND),
        Case(("events", "show", "0c0ffee0-dead-4000-8000-000000000000"), Exit.NOT_FOUND),
        Case(("incident", "list"), Exit.NOT_FOUND, {"PAR_DATA_DIR": "/nonexistent"}),
        Case(("incident", "list"), Exit.UNAVAILABLE, {"PAR_DSN": NOWHERE}),
        Case(("project",), Exit.UNAVAILABLE, {"PAR_DSN": NOWHERE}),
        Case(("migrate",), Exit.UNAVAILABLE, {"PAR_OWNER_DSN": NOWHERE}),
        Case(("project",), Exit.UNSAFE),
        Case(("migrate",), Exit.UNSAFE),
        Case(("incident", "list"), Exit.UNSAFE, {"PAR_DSN": "nope"}),
        Case(("incident", "list"), Exit.UNSAFE, {"PAR_PORT": "nope"}),
        Case(("incident", "list"), Exit.UNSAFE, {"PAR_ORGANISATION": "nope"}),
        Case(("demo", "--empty", "--no-serve"), Exit.UNSAFE),
        Case(("serve", "--host", EVERYWHERE), Exit.UNSAFE),
        Case(("demo",), Exit.UNSAFE, {"PAR_HOST": EVERYWHERE}),
    ],
    ids=lambda case: " ".join((*case.words, *case.settings, case.code.name)),
)
def test_a_command_ends_with_its_code(practice: Par, monkeypatch: pytest.MonkeyPatch, case: Case) -> None:
    for name, value in case.settings.items():
        monkeypatch.setenv(name, value)
    ended = practice(*case.words)
    assert ended.code == case.code
    if case.code:
        assert ended.out == ""
        assert ended.err.strip()
    assert "geheim" not in ended.err


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (Refusal(FAULT), Exit.REFUSED),
        (VersionConflict(3), Exit.REFUSED),
        (KeyReused(), Exit.REFUSED),
        (NotFound("Dit is er niet."), Exit.NOT_FOUND),
        (StoreUnavailable(), Exit.UNAVAILABLE),
        (KeysUnavailable("de schijf is weg"), Exit.UNAVAILABLE),
        (psycopg.OperationalError("host geheim"), Exit.UNAVAILABLE),
        (RebuildBusy("dossier_card"), Exit.UNAVAILABLE),
        (UnsafeStore("Dit is niet veilig."), Exit.UNSAFE),
        (DamagedSeal(), Exit.UNSAFE),
        (EmbeddedPostgresError("De database start niet."), Exit.UNSAFE),
        (PermissionError(13, "Permission denied", "/map"), Exit.UNSAFE),
        (RebuildStopped("dossier_card", 7, "incident.reported.v1", "KeyError"), Exit.UNHEALTHY),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else value.name,
)
def test_an_error_becomes_words_and_a_code(error: Exception, code: Exit) -> None:
    explained = explain(error)
    assert explained is not None
    assert explained[0] == code
    assert all(explained[1])
    assert "geheim" not in " ".join(explained[1])


def test_an_error_nobody_expected_shows_where_and_not_what(practice: Par, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> Any:
        raise RuntimeError("Jan van den Berg")

    monkeypatch.setattr("api.cli.incident.incidents", broken)
    ended = practice("incident", "list")
    assert (ended.code, ended.out) == (Exit.UNEXPECTED, "")
    assert "RuntimeError in broken, regel" in ended.err
    assert "Jan" not in ended.err


@pytest.mark.parametrize("stop", [KeyboardInterrupt, typer.Abort])
def test_an_interruption_is_told_and_has_its_own_code(
    practice: Par, monkeypatch: pytest.MonkeyPatch, stop: type[BaseException]
) -> None:
    monkeypatch.setattr("api.cli.incident.incidents", _raiser(stop))
    ended = practice("incident", "list")
    assert (ended.code, ended.out) == (Exit.INTERRUPTED, "")
    assert "Afgebroken." in ended.err


def test_something_parked_makes_the_status_unhealthy(fresh: Par, database: Any) -> None:
    assert fresh("incident", "report", *REPORT).code == 0
    assert fresh("incident", "list").code == 0
    assert fresh("projections", "status").code == Exit.DONE
    with database.superuser() as conn:
        conn.execute(
            "insert into views.dead_letters (organisation, projection, position, stream_id, topic, error)"
            " select organisation, 'dossier_card', position, stream_id, topic, 'KeyError' from par.events"
        )
    status = fresh("projections", "status")
    assert status.code == Exit.UNHEALTHY
    assert "feiten apart gezet" in status.out
    by_name = {one["projection"]: one["unhealthy"] for one in fresh("projections", "status", "--json").data}
    assert by_name["dossier_card"] == "parked"
    assert by_name["incident_overview"] is None


def test_main_hands_the_code_to_the_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["par", "nope"])
    with pytest.raises(SystemExit) as ended:
        main.main()
    assert ended.value.code == Exit.USAGE == run(["nope"])


def _raiser(error: type[BaseException]) -> Callable[..., Any]:
    def stop(*_: object, **__: object) -> Any:
        raise error

    return stop

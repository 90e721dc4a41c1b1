"""The OpenAPI document: what it promises, and whether the service keeps it when it is fed what nobody thought of."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.register import Register
from api.service import make_service
from api.v1 import reports
from api.v1.app import make_v1
from tests.api.v1.listening import listening

PREFERENCES = ("positive_data_acceptance", "missing_required_header")
"""Left out: the catalogue and the calendar refuse what a schema cannot, and a missing If-Match is 428 here."""
CORE = {
    ("post", "/incidents"),
    ("get", "/incidents"),
    ("get", "/incidents/{id}"),
    ("get", "/incidents/{id}/history"),
    ("post", "/dossiers"),
    ("get", "/dossiers/{id}"),
    ("post", "/dossiers/_search"),
    ("post", "/incidents/{id}/dossiers"),
    ("post", "/incidents/{id}/sanctions"),
    ("get", "/reports/{year}"),
}


def document() -> dict[str, Any]:
    """The document, which takes no database."""
    found = TestClient(make_v1()).get("/openapi.json").json()
    assert isinstance(found, dict)
    return found


def operations() -> dict[tuple[str, str], dict[str, Any]]:
    """Every operation by method and path."""
    return {(method, path): one for path, methods in document()["paths"].items() for method, one in methods.items()}


def test_the_core_that_others_rely_on_is_there() -> None:
    assert set(operations()) >= CORE


def test_no_two_models_share_a_name() -> None:
    """Where they do, FastAPI puts the module before each, with `__` between, and clients see our folders."""
    assert [name for name in document()["components"]["schemas"] if "__" in name] == []


def test_only_a_reused_key_is_422() -> None:
    with_422 = {operation for operation, one in operations().items() if "422" in one["responses"]}

    assert with_422 == {(method, path) for method, path in operations() if method == "post"} - {
        ("post", "/dossiers/_search")
    }


def test_every_correction_asks_for_the_version_and_says_what_happens_without() -> None:
    for (method, path), one in operations().items():
        asks = any(parameter["name"] == "If-Match" for parameter in one.get("parameters", ()))
        assert asks == ({"412", "428"} <= set(one["responses"])), (method, path)


def test_every_answer_with_a_version_says_so() -> None:
    created = operations()["post", "/incidents"]["responses"]["201"]["headers"]
    shown = operations()["get", "/incidents/{id}"]["responses"]["200"]["headers"]

    assert {"ETag", "Location", "API-Version"} <= set(created)
    assert {"ETag", "PAR-View-Position", "API-Version"} <= set(shown)


def test_every_operation_is_explained_in_dutch() -> None:
    assert all(one["description"].endswith(".") for one in operations().values())


@pytest.mark.slow
def test_nothing_that_is_sent_gives_a_server_error_or_an_answer_that_was_not_promised(
    register: Register, tmp_path: Path
) -> None:
    with listening(make_service(register)) as address:
        found = schemathesis(address, tmp_path, seconds=45)

    assert found.returncode == 0, found.stdout[-6000:]
    all_of_them = len(operations())
    assert f"{all_of_them}/{all_of_them}" in found.stdout


@pytest.mark.slow
def test_a_planted_server_error_is_seen(register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_anything: object) -> None:
        raise RuntimeError("geplant")

    monkeypatch.setattr(reports, "report", broken)
    with listening(make_service(register)) as address:
        found = schemathesis(address, tmp_path, "--include-operation-id", "getReport", seconds=5)

    assert found.returncode == 1
    assert "Server error" in found.stdout


def schemathesis(address: str, folder: Path, *more: str, seconds: int) -> "subprocess.CompletedProcess[str]":
    """A bounded run over the document at this address."""
    command = [
        *(sys.executable, "-m", "schemathesis.cli", "run", f"{address}/v1/openapi.json"),
        *("--phases", "coverage,fuzzing", "--max-examples", "10", "--max-time", str(seconds), "--no-color"),
        *("--generation-database", ":memory:", "--exclude-checks", ",".join(PREFERENCES)),
        *("--header", "Connection: close"),
        *more,
    ]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=150, check=False)

"""PostgreSQL stops, or stands still, under a running service."""

import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from store.embedded.cluster import EmbeddedPostgres, ensure
from store.embedded.watchdog import stop_server
from tests.api.v1.service import a_register, a_report, created, found, open_dossier, problem, report, serving, shown
from tests.postgres import Database, own_server

pytestmark = pytest.mark.slow

WITHIN_SECONDS = 5.0
PATIENCE_SECONDS = 30.0
KEY = {"Idempotency-Key": "0123456789abcdef"}


@pytest.fixture
def own() -> Iterator[EmbeddedPostgres]:
    """A server that only this test uses, because it does it harm."""
    with own_server() as started:
        yield started


def reads_and_writes(client: TestClient, incident: str, dossier: str) -> list[Callable[[], Response]]:
    """A request of every kind."""
    return [
        lambda: client.post("/v1/incidents", json=a_report(), headers=KEY),
        lambda: client.post("/v1/dossiers", json={"subject": {"kind": "person", "name": "Piet"}}),
        lambda: client.post(f"/v1/incidents/{incident}/supplements", json={"why": "x"}, headers={"If-Match": '"v1"'}),
        lambda: client.get(f"/v1/incidents/{incident}"),
        lambda: client.get(f"/v1/incidents/{incident}/history"),
        lambda: client.get("/v1/incidents"),
        lambda: client.get(f"/v1/dossiers/{dossier}"),
        lambda: client.post("/v1/dossiers/_search", json={"name": "Berg"}),
        lambda: client.get("/v1/reports/2026"),
        lambda: client.get("/health/ready"),
    ]


def timed(send: Callable[[], Response]) -> tuple[Response, float]:
    """An answer and how long it took."""
    began = time.monotonic()
    return send(), time.monotonic() - began


def until(true: Callable[[], bool]) -> None:
    """Wait for something that comes by itself; fail when it does not come."""
    give_up = time.monotonic() + PATIENCE_SECONDS
    while not true():
        assert time.monotonic() < give_up, "it did not come back by itself"


@contextmanager
def paused(server: EmbeddedPostgres) -> Iterator[None]:
    """Every process of the server stands still, as on a machine that hangs."""
    head = psutil.Process(int((server.data_dir / "postmaster.pid").read_text().splitlines()[0]))
    everything = [head, *head.children(recursive=True)]
    for process in everything:
        process.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        for process in everything:
            process.send_signal(signal.SIGCONT)


@pytest.mark.parametrize("how", ["stopped", "paused"])
def test_without_postgresql_everything_is_503_in_time_and_comes_back_by_itself(
    own: EmbeddedPostgres, tmp_path: Path, how: str
) -> None:
    database = Database("postgres", own.dsn(), own.dsn(user="par_app"))
    with a_register(database, tmp_path) as register, serving(register) as client:
        incident, dossier = report(client), open_dossier(client)
        found(client.post("/v1/dossiers/_search", json={"name": "Berg"}))
        requests = reads_and_writes(client, incident["id"], dossier["id"])

        with trouble(own, how), ThreadPoolExecutor(len(requests)) as together:
            answers = list(together.map(timed, requests))

        assert [answer.status_code for answer, _ in answers] == [503] * len(requests)
        assert all(answer.headers["retry-after"] for answer, _ in answers)
        assert max(seconds for _, seconds in answers) < WITHIN_SECONDS
        until(lambda: client.get("/health/ready").status_code == 200)
        until(lambda: client.post("/v1/incidents", json=a_report(), headers=KEY).status_code == 201)
        again = created(client.post("/v1/incidents", json=a_report(), headers=KEY))
        until(lambda: client.get(f"/v1/incidents/{again['id']}").status_code == 200)
        assert shown(client, incident)["number"] == "2026-0001"
        listed = found(client.get("/v1/incidents"))["incidents"]
        assert [one["number"] for one in listed] == ["2026-0002", "2026-0001"], "the same key gave one incident"


@contextmanager
def trouble(server: EmbeddedPostgres, how: str) -> Iterator[None]:
    """The server is gone, or hangs; afterwards it is back."""
    if how == "paused":
        with paused(server):
            yield
        return
    base = server.data_dir.parents[2]
    stop_server(server.data_dir)
    yield
    ensure(base).close()


def test_what_is_not_there_yet_is_503_and_not_404(database: Database, tmp_path: Path) -> None:
    with a_register(database, tmp_path) as register, serving(register, with_projections=False) as client:
        incident = created(client.post("/v1/incidents", json=a_report()))

        too_early = client.get(f"/v1/incidents/{incident['id']}")

    assert problem(too_early, 503) == "unavailable"
    assert too_early.headers["retry-after"] == "1"

"""The service as a process: where it listens, who may run it, and how it stops."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest

from api.serving import NotLoopback, PortTaken, listening, refuse_other_machines, serve
from api.settings import Settings
from store.embedded.watchdog import stop_server
from tests.api.v1.service import a_report
from tests.postgres import data_directory

ADDRESS = re.compile(r"PAR luistert op (http://\S+)")
PROGRAM = "from api.serving import serve; from api.settings import Settings; serve(Settings(), practice=True)"


@pytest.fixture
def folder() -> Iterator[Path]:
    """A data directory, gone after the test with the server in it."""
    made = data_directory()
    yield made
    for data in made.glob("postgres/*/data"):
        stop_server(data)
    shutil.rmtree(made)


@contextmanager
def running(folder: Path, **settings: str) -> "Iterator[subprocess.Popen[str]]":
    """A process that serves the register in this folder on a free port."""
    environment = {"PAR_DATA_DIR": str(folder), "PAR_PORT": "0", "PATH": "/usr/bin:/bin", **settings}
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM], env=environment, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def said_until_it_listens(process: "subprocess.Popen[str]") -> str:
    """What it said on standard error up to and including its address."""
    assert process.stderr is not None
    said = ""
    for line in process.stderr:
        said += line
        if ADDRESS.search(line):
            return said
    raise AssertionError(f"it ended before it listened: {said}")


def address_in(said: str) -> str:
    """The address it said."""
    match = ADDRESS.search(said)
    assert match
    return match[1]


def until(send: Callable[[], httpx2.Response], status: int) -> Any:
    """The content of the answer with this status, which comes when the service has got over its trouble."""
    give_up = time.monotonic() + 60
    while (answer := send()).status_code != status:
        assert time.monotonic() < give_up, answer.text
    return answer.json()


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "", "192.168.1.10", "127.0.0.2", "example.org", "LOCALHOST"])  # noqa: S104 - refused
def test_any_address_but_this_machine_is_refused_before_anything_starts(host: str, tmp_path: Path) -> None:
    with pytest.raises(NotLoopback, match=r"alleen op deze computer.*PAR_HOST"):
        serve(Settings(host=host, data_dir=tmp_path / "none"))

    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_this_machine_is_served(host: str) -> None:
    refuse_other_machines(host)


def test_a_port_that_is_taken_is_said_with_what_to_do() -> None:
    with listening("127.0.0.1", 0) as first:
        first.listen()
        with pytest.raises(PortTaken, match=r"al in gebruik.*PAR_PORT"), listening("127.0.0.1", port_of(first)):
            pass


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_an_answer_in_two_pieces_does_not_wait_for_an_acknowledgement(host: str) -> None:
    """asyncio sets TCP_NODELAY on what says it is TCP, and on nothing else."""
    with listening(host, 0) as listener:
        assert listener.proto == socket.IPPROTO_TCP
        assert port_of(listener) > 0


def port_of(listener: socket.socket) -> int:
    """Where it listens."""
    port: int = listener.getsockname()[1]
    return port


@pytest.mark.slow
def test_it_says_loudly_that_there_is_no_log_in_and_where_it_listens(folder: Path) -> None:
    with running(folder) as process:
        said = said_until_it_listens(process)
        answer = httpx2.get(address_in(said) + "/health/ready")

    assert answer.status_code == 200
    assert "LET OP: PAR heeft nog geen inlog" in said
    assert "oefenregister" in said


@pytest.mark.slow
def test_a_second_service_on_the_same_data_is_refused_and_the_first_goes_on(folder: Path) -> None:
    with running(folder) as first:
        address = address_in(said_until_it_listens(first))
        with running(folder) as second:
            _, said = second.communicate(timeout=60)
        answer = httpx2.get(address + "/health/live")

    assert second.returncode != 0
    assert "Er draait al een PAR-dienst" in said
    assert answer.status_code == 200


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_it_gracefully(folder: Path, number: signal.Signals) -> None:
    with running(folder) as process:
        address = address_in(said_until_it_listens(process))
        acknowledged = httpx2.post(address + "/v1/incidents", json=a_report(occurredAt="2024-10-01T10:00:00Z"))
        process.send_signal(number)
        _, said = process.communicate(timeout=60)

    assert acknowledged.status_code == 201
    assert process.returncode == 0, said
    assert f"PAR is gestopt. Alles staat in {folder}" in said
    assert "Traceback" not in said
    assert "Ali" not in said


@pytest.mark.slow
def test_an_embedded_database_that_was_killed_comes_back_under_the_running_service(folder: Path) -> None:
    key = {"Idempotency-Key": "0123456789abcdef"}
    report = a_report(occurredAt="2024-10-01T10:00:00Z")
    with running(folder) as process:
        address = address_in(said_until_it_listens(process))
        before = httpx2.post(address + "/v1/incidents", json=report).json()
        (pid_file,) = folder.glob("postgres/*/data/postmaster.pid")
        os.kill(int(pid_file.read_text().splitlines()[0]), signal.SIGKILL)

        answer = until(lambda: httpx2.post(address + "/v1/incidents", json=report, headers=key), 201)
        shown = [
            until(lambda path=f"{address}/v1/incidents/{one['id']}": httpx2.get(path), 200)  # type: ignore[misc]  # as in test_opened
            for one in (before, answer)
        ]

    assert [incident["number"] for incident in shown] == [before["number"], answer["number"]]


@pytest.mark.slow
def test_what_was_acknowledged_is_there_after_the_service_was_killed(folder: Path) -> None:
    with running(folder) as first:
        address = address_in(said_until_it_listens(first))
        acknowledged = httpx2.post(address + "/v1/incidents", json=a_report(occurredAt="2024-10-01T10:00:00Z")).json()
        first.kill()
        first.wait()

    with running(folder) as second:
        address = address_in(said_until_it_listens(second))
        position = {"PAR-Position": str(acknowledged["position"])}
        shown = httpx2.get(f"{address}/v1/incidents/{acknowledged['id']}", headers=position)

    assert shown.status_code == 200, shown.text
    assert shown.json()["victims"][0]["name"] == "Ali Yılmaz"

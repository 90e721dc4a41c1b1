"""The service in a process of its own, as `par serve` starts it; or the same with the library's recorder in its log.

The parent starts it with `service(...)`, which runs this module.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from enum import StrEnum
from itertools import count
from os import environ
from typing import Final, TextIO
from uuid import UUID

import anyio.to_thread
from eventsourcing.postgres import PostgresApplicationRecorder

from api.register import open_register
from api.serving import serve_register
from api.settings import Settings
from bench.ground import Ground, stock_recorder_at
from bench.http_load import Place
from store.command import Command, Receipt
from store.log import EventLog

STOP_SECONDS: Final = 30.0
OWNER: Final = "BENCH_OWNER_DSN"
LISTENS: Final = re.compile(r"http://([0-9.]+):(\d+)")


class Kind(StrEnum):
    """What is served."""

    WITHOUT_VIEWS = "without-views"
    """The log only: nobody follows it."""
    WITH_VIEWS = "with-views"
    """As `par serve` does it: every view follows."""
    STOCK = "stock"
    """Without views, and what is recorded goes through the library's recorder."""


class StockLog(EventLog):
    """Our log, except that it appends by the library's recorder: one command, one transaction, on a worker thread.

    The library hands out no numbers and knows no Idempotency-Key; both are left out of the measurement in its favour.
    """

    def __init__(self, conninfo: str, organisation: UUID, recorder: PostgresApplicationRecorder) -> None:
        super().__init__(conninfo, organisation)
        self._recorder = recorder
        self._numbers = count(1)

    def append(self, command: Command) -> Receipt:
        """Record the events of a command."""
        places = self._recorder.insert_events(self._facts(command)) or [0]
        return Receipt(places[-1], next(self._numbers), command.answer, repeated=False)

    async def append_soon(self, command: Command) -> Receipt:
        """The same: the recorder blocks, so it gets a thread."""
        return await anyio.to_thread.run_sync(self.append, command)


@contextmanager
def service(on: Ground, kind: Kind) -> Iterator[Place]:
    """A service on this register, listening, until the end. Raises RuntimeError when it does not start."""
    with (on.folder / "service.log").open("w+") as log, _process(on, kind, log) as process:
        try:
            yield _place(process, log)
        finally:
            process.terminate()
            process.wait(STOP_SECONDS)


def main() -> None:
    """In the process of the service: serve until SIGTERM."""
    settings, kind = Settings(), Kind(sys.argv[1])
    with open_register(settings) as register, ExitStack() as closing:
        log = register.log
        if kind is Kind.STOCK:
            log = StockLog(register.conninfo, register.organisation, stock_recorder_at(environ[OWNER]))
            closing.callback(log.close)
        served = replace(register, log=log)
        serve_register(served, settings, with_projections=kind is Kind.WITH_VIEWS, tell=_tell)


def _process(on: Ground, kind: Kind, log: TextIO) -> "subprocess.Popen[str]":
    settings = {
        "PAR_DATA_DIR": str(on.folder),
        "PAR_DSN": on.conninfo,
        "PAR_ORGANISATION": str(on.organisation),
        "PAR_PORT": "0",
        OWNER: on.owner,
    }
    command = [sys.executable, "-m", "bench.serving", kind]
    return subprocess.Popen(command, env={**environ, **settings}, stdout=subprocess.PIPE, stderr=log, text=True)


def _place(process: "subprocess.Popen[str]", log: TextIO) -> Place:
    for line in process.stdout or ():
        if found := LISTENS.search(line):
            return Place(found[1], int(found[2]))
    log.seek(0)
    raise RuntimeError(f"the service did not start: {log.read()}")


def _tell(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    main()

"""A process that reports incidents, four threads and four coroutines at a time, and prints what it was told.

    python writing_process.py CONNINFO ORGANISATION KEYRING NAME COUNT [boast]

Each of its eight writers makes COUNT reports. In between they repeat commands and send ones that must be refused.
With `boast` a report is acknowledged before it is recorded: that is wrong, and shows that whoever checks would see it.
"""

import asyncio
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from uuid import UUID, uuid4

from store.command import Command, Receipt
from store.errors import StoreUnavailable, VersionConflict
from store.file_keyring import FileKeyring
from store.log import EventLog
from tests.store.facts import Typist
from tests.store.journal import Acknowledged

WRITERS = 4
"""Threads, and as many coroutines."""


class Writing:
    """The reports of one process, under keys that begin with its name."""

    def __init__(self, log: EventLog, typist: Typist, name: str, count: int, *, boasts: bool) -> None:
        self._log = log
        self._typist = typist
        self._name = name
        self._count = count
        self._boasts = boasts

    def of_thread(self, writer: int) -> None:
        for n, asked in self._commands(f"t{writer}"):
            self._boast(asked)
            receipt = None
            while receipt is None:
                with suppress(StoreUnavailable):
                    receipt = self._log.append(asked)
            self._tell(asked, receipt)
            if n % 5 == 0:
                self._repeat(asked, receipt)
            if n % 7 == 0:
                self._be_refused(asked)

    async def of_coroutine(self, writer: int) -> None:
        for _, asked in self._commands(f"c{writer}"):
            self._boast(asked)
            receipt = None
            while receipt is None:
                with suppress(StoreUnavailable):
                    receipt = await self._log.append_soon(asked)
            self._tell(asked, receipt)

    def _commands(self, writer: str) -> Iterator[tuple[int, Command]]:
        for n in range(1, self._count + 1):
            yield n, self._typist.report(key=f"{self._name}-{writer}-{n}")

    def _repeat(self, asked: Command, receipt: Receipt) -> None:
        with suppress(StoreUnavailable):
            assert self._log.append(asked) == receipt._replace(repeated=True)

    def _be_refused(self, asked: Command) -> None:
        with suppress(StoreUnavailable, VersionConflict):
            self._log.append(asked._replace(key=str(uuid4())))
            raise AssertionError("a stream was begun twice")

    def _boast(self, asked: Command) -> None:
        if self._boasts:
            print_line(Acknowledged(asked.key, 0, None).line())

    def _tell(self, asked: Command, receipt: Receipt) -> None:
        if not self._boasts:
            print_line(Acknowledged.of(asked.key, receipt).line())


def print_line(line: str) -> None:
    """In one piece, at once, whoever else prints."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


async def coroutines(writing: Writing) -> None:
    await asyncio.gather(*(writing.of_coroutine(writer) for writer in range(WRITERS)))


def main(arguments: list[str]) -> None:
    conninfo, organisation, folder, name, count, *boast = arguments
    log = EventLog(conninfo, UUID(organisation))
    keyring = FileKeyring(Path(folder), uuid4(), may_create=True)
    writing = Writing(log, Typist(keyring, UUID(organisation)), name, int(count), boasts=bool(boast))
    with ThreadPoolExecutor(WRITERS) as threads:
        started = threads.map(writing.of_thread, range(WRITERS))
        asyncio.run(coroutines(writing))
        list(started)
    log.close()
    keyring.close()


if __name__ == "__main__":
    main(sys.argv[1:])

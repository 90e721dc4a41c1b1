"""A server for one test that is killed, paused and started again, and a line to it that can break."""

import os
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from store.embedded.cluster import EmbeddedPostgres, ensure
from store.embedded.processes import server_processes
from store.migrate import migrate
from tests.postgres import Database, own_server
from tests.store.waiting import await_true

PAUSE_SECONDS = 30


class Victim:
    """A migrated database on a server of its own."""

    def __init__(self, server: EmbeddedPostgres) -> None:
        self._base = server.data_dir.parents[2]
        self.data_dir = server.data_dir
        self.log_file = server.log_file
        self.database = Database("postgres", server.dsn(), server.dsn(user="par_app"))
        migrate(self.database.owner)

    def kill(self) -> None:
        """`kill -9` of all its processes."""
        self._signal(signal.SIGKILL)
        await_true(lambda: not server_processes(self.data_dir), "the server is gone")

    def start_again(self) -> None:
        """Start it after it was killed."""
        ensure(self._base).close()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """All its processes stand still; not for ever, so that who waits without a bound fails instead of hanging."""
        rescue = threading.Timer(PAUSE_SECONDS, self._signal, [signal.SIGCONT])
        self._signal(signal.SIGSTOP)
        rescue.start()
        try:
            yield
        finally:
            rescue.cancel()
            self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        for pid in server_processes(self.data_dir):
            with suppress(ProcessLookupError):
                os.kill(pid, number)


@contextmanager
def victim(*settings: str) -> Iterator[Victim]:
    """A server that flushes to disk as the one of the service does, gone at the end."""
    with own_server(*settings) as server:
        yield Victim(server)


READY = b"Z\x00\x00\x00\x05I"
"""How the server says that what was asked is done, and committed when it was in no transaction."""


class Line:
    """Stands between the service and the server. When armed it swallows the next answer, and breaks or goes silent."""

    def __init__(self, folder: Path, conninfo: str) -> None:
        real = conninfo_to_dict(conninfo)
        self._server = f"{real['host']}/.s.PGSQL.{real['port']}"
        self.conninfo = make_conninfo(conninfo, host=str(folder))
        self._armed = threading.Event()
        self._silent = False
        self.broken = 0
        """How many answers never arrived."""
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(folder / f".s.PGSQL.{real['port']}"))
        self._listener.listen()
        threading.Thread(target=self._accept, daemon=True).start()

    def arm(self, *, silent: bool = False) -> None:
        """The next answer does not arrive. The connection breaks, or else is `silent`: open, and nothing comes."""
        self._silent = silent
        self._armed.set()

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                server = socket.socket(socket.AF_UNIX)
                server.connect(self._server)
                threading.Thread(target=self._ask, args=(client, server), daemon=True).start()
                threading.Thread(target=self._answer, args=(client, server), daemon=True).start()

    def _ask(self, client: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while asked := client.recv(65536):
                server.sendall(asked)
        hang_up(client, server)

    def _answer(self, client: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while answer := server.recv(65536):
                if not self._armed.is_set():
                    client.sendall(answer)
                elif answer.endswith(READY):
                    self._armed.clear()
                    self.broken += 1
                    if self._silent:
                        client.recv(1)
                    break
        hang_up(client, server)


def hang_up(*ends: socket.socket) -> None:
    """Close both ends of a connection; the thread that reads one of them hears it."""
    for end in ends:
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()

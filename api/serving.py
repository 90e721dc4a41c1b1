"""Running the service: this machine only, one service per data directory, stopped gracefully."""

import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Final

import uvicorn
from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from api.database_keeper import DatabaseKeeper
from api.log_lines import start_logging
from api.notifications.switch import notifier_of
from api.register import Register, open_register, sole_service
from api.service import make_service
from api.settings import Settings

Tell = Callable[[str], None]

THIS_MACHINE: Final = ("127.0.0.1", "::1", "localhost")
GRACE_SECONDS: Final = 10
"""How long requests that are under way get to finish after the signal to stop."""
NO_LOG_IN: Final = (
    "LET OP: PAR heeft nog geen inlog. Iedereen die op deze computer kan werken, kan alles lezen en wijzigen. "
    "Daarom luistert PAR alleen op deze computer zelf."
)
PRACTICE: Final = "Dit is een oefenregister. Alle personen en gebeurtenissen erin zijn verzonnen."


class NotLoopback(Exception):
    """Somebody asked the service to listen to other machines, which without a log-in would show everything."""

    def __init__(self) -> None:
        super().__init__(
            "PAR luistert alleen op deze computer zelf, want er is nog geen inlog. Er is niets gestart. "
            "Zet PAR_HOST op 127.0.0.1, ::1 of localhost, of laat PAR_HOST weg."
        )


class PortTaken(Exception):
    """Another program listens there already."""

    def __init__(self, port: int) -> None:
        super().__init__(
            f"Poort {port} is al in gebruik of mag hier niet. Er is niets gestart. "
            "Kies een andere met --port of PAR_PORT; 0 zoekt zelf een vrije poort."
        )


def to_standard_error(line: str) -> None:
    """Say something to whoever started the service."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def serve(
    settings: Settings,
    *,
    practice: bool = False,
    with_projections: bool = True,
    pages: Sequence[BaseRoute] = (),
    tell: Tell = to_standard_error,
) -> None:
    """Open the register and serve it until SIGTERM or SIGINT.

    Raises `NotLoopback`, `PortTaken`, `UnsafeStore` (also for a second service on the same data), `StoreUnavailable` or
    `EmbeddedPostgresError`, each with words for whoever started it.
    """
    refuse_other_machines(settings.host)
    with open_register(settings, practice=practice, announce=tell) as register:
        serve_register(register, settings, with_projections=with_projections, pages=pages, tell=tell)


def serve_register(
    register: Register,
    settings: Settings,
    *,
    with_projections: bool = True,
    pages: Sequence[BaseRoute] = (),
    tell: Tell = to_standard_error,
) -> None:
    """The same for a register that is open already. `settings` say where to listen."""
    refuse_other_machines(settings.host)
    with ExitStack() as running:
        running.enter_context(sole_service(settings.data_dir))
        listener = running.enter_context(listening(settings.host, settings.port))
        start_logging()
        tell(NO_LOG_IN)
        if register.practice:
            tell(PRACTICE)
        notifier = notifier_of(settings, register)
        app = make_service(register, with_projections=with_projections, pages=pages, notifier=notifier)
        address = f"http://{_host_in_address(settings.host)}:{listener.getsockname()[1]}"
        if settings.dsn is None:
            running.enter_context(DatabaseKeeper(settings.data_dir, register.log.head))
        server = _Server(_config(app), lambda: tell(f"PAR luistert op {address} (stoppen met Ctrl-C)"))
        server.run(sockets=[listener])
    tell(f"PAR is gestopt. Alles staat in {settings.data_dir}; bij een volgende start gaat u daar verder.")


def refuse_other_machines(host: str) -> None:
    """Raise `NotLoopback` for any address but the three that are surely this machine."""
    if host not in THIS_MACHINE:
        raise NotLoopback


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """A socket at this address; port 0 becomes a free one. Raises `PortTaken`."""
    # "localhost" is not looked up: a changed hosts file would open the service to the network.
    address = "127.0.0.1" if host == "localhost" else host
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    # Named as TCP, or asyncio leaves Nagle's algorithm on, and every answer waits 40 ms for an acknowledgement.
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((address, port))
        except OSError as taken:
            raise PortTaken(port) from taken
        yield listener


def _host_in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _config(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http="httptools",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,  # it writes query strings
        proxy_headers=False,
        server_header=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )


class _Server(uvicorn.Server):
    """Says when it listens, and returns after a signal instead of dying of it, so that the register is closed."""

    def __init__(self, config: uvicorn.Config, when_listening: Callable[[], None]) -> None:
        super().__init__(config)
        self._when_listening = when_listening

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen."""
        await super().startup(sockets)
        self._when_listening()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Let SIGINT and SIGTERM stop the server, and nothing else."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {number: signal.signal(number, self.handle_exit) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

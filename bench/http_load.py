"""A light HTTP/1.1 client: keep-alive connections that each send the next request when the answer is complete."""

import asyncio
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle
from typing import NamedTuple

import httptools

from bench.latency import Sample, Sampler

CONNECT_SECONDS = 10.0
GRACE_SECONDS = 30.0


class Place(NamedTuple):
    """Where a service listens."""

    host: str
    port: int


class UnexpectedAnswer(Exception):
    """A measurement counts right answers only."""


def get(path: str) -> bytes:
    """A request for a page."""
    return f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n".encode()


def post(path: str, body: bytes) -> bytes:
    """A request that sends JSON."""
    about = f"Content-Type: application/json\r\nContent-Length: {len(body)}"
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\n{about}\r\n\r\n"
    return head.encode() + body


def http_load(place: Place, requests: list[bytes], *, connections: int, expected: int) -> Sampler:
    """Sends the requests round and round. Raises `UnexpectedAnswer` on any other status than expected."""
    more = cycle(requests)
    return lambda seconds: asyncio.run(_load(place, more, connections, expected, seconds))


async def _load(place: Place, more: Iterator[bytes], connections: int, expected: int, seconds: float) -> Sample:
    loop = asyncio.get_running_loop()
    taken: list[float] = []
    clients = []
    for _ in range(connections):
        make = partial(_Client, more, expected, taken.append, loop.create_future())
        _, client = await asyncio.wait_for(loop.create_connection(make, *place), CONNECT_SECONDS)
        clients.append(client)
    begin = time.perf_counter()
    for client in clients:
        client.start(begin + seconds)
    async with asyncio.timeout(seconds + GRACE_SECONDS):
        await asyncio.gather(*(client.ended for client in clients))
    return Sample(len(taken) / (time.perf_counter() - begin), taken)


class _Client(asyncio.Protocol):
    """One connection."""

    def __init__(
        self, more: Iterator[bytes], expected: int, taken: Callable[[float], None], ended: "asyncio.Future[None]"
    ) -> None:
        self._more, self._expected, self._taken = more, expected, taken
        self.ended = ended
        self._sent = self._until = 0.0

    def start(self, until: float) -> None:
        self._until = until
        self._send()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - a TCP connection is one
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._parser.feed_data(data)

    def on_message_complete(self) -> None:
        """Called by the parser at the end of an answer."""
        now = time.perf_counter()
        status = self._parser.get_status_code()
        if status != self._expected:
            self._end(UnexpectedAnswer(f"status {status} instead of {self._expected}"))
            return
        self._taken(now - self._sent)
        if now < self._until:
            self._send()
        else:
            self._end(None)

    def connection_lost(self, error: Exception | None) -> None:
        self._end(UnexpectedAnswer(f"the service hung up: {error}"))

    def _send(self) -> None:
        self._parser = httptools.HttpResponseParser(self)
        self._sent = time.perf_counter()
        self._transport.write(next(self._more))

    def _end(self, error: Exception | None) -> None:
        if self.ended.done():
            return
        if error is None:
            self.ended.set_result(None)
        else:
            self.ended.set_exception(error)
        self._transport.close()

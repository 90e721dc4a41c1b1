"""A filled register, and the ways to look something up in it."""

import http.client
import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from enum import StrEnum
from itertools import cycle
from pathlib import Path
from typing import Final, TypeVar
from uuid import UUID

import psycopg
from psycopg import sql
from pydantic import SecretStr

from api.presenting.dossiers import dossier
from api.register import Register, open_register
from api.settings import Settings
from bench.fill import Filled, fill
from bench.ground import Ground, register_on
from bench.http_load import Place, get, http_load
from bench.latency import Sampler, sampled
from bench.serving import Kind, service
from bench.story import story
from projections.dossier_card.fold import DOSSIER_CARD
from projections.dossier_card.queries import CARD
from projections.rebuild import rebuild
from store.connections import as_role
from store.embedded.cluster import EmbeddedPostgres

ASKED: Final = 5_000
"""Different things that are looked up in turn, drawn from the whole log."""
READY_SECONDS: Final = 120.0

T = TypeVar("T")


class Way(StrEnum):
    """How something is looked up."""

    QUERY = "card: the bare query"
    OPENED = "card: queried and opened"
    HTTP = "card: over HTTP"
    LOADED = "incident: loaded from the log"


class Shelf:
    """One register of so many events, with a service on it."""

    def __init__(self, on: Ground, register: Register, filled: Filled, place: Place, closing: ExitStack) -> None:
        self._on, self._register, self._closing = on, register, closing
        self._dossiers, self._incidents = _drawn(filled.dossiers), _drawn(filled.incidents)
        self._place = place
        cards = [len(_answer(place, f"/v1/dossiers/{one}")) for one in self._dossiers[:50]]
        self.answer_bytes = sum(cards) // len(cards)

    def sampler(self, way: Way, connections: int) -> Sampler:
        """Looks up one after the other, over so many connections at the same time."""
        if way is Way.HTTP:
            requests = [get(f"/v1/dossiers/{one}") for one in self._dossiers]
            return http_load(self._place, requests, connections=connections, expected=200)
        makers = {Way.QUERY: self._query, Way.OPENED: self._opened, Way.LOADED: self._loaded}
        return sampled([makers[way]() for _ in range(connections)])

    def _query(self) -> Callable[[], object]:
        conninfo = as_role(self._on.conninfo, "par_reader")
        conn = self._closing.enter_context(psycopg.connect(conninfo, autocommit=True))
        organisation, dossiers = self._on.organisation, cycle(self._dossiers)
        return lambda: _found(conn.execute(CARD, (organisation, next(dossiers)), prepare=True, binary=True).fetchall())

    def _opened(self) -> Callable[[], object]:
        register, dossiers = self._register, cycle(self._dossiers)
        return lambda: _found(dossier(register, next(dossiers)))

    def _loaded(self) -> Callable[[], object]:
        log, incidents = self._register.log, cycle(self._incidents)
        return lambda: _found(log.load(incidents.__next__())[1])


@contextmanager
def shelf(server: EmbeddedPostgres, folder: Path, events: int) -> Iterator[Shelf]:
    """Fill a register of its own with so many events, build the cards, and serve it."""
    with ExitStack() as closing:
        on = closing.enter_context(register_on(server, folder, f"events_{events}"))
        filled = fill(on, story(on, events))
        rebuild(on.conninfo, DOSSIER_CARD)
        _settle(on)
        settings = Settings(data_dir=on.folder, dsn=SecretStr(on.conninfo), organisation=on.organisation)
        register = closing.enter_context(open_register(settings))
        place = closing.enter_context(service(on, Kind.WITHOUT_VIEWS))
        _await_names(place)
        yield Shelf(on, register, filled, place, closing)


def _drawn(ids: Sequence[UUID]) -> list[UUID]:
    return random.Random(2026).choices(ids, k=ASKED)


def _found(answer: T) -> T:
    if not answer:
        raise AssertionError("what was looked up is not there")
    return answer


def _settle(on: Ground) -> None:
    """What the server would do by itself in the minutes after, done now."""
    with psycopg.connect(on.owner, autocommit=True) as conn:
        for table in DOSSIER_CARD.tables:
            conn.execute(sql.SQL("vacuum analyze {}").format(sql.Identifier("views", table.name)))
        conn.execute("checkpoint")


def _await_names(place: Place) -> None:
    """Until the service has opened the names for its search: that work is not what is measured."""
    give_up = time.monotonic() + READY_SECONDS
    while time.monotonic() < give_up:
        body = json.dumps({"name": "Proefberg"})
        if _status(place, "POST", "/v1/dossiers/_search", body) == http.client.OK:
            return
        time.sleep(0.2)
    raise TimeoutError("the service did not get its names together")


def _status(place: Place, method: str, path: str, body: str) -> int:
    connection = http.client.HTTPConnection(*place, timeout=30)
    try:
        connection.request(method, path, body, {"Content-Type": "application/json"})
        return connection.getresponse().status
    finally:
        connection.close()


def _answer(place: Place, path: str) -> bytes:
    connection = http.client.HTTPConnection(*place, timeout=30)
    try:
        connection.request("GET", path)
        return connection.getresponse().read()
    finally:
        connection.close()

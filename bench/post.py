"""`POST /v1/incidents` at 16 connections: PAR against the same endpoint with the library's recorder in its log.

The service runs in a process of its own, the load comes from this one. Checking, sealing and deciding are the same for
all; PAR also hands out a number, remembers the command and, in the last variant, keeps the views up to date meanwhile.
"""

import json
from contextlib import ExitStack
from typing import Final, NamedTuple

from bench.conditions import noted
from bench.ground import cluster, register_on
from bench.http_load import http_load, post
from bench.latency import Sampler, Timed, in_turn
from bench.serving import Kind, service
from bench.tables import Table, milliseconds, number, plain

STOCK: Final = "the endpoint on the library's recorder"
PAR: Final = "PAR, views not followed"
SERVED: Final = "PAR as served, the views following"
KINDS: Final = {STOCK: Kind.STOCK, PAR: Kind.WITHOUT_VIEWS, SERVED: Kind.WITH_VIEWS}
REPORT: Final = {
    "occurredAt": "2024-09-09T10:20:00+02:00",
    "channel": "phone",
    "unit": "Vergunningen",
    "types": ["verbal", "psychological"],
    "description": "Beller schold de medewerker uit over een afgewezen aanvraag en zei dat hij langs zou komen.",
    "victims": [{"name": "Ali Praktijk"}],
    "perpetrator": {"name": "Jan van den Proefberg", "address": "Dorpsstraat 12, Oefenhuizen"},
}


class Result(NamedTuple):
    """All variants."""

    connections: int
    rounds: int
    seconds: float
    rows: list[Timed]

    def row(self, name: str) -> Timed:
        """One variant."""
        return next(row for row in self.rows if row.name == name)


def run(connections: int = 16, rounds: int = 5, seconds: float = 3) -> Result:
    """Measure. Each variant has a database and a service of its own, on one server."""
    with ExitStack() as closing:
        server, folder = closing.enter_context(cluster())
        variants: dict[str, Sampler] = {}
        for nth, (name, kind) in enumerate(KINDS.items()):
            on = closing.enter_context(register_on(server, folder, f"post_{nth}"))
            place = closing.enter_context(service(on, kind))
            requests = [post("/v1/incidents", json.dumps(REPORT).encode())]
            variants[name] = http_load(place, requests, connections=connections, expected=201)
        return Result(connections, rounds, seconds, in_turn(variants, STOCK, rounds=rounds, seconds=seconds))


def table(result: Result) -> Table:
    """A row per variant."""
    heads = ("variant", "requests per second", "x the library", "p50 ms", "p99 ms")
    rows = [
        (row.name, number(row.per_second), number(row.ratio), milliseconds(row.p50), milliseconds(row.p99))
        for row in result.rows
    ]
    return Table(heads, rows)


def main() -> None:
    """Print a table."""
    result, conditions = noted(run)
    print(f"{result.connections} connections, median of {result.rounds} rounds of {result.seconds:g} s")
    print(plain(table(result)))
    print(conditions)


if __name__ == "__main__":
    main()

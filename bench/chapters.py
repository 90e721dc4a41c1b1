"""What the paper about speed says of each measurement, and how that is made again."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from bench import against_library, append, goals, lag, lookup, post, project, rebuild, search
from bench.goals import Goal
from bench.tables import Table, markdown, number


class Measured(NamedTuple):
    """One bench, run."""

    sizes: str
    figures: Sequence[str]
    """Tables in Markdown."""
    goals: Sequence[Goal]


class Chapter(NamedTuple):
    """One bench."""

    title: str
    command: str
    text: str
    measure: Callable[[bool], Measured]
    """Told whether it must be a short run: to see that it works, not to quote from."""


def _append(short: bool) -> Measured:
    rounds, seconds = (1, 0.3) if short else (5, 1.0)
    results = append.run(rounds, seconds)
    heads = ("command", "writers", "bytes", "making µs", "library", "raw psycopg", "PAR", "PAR x library", "PAR x raw")
    return Measured(
        f"median of {rounds} rounds of {seconds:g} s; commands per second",
        [markdown(Table(heads, [_append_row(result) for result in results]))],
        list(goals.of_append(results)),
    )


def _append_row(result: append.Result) -> tuple[str, ...]:
    rows = {row.name: row for row in result.rows}
    stock, raw, ours = rows[append.STOCK], rows[append.RAW_NAME], rows[append.OURS]
    speeds = (number(row.per_second) for row in (stock, raw, ours))
    return (
        result.what,
        str(result.writers),
        str(result.bytes_stored),
        f"{result.making_us:.0f}",
        *speeds,
        number(ours.ratio),
        number(ours.ratio / raw.ratio),
    )


def _project(short: bool) -> Measured:
    result = project.run(5_000, 1) if short else project.run()
    return _against_library(result, list(goals.of_live(result)))


def _rebuild(short: bool) -> Measured:
    result = rebuild.run(5_000, 1) if short else rebuild.run()
    return _against_library(result, list(goals.of_rebuild(result)))


def _against_library(result: against_library.Result, reached: list[Goal]) -> Measured:
    return Measured(
        f"{result.events:,} events, median of {result.rounds} rounds; {result.same_rows:,} rows compared and equal",
        [markdown(against_library.table(result))],
        reached,
    )


def _lag(short: bool) -> Measured:
    result = lag.run(seconds=3, rounds=1) if short else lag.run()
    return Measured(
        f"{result.asked_per_second:g} reports per second asked, {result.per_second:.0f} reached,"
        f" median of {result.rounds} rounds of {result.seconds:g} s",
        [markdown(lag.table(result))],
        list(goals.of_lag(result)),
    )


def _post(short: bool) -> Measured:
    result = post.run(rounds=1, seconds=1) if short else post.run()
    return Measured(
        f"{result.connections} connections, median of {result.rounds} rounds of {result.seconds:g} s",
        [markdown(post.table(result))],
        [],
    )


def _lookup(short: bool) -> Measured:
    result = lookup.run((1_000, 10_000), 1, 0.3) if short else lookup.run(lookup.EVERY_SIZE)
    filled = ", ".join(f"{seconds:.0f} s for {events:,}" for events, seconds in result.fill_seconds.items())
    return Measured(
        f"median of {result.rounds} rounds of {result.seconds:g} s; a card is {result.answer_bytes} bytes of JSON"
        f" on average; filling took {filled}",
        [markdown(lookup.ways_table(result)), markdown(lookup.sizes_table(result))],
        list(goals.of_lookup(result)),
    )


def _search(short: bool) -> Measured:
    result = search.run(10_000) if short else search.run()
    return Measured("one process, one thread", [f"```\n{search.table(result)}\n```"], list(goals.of_search(result)))


CHAPTERS: Final = (
    Chapter(
        "Append",
        "par bench append",
        """\
Ours does all that a request does: mint keys, seal, number, remember the Idempotency-Key, commit durably. The library's
recorder and raw psycopg (one insert per commit) get finished bytes of the same size and only store them. Writers are
threads there and coroutines here, because that is how each is used. *Making* is what it takes to mint the keys, seal
and build one command, measured apart: PAR spends that for every command, in the process that also packs the batches.

PAR is ahead because commands that arrive together share one commit and one round trip
([ADR 0005](adr/0005-one-log-table-and-group-commit.md)). With one writer nothing can be shared, and what is left is one
round trip instead of five.""",
        _append,
    ),
    Chapter(
        "Live projection",
        "par bench project",
        """\
An empty view follows the log until it shows the last fact. The library's `ProjectionRunner` does so as its
documentation writes it: its own mapper and JSON transcoder, a `PostgresTrackingRecorder` with a hand-written statement
per kind of event, one transaction per event, and the topics of the view only. Only `statistics_facts` is like for like:
afterwards the rows of both sides are compared one by one. The other views of PAR hold more.

The facts are a mix of sealed reports (two in five), links, sanctions, new dossiers, corrections, reclassifications and
retractions, about 800 bytes each.""",
        _project,
    ),
    Chapter(
        "Rebuild",
        "par bench rebuild",
        """\
The same facts, from the start. PAR makes new tables beside those in use, fills them, adds keys and indexes, tells the
planner and switches, all within the time measured. The library has no rebuild: its runner reads everything again into
emptied tables that have their keys and indexes already.""",
        _rebuild,
    ),
    Chapter(
        "Lag",
        "par bench lag",
        """\
One process writes full reports at a steady pace, whether or not earlier ones are done, and follows its own log with the
views of PAR, as `par serve` does. The commit counts from when the writer has PostgreSQL's acknowledgement; a report is
visible when the transaction with its row is committed. The runners themselves say when, so nothing polls.""",
        _lag,
    ),
    Chapter(
        "`POST /v1/incidents`",
        "par bench post",
        """\
Each variant is a service in a process of its own, with a database of its own on one server; the load comes from another
process. Reading, checking, sealing and deciding are the same. The library's recorder is spared numbers and the
Idempotency-Key, which it does not have, and gets a worker thread per request, because it blocks.""",
        _post,
    ),
    Chapter(
        "Looking up",
        f"python -m bench.lookup {' '.join(map(str, lookup.EVERY_SIZE))}",
        """\
First: a dossier card over HTTP against its bare query (prepared, binary, rows fetched and nothing done with them) and
against the query with the sealed values opened, in the same process. Connections are kept alive; for the query, sixteen
of them are sixteen threads. Then: the same look-ups in ever larger logs, and loading an incident from the log, which
every change of one begins with. What is looked up is drawn from the whole log.""",
        _lookup,
    ),
    Chapter(
        "Search",
        "par bench search",
        """\
Names are opened into an index in memory ([ADR 0009](adr/0009-name-search-in-memory.md)); times are those of one search
in it. All names are made up.""",
        _search,
    ),
)
"""In the order in which they run."""

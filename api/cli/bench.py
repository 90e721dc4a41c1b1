"""`par bench`: how fast, side by side with the stock library. Results with method in docs/performance.md."""

import importlib
from enum import StrEnum
from typing import Annotated

import typer


class Bench(StrEnum):
    """What can be measured."""

    APPEND = "append"
    PROJECT = "project"
    REBUILD = "rebuild"
    SEARCH = "search"
    LOOKUP = "lookup"
    POST = "post"
    LAG = "lag"


def bench_command(
    what: Annotated[
        Bench, typer.Argument(metavar="WAT", help="append, project, rebuild, search, lookup, post of lag.")
    ],
) -> None:
    """Meet snelheid in een wegwerpregister, naast de standaardbibliotheek. Duurt een paar minuten."""
    # `bench` stands beside the product, so it is found by name and imported only when it is asked for.
    importlib.import_module(f"bench.{what}").main()

"""Two voices: data on stdout, for people or programs; talk on stderr."""

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from babel.dates import format_datetime
from pydantic import BaseModel
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from domain.periods import AMSTERDAM


def say(line: str) -> None:
    """Tell the person something; never data."""
    print(line, file=sys.stderr, flush=True)  # noqa: T201 - this is the terminal


def put(text: str) -> None:
    """A line of data."""
    print(text)  # noqa: T201 - this is the terminal


def put_json(value: BaseModel | Sequence[Any] | dict[str, Any]) -> None:
    """Data for a program."""
    if isinstance(value, BaseModel):
        value = value.model_dump(mode="json", by_alias=True)
    put(json.dumps(value, ensure_ascii=False, indent=2))


def put_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Data for a person. Without a terminal nothing is cut off to fit."""
    table = Table(title=title, title_justify="left", title_style="bold", header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold", justify="right" if column == "Aantal" else "left")
    for row in rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    Console(width=None if sys.stdout.isatty() else 200, soft_wrap=False, highlight=False, markup=False).print(table)


def put_fields(fields: Iterable[tuple[str, object]]) -> None:
    """Name and value, one a line; what is not there is left out."""
    for name, value in fields:
        if value not in (None, "", (), []):
            put(f"{name + ':':22} {value}")


def moment(at: datetime) -> str:
    """A moment as people in the Netherlands write it."""
    return format_datetime(at.astimezone(AMSTERDAM), "d MMMM y, HH:mm", locale="nl")


class Steps:
    """Progress of something that can take longer than a second; a bar on a terminal, nothing elsewhere."""

    def __init__(self, what: str) -> None:
        self._bar = Progress(
            TextColumn(what),
            BarColumn(),
            MofNCompleteColumn(),
            console=Console(stderr=True),
            disable=not sys.stderr.isatty(),
            transient=True,
        )
        self._task = self._bar.add_task(what, total=None)

    def __enter__(self) -> "Steps":
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def at(self, done: int, total: int) -> None:
        """So many of so many are done."""
        self._bar.update(self._task, completed=done, total=total)

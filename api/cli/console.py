"""Two voices: data on stdout, for people or programs; talk on stderr."""

import io
import json
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final, Self, TextIO

from babel.dates import format_datetime
from pydantic import BaseModel
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from domain.periods import AMSTERDAM

WIDE: Final = 200
"""Characters in a line of a table when there is no terminal to fit it in."""
NARROW: Final = 60
"""Below this a table is wider than the terminal, so that whole ids stay readable."""
LABEL_WIDTH: Final = 23


class ReaderGone(Exception):
    """Whoever read our output has seen enough, such as `head`."""


class OutputLost(Exception):
    """What was asked is done, but the answer could not be written."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"Het antwoord kan niet worden geschreven: {why}. Wat al is vastgelegd, blijft bewaard. "
            "Maak ruimte of kies een andere uitvoer, en vraag het opnieuw op."
        )


def say(line: str) -> None:
    """Tell the person something; never data. When nobody listens any more, that stops nothing."""
    if sys.stderr is None:  # closed by whoever started us: print would take stdout instead
        return
    try:
        print(line, file=sys.stderr, flush=True)  # noqa: T201 - this is the terminal
    except OSError:
        _listen_no_more(sys.stderr)


def put(text: str, end: str = "\n") -> None:
    """Data. Raises `ReaderGone` or `OutputLost` at once, not when the program ends."""
    if sys.stdout is None:
        raise OutputLost("de standaarduitvoer is gesloten")
    try:
        print(text, end=end, flush=True)  # noqa: T201 - this is the terminal
    except BrokenPipeError:
        _listen_no_more(sys.stdout)
        raise ReaderGone from None
    except OSError as error:
        _listen_no_more(sys.stdout)
        raise OutputLost(error.strerror or type(error).__name__) from error


def put_json(value: BaseModel | Sequence[Any] | dict[str, Any]) -> None:
    """Data for a program."""
    if isinstance(value, BaseModel):
        value = value.model_dump(mode="json", by_alias=True)
    put(json.dumps(value, ensure_ascii=False, indent=2))


def put_table(title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Data for a person. What does not fit in its column goes on below, and the first column stays whole."""
    if not rows:
        put(f"{title}: geen")
        return
    table = Table(title=title, title_justify="left", title_style="bold", header_style="bold")
    for index, column in enumerate(columns):
        table.add_column(column, overflow="fold", no_wrap=index == 0)
    for row in rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    drawn = io.StringIO()
    Console(
        file=drawn,
        width=max(_columns(WIDE), NARROW),
        force_terminal=_is_terminal(sys.stdout),
        highlight=False,
        markup=False,
        emoji=False,
    ).print(table)
    put(drawn.getvalue(), end="")


def put_fields(fields: Iterable[tuple[str, object]]) -> None:
    """Name and value, one a line; what is not there is left out."""
    for name, value in fields:
        if value not in (None, "", (), []):
            put(f"{name + ':':{LABEL_WIDTH}}" + str(value).replace("\n", "\n" + " " * LABEL_WIDTH))


def text_width(widest: int) -> int:
    """How wide lines may be: that of the terminal, and never more than `widest`."""
    return min(_columns(widest), widest)


def moment(at: datetime) -> str:
    """A moment as people in the Netherlands write it."""
    return format_datetime(at.astimezone(AMSTERDAM), "d MMMM y, HH:mm", locale="nl")


class Steps:
    """Progress of something that can take longer than a second: a bar at a terminal, one line elsewhere."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._at_terminal = _is_terminal(sys.stderr)
        self._bar = Progress(
            TextColumn(what),
            BarColumn(),
            MofNCompleteColumn(),
            console=Console(stderr=True),
            disable=not self._at_terminal,
            transient=True,
        )
        self._task = self._bar.add_task(what, total=None)

    def __enter__(self) -> Self:
        if not self._at_terminal:
            say(f"{self._what} …")
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def at(self, done: int, total: int) -> None:
        """So many of so many are done."""
        self._bar.update(self._task, completed=done, total=total)


def _columns(without_terminal: int) -> int:
    return shutil.get_terminal_size().columns if _is_terminal(sys.stdout) else without_terminal


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def _listen_no_more(stream: TextIO) -> None:
    """Let what is still in the buffer go nowhere: Python would try it once more at its end, and complain."""
    try:
        descriptor = stream.fileno()
    except OSError:  # no file behind it
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)

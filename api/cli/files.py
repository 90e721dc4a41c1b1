"""Files that a command reads: whole, and never more than the API would take."""

import sys
from pathlib import Path
from typing import Final

import typer

from api.cli.exits import NotAccepted

LARGEST_FILE: Final = 256 * 1024
"""Bytes: what the API takes as well."""
STDIN: Final = Path("-")


def content_of(file: Path, option: str) -> bytes:
    """What is in the file, or on standard input for `-`. Raises `BadParameter` or `NotAccepted`."""
    try:
        content = read_stdin() if file == STDIN else _read(file)
    except OSError:
        raise typer.BadParameter(
            "Dit bestand kan niet worden gelezen. Controleer of het er is en of u het mag lezen.", param_hint=option
        ) from None
    if len(content) > LARGEST_FILE:
        raise NotAccepted([f"{option}: Dit bestand is groter dan 256 kB. Maak het korter."])
    return content


def read_stdin() -> bytes:
    """Standard input, one byte more than the most that is taken."""
    if sys.stdin is None:  # closed by whoever started us
        raise NotAccepted(["Er is geen standaardinvoer om van te lezen. Geef de tekst of het bestand mee."])
    return sys.stdin.buffer.read(LARGEST_FILE + 1)


def _read(file: Path) -> bytes:
    with file.open("rb") as source:
        return source.read(LARGEST_FILE + 1)

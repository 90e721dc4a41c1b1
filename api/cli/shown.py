"""What several commands show alike."""

from collections.abc import Iterable
from typing import Annotated

import typer

from api.presenting.opened import Shown
from api.presenting.written import readable

Json = Annotated[bool, typer.Option("--json", help="Antwoord als JSON.")]
"""The option that every command has that answers."""


def readable_all(shown: Iterable[Shown | None]) -> str:
    """Several values in one line."""
    return ", ".join(filter(None, map(readable, shown)))

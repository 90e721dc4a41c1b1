"""What several commands show alike."""

from collections.abc import Iterable
from typing import Annotated

import typer

from api.presenting.opened import Shown

Json = Annotated[bool, typer.Option("--json", help="Antwoord als JSON.")]
"""The option that every command has that answers."""


def readable(shown: Shown | None) -> str | None:
    """A value as a person reads it, also when it was erased; None when there is none."""
    if shown is None or isinstance(shown, str):
        return shown
    return f"[gewist op {shown.erased_on}]"


def readable_all(shown: Iterable[Shown | None]) -> str:
    """Several values in one line."""
    return ", ".join(filter(None, map(readable, shown)))

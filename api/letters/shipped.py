"""The texts that PAR comes with: plain Dutch, for an organisation that has not adopted its own."""

from functools import cache
from pathlib import Path
from typing import Final

from domain.letter.facts import LetterKind

SHIPPED: Final = 0
"""The version of a text that PAR comes with, as recorded with a letter."""
_HERE: Final = Path(__file__).parent / "templates"


@cache
def shipped(kind: LetterKind) -> str:
    """The text for letters of this kind."""
    return (_HERE / f"{kind}.txt").read_text("utf-8")

"""A letter as PDF, tagged for screen readers, with Typst.

The letter goes in as data: Typst reads strings from JSON and never takes them for markup or code. Nothing is fetched:
the font lies here, fonts of the machine are not used, and the layout is ours and imports nothing.

The font is Source Sans 3 by Adobe, from the npm package source-sans 3.52.0, under the OFL-1.1 that lies beside it.
"""

import json
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Final

import typst

from api.letters.letter import Letter

MEDIA_TYPE: Final = "application/pdf"
STANDARD: Final = "ua-1"
WAIT_SECONDS: Final = 5.0
"""Longest wait for a turn. A letter takes some 10 ms, the longest there can be less than a second."""

_HERE: Final = Path(__file__).parent
_FONTS: Final = _HERE / "fonts"
_ONE_AT_A_TIME: Final = Lock()


class NotPrintable(Exception):
    """The font has no shape for a character in the letter."""


class PdfBusy(Exception):
    """Too many letters at once."""

    def __init__(self) -> None:
        super().__init__("Er worden nu te veel brieven tegelijk gemaakt. Probeer het zo opnieuw.")


def pdf(letter: Letter) -> bytes:
    """The letter on A4: the same bytes each time. Raises `NotPrintable` or `PdfBusy`."""
    data = json.dumps(
        {"title": letter.title, "author": letter.organisation, "blocks": letter.model_dump(mode="json")["blocks"]}
    )
    if not _ONE_AT_A_TIME.acquire(timeout=WAIT_SECONDS):
        raise PdfBusy
    try:
        return _compiled(data)
    except typst.TypstError as error:
        if "could not be displayed" in error.message:
            # Its message shows the text.
            raise NotPrintable from None
        raise
    finally:
        _ONE_AT_A_TIME.release()


def _compiled(data: str) -> bytes:
    made: Any = typst.compile(
        _HERE / "letter.typ",
        root=_HERE,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"letter": data},
        pdf_standards=[STANDARD],
        package_path=_FONTS,
        package_cache_path=_FONTS,
        timestamp=0,
    )
    return bytes(made)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_FONTS])

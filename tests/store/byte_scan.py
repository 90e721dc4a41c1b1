"""Looking for bytes in files, however they may be written there."""

import base64
from collections.abc import Iterable, Iterator
from pathlib import Path


def forms(secret: bytes) -> Iterator[bytes]:
    """These bytes raw, in hexadecimal, and in base64 wherever in a longer text they began."""
    yield secret
    yield secret.hex().encode()
    yield secret.hex().upper().encode()
    for lead in range(3):
        # The first and last characters hold bits of the neighbours too.
        encoded = base64.b64encode(bytes(lead) + secret)
        inner = encoded[(0, 2, 3)[lead] : len(encoded) - (4 if (lead + len(secret)) % 3 else 0)]
        yield inner
        yield inner.replace(b"+", b"-").replace(b"/", b"_")


def text_forms(text: str) -> Iterator[bytes]:
    """The forms of a text in the encodings in which it can be written."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        yield from forms(text.encode(encoding))


def contents(*places: Path) -> dict[Path, bytes]:
    """Every file below these places."""
    files = (file for place in places for file in [place, *place.rglob("*")])
    return {file: file.read_bytes() for file in files if file.is_file()}


def any_form_in(secret: bytes, texts: Iterable[bytes]) -> bool:
    """Whether these bytes are in one of the texts in any form."""
    wanted = set(forms(secret))
    return any(form in text for text in texts for form in wanted)

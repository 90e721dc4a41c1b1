"""Any writing -> plain small letters: the part of normalising that works on single characters."""

import unicodedata
from typing import Final

_REPLACED: Final = str.maketrans(
    {
        **dict.fromkeys("’‘‛ʼʻʽʹ´′＇", "'"),
        **dict.fromkeys("‐‑‒–—―−⁃﹣－", "-"),
        **dict(zip("øłđɖðħıɨŋŧĸƒəɓƀʉ", "oldddhiintkfebbu", strict=True)),
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
    }
)
"""One spelling for apostrophes and hyphens, and the letters that Unicode does not decompose."""


def plain(text: str) -> str:
    """`text` in small letters without marks: `Ñandú` -> `nandu`, `Ĳ` -> `ij`, `ẞ` -> `ss`, `İ` -> `i`, `Ł` -> `l`.

    Decimal digits of any script become 0-9. Invisible format characters (zero-width, bidi) go; a control character
    or a lone surrogate stays and parts words. Never raises.
    """
    small = text.lower().replace("`", "'")
    if small.isascii():
        return small
    return "".join(c if c.isascii() else _plain_character(c) for c in small)


def _plain_character(character: str) -> str:
    """One character made plain. Context never matters: marks are dropped, and what is left stands alone."""
    folded = character.translate(_REPLACED)
    for _ in range(2):  # folding can yield a letter that decomposes again, and the other way round
        folded = unicodedata.normalize("NFKD", folded).casefold()
    kept = "".join(_digit(c) for c in folded if not _invisible(c))
    return kept.translate(_REPLACED)


def _invisible(character: str) -> bool:
    category = unicodedata.category(character)
    return category == "Cf" or category.startswith("M")


def _digit(character: str) -> str:
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)

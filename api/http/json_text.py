"""Strict JSON: what RFC 8259 leaves to the reader is refused here, and every bad string and number is named at once."""

import json
import math
from typing import Any, NamedTuple

from api.http.characters import bad_character, normalise
from api.http.faults import InputFault

INT4_MAX = 2**31 - 1
MAX_DEPTH = 20
_LONGEST_INTEGER = 20
"""Digits of a 64-bit number and its sign; a longer one is out of range in any case and slow to read."""


class JsonLimits(NamedTuple):
    """How large and how deep one body may be, beside its size in bytes."""

    largest_integer: int = INT4_MAX
    depth: int = MAX_DEPTH


class JsonText(NamedTuple):
    """A body that could be read: its value, cleaned, and what is wrong with its strings and numbers."""

    value: Any
    faults: tuple[InputFault, ...] = ()
    unreadable: bool = False
    """There is no value at all: the one fault says why."""


class _Repeating(dict[str, Any]):
    """An object in which a name stood twice; which of the two was meant nobody knows."""


class _TooLong:
    """Stands for a number with more digits than any number we keep."""


class _NotJsonError(ValueError):
    """Python's reader takes it, RFC 8259 does not."""


class _TooDeepError(ValueError):
    """More levels of lists and objects than anything we accept has."""


def read_json(raw: bytes, limits: JsonLimits) -> JsonText:
    """Reads UTF-8 JSON. Strings come out in NFC; a value with a fault comes out as null, and its fault in `faults`."""
    faults: list[InputFault] = []
    try:
        cleaned = _Cleaner(limits, faults).clean(_parse(raw), ())
    except UnicodeDecodeError:
        return _unreadable("not_utf8", "De inhoud is geen UTF-8 zonder BOM. Stuur de tekst als UTF-8.")
    except (RecursionError, _TooDeepError):
        return _unreadable("too_deep", f"De inhoud is te diep genest: hoogstens {limits.depth} niveaus.")
    except json.JSONDecodeError as error:
        return _unreadable("invalid_json", f"Dit is geen geldige JSON ({_where(error)}). Verbeter de schrijfwijze.")
    except _NotJsonError:
        return _unreadable("invalid_json", "NaN en Infinity zijn geen geldige JSON. Stuur een getal of niets.")
    return JsonText(cleaned, tuple(faults))


def _parse(raw: bytes) -> Any:
    text = raw.decode("utf-8")
    if text.startswith("\ufeff"):
        raise UnicodeDecodeError("utf-8", b"", 0, 1, "byte order mark")
    return json.loads(
        text, object_pairs_hook=_object, parse_int=_integer, parse_float=_number, parse_constant=_refuse_constant
    )


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    return value if len(value) == len(pairs) else _Repeating(value)


def _integer(digits: str) -> int | _TooLong:
    return int(digits) if len(digits) <= _LONGEST_INTEGER else _TooLong()


def _number(digits: str) -> float | _TooLong:
    number = float(digits)
    return number if math.isfinite(number) else _TooLong()


def _refuse_constant(_name: str) -> Any:
    raise _NotJsonError


def _where(error: json.JSONDecodeError) -> str:
    return f"regel {error.lineno}, teken {error.colno}"


def _unreadable(code: str, detail: str) -> JsonText:
    return JsonText(None, (InputFault((), code, detail),), unreadable=True)


class _Cleaner(NamedTuple):
    """Walks one value and notes every fault with its path."""

    limits: JsonLimits
    faults: list[InputFault]

    def clean(self, value: Any, path: tuple[str | int, ...]) -> Any:
        if isinstance(value, dict | list) and len(path) >= self.limits.depth:
            raise _TooDeepError
        match value:
            case str():
                return self._string(value, path)
            case dict():
                return self._object(value, path)
            case list():
                return [self.clean(item, (*path, index)) for index, item in enumerate(value)]
            case int() | _TooLong():
                return self._integer(value, path)
            case _:
                return value

    def _string(self, value: str, path: tuple[str | int, ...]) -> str | None:
        text = normalise(value)
        bad = bad_character(text)
        if bad is None:
            return text
        return self._fault(path, "forbidden_character", bad.detail)

    def _object(self, value: dict[str, Any], path: tuple[str | int, ...]) -> dict[str, Any]:
        if isinstance(value, _Repeating):
            self._fault(path, "repeated_field", "Hier staat een veld meer dan één keer. Stuur elk veld één keer.")
        clean_names = {name: item for name, item in value.items() if bad_character(name) is None}
        if len(clean_names) < len(value):
            self._fault(path, "unknown_field", "Hier staat een veld met een naam die niet kan bestaan. Haal het weg.")
        return {name: self.clean(item, (*path, name)) for name, item in clean_names.items()}

    def _integer(self, value: int | _TooLong, path: tuple[str | int, ...]) -> int | None:
        largest = self.limits.largest_integer
        if isinstance(value, _TooLong) or not -largest - 1 <= value <= largest:
            return self._fault(path, "number_out_of_range", "Dit getal is te groot of te klein om te bewaren.")
        return value

    def _fault(self, path: tuple[str | int, ...], code: str, detail: str) -> None:
        self.faults.append(InputFault(path, code, detail))

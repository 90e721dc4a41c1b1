"""One fault in what a client sent: where, which sort, and a Dutch sentence. Never the value itself."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import Field
from pydantic_core import PydanticCustomError

from api.http.models import OutputModel
from api.http.sentences import sentence_for

_OWN = "par:"


class ErrorItem(OutputModel):
    """One of the `errors` of a problem answer."""

    place: str = Field(alias="in", description="Waar: body, query, path of header.")
    pointer: str = Field(description="JSON-pointer binnen die plek; leeg als het over het geheel gaat.")
    code: str = Field(description="Vaste naam van de fout, voor programma's.")
    detail: str = Field(description="Wat er mis is en wat u kunt doen.")


class InputFault(NamedTuple):
    """A fault found in the body, before it has become an `ErrorItem`."""

    path: tuple[str | int, ...]
    code: str
    detail: str


def input_fault(code: str, detail: str) -> PydanticCustomError:
    """What a validator of an input model raises: `detail` goes to the client as it is, so it never holds the value."""
    return PydanticCustomError(_OWN + code, detail)


def parameter_fault(place: str, name: str, code: str, detail: str) -> dict[str, Any]:
    """A fault in the shape in which FastAPI collects them, found by us beside pydantic."""
    loc = (place, name) if name else (place,)
    return {"type": _OWN + code, "loc": loc, "msg": detail, "input": None}


def code_and_detail(error: Mapping[str, Any]) -> tuple[str, str]:
    """Our words for one entry of pydantic's `errors()`; those of `input_fault` pass as they are."""
    kind: str = error["type"]
    if kind.startswith(_OWN):
        return kind.removeprefix(_OWN), error["msg"]
    return sentence_for(kind, error.get("ctx", {}))


def error_items(errors: Iterable[Mapping[str, Any]]) -> tuple[ErrorItem, ...]:
    """Every fault once, in the order in which they were found."""
    return tuple(dict.fromkeys(_item(error) for error in errors))


def _item(error: Mapping[str, Any]) -> ErrorItem:
    place, *path = error["loc"]
    code, detail = code_and_detail(error)
    if place == "body" and not path and error["type"] == "missing":
        detail = "De aanvraag heeft geen inhoud. Stuur de gegevens mee als JSON."
    return ErrorItem(place=str(place), pointer=json_pointer(path), code=code, detail=detail)


def json_pointer(path: Sequence[str | int]) -> str:
    """RFC 6901: `("types", 0)` is `/types/0`, nothing is the whole."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)

"""How a JSON body becomes an input model: `body: Annotated[SomeInput, StrictBody()]` in the signature of a route.

FastAPI would read it laxly, without validation context, and keep what was sent in its error. Here the text is read
strictly once, the model judges it with the request's `InputContext`, and every fault of both goes out together.
"""

import difflib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from pydantic import BaseModel, GetCoreSchemaHandler, ValidationError
from pydantic_core import CoreSchema, InitErrorDetails, core_schema
from starlette.requests import Request

from api.http.context import InputContext
from api.http.faults import InputFault, code_and_detail, input_fault
from api.http.json_text import INT4_MAX, MAX_DEPTH, JsonLimits, JsonText, read_json

MOST_FAULTS: Final = 100
"""A body of 256 kB can hold tens of thousands of faults; nobody reads past this many."""
_LONGEST_GUESS: Final = 40
_FIELD_NAME: Final = re.compile(r"[a-z]{2,20}([A-Z_][a-z]{1,20}){0,4}_?", re.ASCII)
"""Small letters with a capital or an underscore between words: how programs name fields, and nobody a person."""
_NO_CHILD: Final = object()


class ReceivedJson:
    """A body that came in and was not read yet. It says nothing about its content when printed."""

    def __init__(self, raw: bytes, context: InputContext) -> None:
        self.raw = raw
        self.context = context


class StrictRequest(Request):
    """Hands FastAPI the bytes with the context, where it asks for parsed JSON."""

    def __init__(self, request: Request, context: InputContext) -> None:
        super().__init__(request.scope, request.receive)
        self._context = context

    async def json(self) -> ReceivedJson:
        """The body, for `StrictBody` to read."""
        return ReceivedJson(await self.body(), self._context)


@dataclass(frozen=True)
class StrictBody:
    """Marks the one parameter of a route that is the JSON body; its type is an `InputModel`.

    `largest_integer` may be raised for a body whose numbers are not bound for an int4 column.
    """

    largest_integer: int = INT4_MAX
    depth: int = MAX_DEPTH

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The model's own schema, so that the API document shows it, with our reader before it."""
        if not (isinstance(source, type) and issubclass(source, BaseModel)):
            raise TypeError("StrictBody marks a parameter whose type is one input model")
        reader = _Reader(source, JsonLimits(self.largest_integer, self.depth))
        return core_schema.no_info_wrap_validator_function(reader.read, handler(source))


@dataclass(frozen=True)
class _Reader:
    model: type[BaseModel]
    limits: JsonLimits
    known_names: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "known_names", frozenset(_property_names(self.model.model_json_schema())))

    def read(self, received: object, _inner: object) -> BaseModel:
        """The model, or a ValidationError with every fault of text and fields, none of which holds the input."""
        if not isinstance(received, ReceivedJson):
            raise TypeError("a route with StrictBody belongs in a router from route.make_router")
        text = read_json(received.raw, self.limits)
        if text.unreadable:
            raise self._refusal(text.faults)
        try:
            model = self.model.model_validate_json(json.dumps(text.value), context=received.context)
        except ValidationError as error:
            raise self._refusal((*text.faults, *self._of_fields(error, text))) from None
        if text.faults:
            raise self._refusal(text.faults)
        return model

    def _of_fields(self, error: ValidationError, text: JsonText) -> Iterator[InputFault]:
        """What the model found, less what it found only because the text's own faults left a gap."""
        blamed = {fault.path for fault in text.faults}
        for entry in error.errors(include_url=False, include_input=False)[: MOST_FAULTS + 1]:
            path, value = _located(text.value, entry["loc"], missing=entry["type"] == "missing")
            if path not in blamed and not _only_counts_bad_items(entry, value):
                yield self._field_fault(entry, path)

    def _field_fault(self, entry: Mapping[str, Any], path: tuple[str | int, ...]) -> InputFault:
        code, detail = code_and_detail(entry)
        if entry["type"] != "extra_forbidden":
            return InputFault(path, code, detail)
        near = difflib.get_close_matches(str(path[-1])[:_LONGEST_GUESS], self.known_names, n=1)
        hint = f" Bedoelt u misschien {near[0]}?" if near else ""
        return InputFault(path, code, detail + hint)

    def _refusal(self, faults: tuple[InputFault, ...]) -> ValidationError:
        if len(faults) > MOST_FAULTS:
            faults = (*faults[:MOST_FAULTS], InputFault((), "more_faults", "Er zijn nog meer fouten dan hier staan."))
        return ValidationError.from_exception_data(
            "body",
            [
                InitErrorDetails(
                    type=input_fault(fault.code, fault.detail), loc=self._without_foreign_names(fault.path), input=None
                )
                for fault in faults
            ],
            hide_input=True,
        )

    def _without_foreign_names(self, path: tuple[str | int, ...]) -> tuple[str | int, ...]:
        """The path up to the first name that is not ours and does not look like the name of a field.

        A name can hold personal data as well as a value can; one like `desciption` tells where to look.
        """
        for index, part in enumerate(path):
            if isinstance(part, str) and part not in self.known_names and not _FIELD_NAME.fullmatch(part):
                return path[:index]
        return path


def _only_counts_bad_items(entry: Mapping[str, Any], value: object) -> bool:
    """Pydantic calls a list too short when too few of its items are right; each of those is a fault already."""
    return entry["type"] == "too_short" and isinstance(value, list) and len(value) >= entry["ctx"]["min_length"]


def _located(value: Any, loc: tuple[str | int, ...], *, missing: bool) -> tuple[tuple[str | int, ...], Any]:
    """Where in what was sent, and what stands there: pydantic's location without the tags it adds for unions."""
    path: list[str | int] = []
    for index, part in enumerate(loc):
        if _is_tag(value, part, loc[index + 1 :], missing=missing):
            continue
        path.append(part)
        child = _child(value, part)
        value = value if child is _NO_CHILD else child
    return tuple(path), value


def _is_tag(value: Any, part: str | int, rest: tuple[str | int, ...], *, missing: bool) -> bool:
    """Nothing stands there; or a field of the same name does, and what follows stands beside it instead of in it."""
    child = _child(value, part)
    if child is _NO_CHILD:
        return bool(rest) or not missing
    return bool(rest) and _child(child, rest[0]) is _NO_CHILD and _child(value, rest[0]) is not _NO_CHILD


def _child(value: Any, part: str | int) -> Any:
    if isinstance(value, dict):
        return value.get(part, _NO_CHILD)
    if isinstance(value, list) and isinstance(part, int) and part < len(value):
        return value[part]
    return _NO_CHILD


def _property_names(schema: object) -> Iterator[str]:
    """Every property name in a JSON schema, at any depth."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for part in schema.values():
            yield from _property_names(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _property_names(part)

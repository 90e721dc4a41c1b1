"""What is wrong with path, query and header parameters that FastAPI does not see.

It takes `1_0` and ` 1` for 10 and 1, `0` for a date in 1970, the last of two values, and any name it does not know. A
misspelt `?yaer=2024` must not give the total of all years, so each of these is a fault.
"""

import re
import types
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, NamedTuple, Union, get_args, get_origin
from uuid import UUID

from fastapi.params import Header, Path, Query
from pydantic.fields import FieldInfo
from starlette.requests import Request

from api.http.characters import bad_character
from api.http.faults import parameter_fault
from api.http.sentences import sentence_for

# How a value of each type is written: one way only, so that one thing has one address. Only an id may come in capitals
# as well, because RFC 9562, section 4, says that input is read whatever its case.
_WRITTEN: dict[type, tuple[re.Pattern[str], str]] = {
    int: (re.compile(r"0|-?[1-9][0-9]{0,17}"), "int_type"),
    bool: (re.compile(r"true|false"), "bool_type"),
    float: (re.compile(r"-?(0|[1-9][0-9]{0,15})(\.[0-9]{1,15})?"), "float_type"),
    date: (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), "date_type"),
    datetime: (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T.+"), "datetime_type"),
    UUID: (re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"), "uuid_type"),
}
_PLACES: dict[type[FieldInfo], str] = {Path: "path", Query: "query", Header: "header"}
_UNDECODABLE = "\ufffd"
"""What the server puts where percent-encoded bytes of an address are not UTF-8."""
_LISTS = (list, tuple, set, frozenset)


class Parameter(NamedTuple):
    """One parameter as a route declares it."""

    place: str
    """`path`, `query` or `header`."""
    name: str
    base: type | None
    """The plain type of one value; None for a union or a choice, which pydantic judges alone."""
    many: bool
    bounded: bool
    """The route says how large the value may be."""


def describe(alias: str, info: FieldInfo) -> Parameter | None:
    """What we must know of one declared parameter; None for a cookie."""
    place = _PLACES.get(type(info))
    if place is None:
        return None
    base, many = _base_of(info.annotation)
    bounded = any(getattr(item, "le", getattr(item, "lt", None)) is not None for item in info.metadata)
    return Parameter(place, alias, base, many, bounded)


def _base_of(annotation: Any) -> tuple[type | None, bool]:
    """`int | None` is an int, `list[int]` is many of them."""
    if get_origin(annotation) in (Union, types.UnionType):
        alternatives = [part for part in get_args(annotation) if part is not type(None)]
        return _base_of(alternatives[0]) if len(alternatives) == 1 else (None, False)
    if get_origin(annotation) in _LISTS:
        return _base_of(get_args(annotation)[0])[0], True
    return (annotation, False) if isinstance(annotation, type) else (None, False)


def parameter_faults(request: Request, declared: Iterable[Parameter]) -> list[dict[str, Any]]:
    """Every fault, in the shape in which FastAPI reports its own. Names only parameters that the route declares."""
    known = tuple(declared)
    return [*_unknown_names(request, known), *(fault for one in known for fault in _faults_of(request, one))]


def _unknown_names(request: Request, known: tuple[Parameter, ...]) -> Iterator[dict[str, Any]]:
    names = {one.name for one in known if one.place == "query"}
    if request.query_params.keys() - names:
        allowed = ", ".join(sorted(names)) or "geen"
        detail = f"In het adres staat een parameter die hier niet bestaat. Mogelijk zijn: {allowed}."
        yield parameter_fault("query", "", "unknown_parameter", detail)


def _faults_of(request: Request, parameter: Parameter) -> Iterator[dict[str, Any]]:
    values = _sent(request, parameter)
    if len(values) > 1 and not parameter.many:
        detail = "Deze parameter staat er meer dan één keer. Stuur hem één keer."
        yield parameter_fault(parameter.place, parameter.name, "repeated_parameter", detail)
    for code, detail in filter(None, (_fault_in(value, parameter) for value in values)):
        yield parameter_fault(parameter.place, parameter.name, code, detail)


def _sent(request: Request, parameter: Parameter) -> list[str]:
    if parameter.place == "query":
        return request.query_params.getlist(parameter.name)
    if parameter.place == "header":
        return request.headers.getlist(parameter.name)
    return [str(request.path_params[parameter.name])]


def _fault_in(value: str, parameter: Parameter) -> tuple[str, str] | None:
    bad = bad_character(value)
    if bad:
        return "forbidden_character", bad.detail
    if _UNDECODABLE in value:
        return "not_utf8", "Deze waarde is geen UTF-8. Codeer het adres als UTF-8 en stuur opnieuw."
    if parameter.place == "header" or parameter.base not in _WRITTEN:
        return None
    pattern, fault = _WRITTEN[parameter.base]
    return None if pattern.fullmatch(value) else sentence_for(fault, {})

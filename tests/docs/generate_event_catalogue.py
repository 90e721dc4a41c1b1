"""Writes docs/events.md: every stored event with its fields, straight from the code.

Run: .venv/bin/python -m tests.docs.generate_event_catalogue > docs/events.md
"""

import inspect
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from pydantic import AwareDatetime, BaseModel

from domain.event import Event, Recorded
from domain.registry import EVENTS, topic_of
from domain.sealed import SealedToken
from tests.docs.field_texts import own_field_texts

DOCUMENT = Path("docs/events.md")
COMMAND = f".venv/bin/python -m tests.docs.generate_event_catalogue > {DOCUMENT}"
GOLDEN = "../tests/golden"

HEAD = f"""\
<!-- Generated from domain/. Do not edit: change the code, then run
     {COMMAND} -->

# Events

Every fact that PAR stores. An event is stored under its name and version, such as `incident.reported.v1`. What is
stored is never changed: another shape is a new version, with an upcaster that lifts old data to it
(`domain/registry.py`). Each name below links to a stored sample.

**Sealed**: *yes* means that the log holds ciphertext that takes keys to open, so that destroying a key makes it
unreadable for ever; *in part* means that there are sealed fields in it; *no* means that it stays readable for ever.

In JSON a moment is ISO 8601 in UTC (`2024-10-15T13:42:07.318204Z`), a day `2024-10-17`, a sealed text a token
`s1:<value id>:<key id>[+<key id>…]:<bytes>`. A field that can be null is always there.
"""

PLAIN_TYPES: dict[Any, str] = {
    SealedToken: "sealed text",
    str: "text",
    int: "whole number",
    bool: "yes/no",
    UUID: "UUID",
    datetime: "moment",
    AwareDatetime: "moment",
    date: "day",
    NoneType: "null",
}


class Field(NamedTuple):
    """One row in a table of fields."""

    name: str
    type: Any
    doc: str


def field_docs(model: type) -> dict[str, str]:
    """The text literal under each field of a class and of the classes of ours that it extends."""
    docs: dict[str, str] = {}
    for owner in reversed(model.__mro__):
        if owner.__module__.startswith("domain."):
            docs |= own_field_texts(owner)
    return docs


def fields(model: type) -> list[Field]:
    """The fields of an event, of a value in it, or of the envelope."""
    hints = get_type_hints(model, include_extras=True)
    names = model.model_fields if issubclass(model, BaseModel) else model._fields  # type: ignore[attr-defined]  # a NamedTuple
    docs = field_docs(model)
    return [Field(name, hints[name], docs.get(name, "")) for name in names]


def leaves(annotation: Any) -> Iterator[Any]:
    """The types a field is built of, without lists, alternatives and constraints."""
    if get_origin(annotation) is Annotated:
        yield from leaves(get_args(annotation)[0])
    elif get_args(annotation) and get_origin(annotation) is not Literal:
        for part in get_args(annotation):
            yield from leaves(part)
    else:
        yield annotation


def is_value(annotation: Any) -> bool:
    """It is a model with fields of its own."""
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def values_in(model: type) -> list[type]:
    """The values that this model holds, and those that they hold, in order of appearance."""
    found: dict[type, None] = {}
    for field in fields(model):
        for leaf in filter(is_value, leaves(field.type)):
            found |= dict.fromkeys([leaf, *values_in(leaf)])
    return list(found)


def type_text(annotation: Any) -> str:
    """A type in plain words."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return type_text(parts[0])
    if origin is Literal:
        return " or ".join(f"`{choice}`" for choice in parts)
    if origin in (Union, UnionType):
        return " or ".join(type_text(part) for part in parts)
    if origin is tuple:
        return f"list of {type_text(parts[0])}"
    if is_value(annotation):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    return PLAIN_TYPES[annotation]


def sealed_text(annotation: Any) -> str:
    """Whether a field is sealed: yes, no, or in part."""
    found = list(leaves(annotation))
    if SealedToken in found:
        return "yes"
    inside = [field for leaf in filter(is_value, found) for field in fields(leaf)]
    return "in part" if any(sealed_text(field.type) != "no" for field in inside) else "no"


def one_line(text: str) -> str:
    """For a cell of a table."""
    return " ".join(text.split())


def table(model: type) -> str:
    """The fields of a model as a table."""
    rows = [f"| `{f.name}` | {type_text(f.type)} | {sealed_text(f.type)} | {one_line(f.doc)} |" for f in fields(model)]
    return "\n".join(["| field | type | sealed | meaning |", "|---|---|---|---|", *rows])


def event_section(event: type[Event]) -> str:
    """One event: its name with a sample, its version, what it means, its fields."""
    topic = topic_of(event)
    title = f"### [`{event.NAME}`]({GOLDEN}/{topic}.json)"
    stored = f"Version {event.VERSION}, stored as `{topic}`; `{event.__name__}` in `{_file_of(event)}`."
    return "\n\n".join([title, inspect.getdoc(event) or "", stored, table(event)])


def value_section(value: type) -> str:
    """One value that events hold."""
    where = f"`{value.__name__}` in `{_file_of(value)}`."
    return "\n\n".join([f"### {value.__name__}", inspect.getdoc(value) or "", where, table(value)])


def envelope_section() -> str:
    """What the log puts around every event."""
    around = [field for field in fields(Recorded) if field.name != "event"]
    rows = [f"| `{field.name}` | {type_text(field.type)} | {one_line(field.doc)} |" for field in around]
    about = "What the log puts around every event. The event itself does not repeat it."
    return "\n".join(["## The envelope", "", about, "", "| field | type | meaning |", "|---|---|---|", *rows])


def _file_of(model: type) -> str:
    return f"{model.__module__.replace('.', '/')}.py"


def catalogue() -> str:
    """The whole document."""
    parts = [HEAD.rstrip()]
    for aggregate in dict.fromkeys(event.NAME.partition(".")[0] for event in EVENTS):
        parts.append(f"## {aggregate.replace('_', ' ').capitalize()}")
        parts += [event_section(event) for event in EVENTS if event.NAME.startswith(f"{aggregate}.")]
    values = dict.fromkeys(value for event in EVENTS for value in values_in(event))
    parts += ["## Values in events", *map(value_section, values), envelope_section()]
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a real stdout
    sys.stdout.write(catalogue())

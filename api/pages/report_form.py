"""The form for a report: from what was typed to what the register takes, with every fault at its field."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from typing import Any, Final, NamedTuple, TypeVar

from pydantic import ValidationError

from api.http.context import InputContext
from api.http.faults import ErrorItem, error_items
from api.inputs import ReportInput
from api.typed_dates import Unreadable, moment_of, read_day, read_time
from domain.catalogue.catalogue import unknown_code
from domain.refusal import Fault

T = TypeVar("T")

FIELDS: Final = (
    "verslag", "soort", "datum", "tijd", "weg", "eenheid", "plaats",
    "medewerker", "melder", "getuige", "veroorzaker", "adres",
)  # fmt: skip
"""In the order of the page."""
CHOICES: Final = frozenset({"soort", "weg"})
NEEDED: Final[Mapping[str, str]] = {
    "verslag": "Vul in wat er gebeurde.",
    "soort": "Kies minstens één soort agressie.",
    "datum": "Vul de datum in waarop het gebeurde.",
    "weg": "Kies hoe of waar het gebeurde.",
    "eenheid": "Vul de eenheid in waar het gebeurde.",
    "medewerker": "Vul de naam in van de medewerker op wie het was gericht.",
}
_FIELD_OF: Final[Mapping[str, str]] = {
    "occurredAt": "datum",
    "channel": "weg",
    "unit": "eenheid",
    "description": "verslag",
    "types": "soort",
    "victims": "medewerker",
    "reporter": "melder",
    "witnesses": "getuige",
    "place": "plaats",
}
"""Of the input model, by the first part of the place of a fault; `perpetrator` has two fields."""

UNKNOWN_CODE: Final = unknown_code("", ()).code

Typed = Mapping[str, Any]
"""Of each field the text as it was typed, or the list of choices."""


class Filled(NamedTuple):
    """A form as it was read."""

    report: ReportInput | None
    """None when anything was wrong."""
    faults: dict[str, str]
    """Per field, in the order of the page, what is wrong and what to do."""


def blank(today: date) -> Typed:
    """The form before anyone typed: today is filled in, the day of most reports."""
    return {**{field: [] if field in CHOICES else "" for field in FIELDS}, "datum": f"{today:%d-%m-%Y}"}


def read_form(typed: Typed, context: InputContext) -> Filled:
    """The report that was typed, or everything that is wrong with it."""
    faults = {field: said for field, said in NEEDED.items() if not typed[field]}
    day = _read("datum", typed, faults, lambda text: read_day(text, context.today))
    at = _read("tijd", typed, faults, read_time)
    when = _moment(day or context.today, at, faults)
    report, found = _judge(_fields(typed, when, exact=at is not None), context)
    for field, said in found:
        faults.setdefault("tijd" if field == "datum" and at is not None and day == context.today else field, said)
    return Filled(None if faults else report, _in_order(faults))


def faults_of_refusal(faults: Iterable[Fault]) -> dict[str, str]:
    """What the domain refused, per field."""
    return _in_order({_field_of(fault.field): fault.message for fault in faults})


def _read(field: str, typed: Typed, faults: dict[str, str], reader: Callable[[str], T]) -> T | None:
    if not typed[field]:
        return None
    try:
        return reader(typed[field])
    except Unreadable as unreadable:
        faults[field] = str(unreadable)
        return None


def _moment(day: date, at: time | None, faults: dict[str, str]) -> datetime:
    try:
        return moment_of(day, at)
    except Unreadable as skipped:
        faults["tijd"] = str(skipped)
        return moment_of(day, None)


def _fields(typed: Typed, when: datetime, *, exact: bool) -> dict[str, Any]:
    """The report as the API takes it. What was left open is left out."""
    perpetrator = {"name": typed["veroorzaker"], "address": typed["adres"]}
    fields = {
        "occurredAt": when.isoformat(),
        "occurredApproximately": not exact,
        "channel": next(iter(typed["weg"]), None),
        "unit": typed["eenheid"],
        "description": typed["verslag"],
        "types": typed["soort"],
        "victims": _people(typed["medewerker"]),
        "reporter": {"name": typed["melder"]} if typed["melder"] else None,
        "witnesses": _people(typed["getuige"]),
        "place": typed["plaats"],
        "perpetrator": {name: value for name, value in perpetrator.items() if value},
    }
    return {name: value for name, value in fields.items() if value not in ("", None, [], {})}


def _people(typed: str) -> list[dict[str, str]]:
    """A person per line."""
    return [{"name": line.strip()} for line in typed.splitlines() if line.strip()]


def _judge(fields: dict[str, Any], context: InputContext) -> tuple[ReportInput | None, list[tuple[str, str]]]:
    try:
        return ReportInput.model_validate_json(json.dumps(fields), context=context), []
    except ValidationError as wrong:
        errors = [{**error, "loc": ("body", *error["loc"])} for error in wrong.errors(include_url=False)]
        return None, [_said(item) for item in error_items(errors) if item.code != "missing"]


def _said(item: ErrorItem) -> tuple[str, str]:
    field = _field_of(item.pointer)
    # The register's own sentence names the codes to choose from, for programs.
    return field, NEEDED[field] if item.code == UNKNOWN_CODE else item.detail


def _field_of(pointer: str) -> str:
    first, *rest = pointer.removeprefix("/").split("/")
    if first in ("perpetrator", "perpetrators"):
        return "adres" if "address" in rest else "veroorzaker"
    return _FIELD_OF.get(first, FIELDS[0])


def _in_order(faults: Mapping[str, str]) -> dict[str, str]:
    return {field: faults[field] for field in FIELDS if field in faults}

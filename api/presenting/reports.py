"""The table of the annual report: counted from the facts each time it is asked, never stored."""

from collections import Counter
from collections.abc import Container, Mapping
from datetime import date
from typing import Literal

from pydantic import Field

from api.http.models import OutputModel
from api.register import Register
from domain.catalogue.catalogue import Catalogue, Entry
from domain.catalogue.mapping import List, counted_as, entries_of
from domain.catalogue.state import State, version
from projections.statistics_facts import queries
from projections.statistics_facts.queries import Recorded

Labels = Literal["then", "now"]


class CountOutput(OutputModel):
    """One row of the table."""

    code: str
    label: str
    count: int


class ReportOutput(OutputModel):
    """The figures of a period in a year. The total does not equal the sum: an incident can be of several types."""

    year: int
    first: date = Field(alias="from", description="De eerste dag die meetelt.")
    last: date = Field(alias="to", description="De laatste dag die meetelt.")
    total: int = Field(description="Aantal meldingen die niet zijn ingetrokken, elk eenmaal.")
    types: tuple[CountOutput, ...] = Field(description="Per soort agressie; een melding telt bij elk van haar soorten.")
    sanctions: tuple[CountOutput, ...] = Field(description="Per soort sanctie, opgelegd in deze periode.")
    position: int = Field(description="De plaats in het logboek waarop deze cijfers waar zijn.")
    catalogue_version: int = Field(description="De catalogus waaruit de rijen en de namen komen.")


def report(register: Register, year: int, first: date, last: date, labels: Labels = "now") -> ReportOutput:
    """The table of the period from `first` up to and including `last`, days in the Netherlands within `year`.

    With `labels` "now" old codes count as what they became in the catalogue that holds; with "then" every row is a code
    with the label it had when it was recorded. Raises `StoreUnavailable`.
    """
    table = queries.annual_table(register.views, register.organisation, first, last)
    state, catalogue = register.catalogues.state, register.catalogue
    rows = _as_now if labels == "now" else _as_then
    return ReportOutput(
        year=year,
        first=first,
        last=last,
        total=table.total,
        types=rows(state, catalogue, "types", table.recorded),
        sanctions=rows(state, catalogue, "sanctions", table.imposed),
        position=table.position,
        catalogue_version=catalogue.version,
    )


def _as_now(state: State, catalogue: Catalogue, which: List, found: Mapping[Recorded, int]) -> tuple[CountOutput, ...]:
    """A row per entry in its order, and one for every counted code that the catalogue does not have (any more).

    What was recorded under several codes that became one counts once under that one.
    """
    counts: Counter[str] = Counter()
    for recorded, number in found.items():
        became = {now for code in recorded.codes for now in counted_as(state, which, code, catalogue) or (code,)}
        counts.update(dict.fromkeys(became, number))
    labels = {entry.code: entry.label for entry in _shown(catalogue, which, counts)}
    return tuple(
        CountOutput(code=code, label=labels.get(code, code), count=counts[code])
        for code in dict.fromkeys((*labels, *sorted(counts)))
    )


def _as_then(state: State, catalogue: Catalogue, which: List, found: Mapping[Recorded, int]) -> tuple[CountOutput, ...]:
    """A row per entry of the catalogue that holds, and one for every code that had another label when recorded."""
    counts: Counter[tuple[str, str]] = Counter()
    for recorded, number in sorted(found.items()):
        then = version(state, recorded.catalogue_version) or catalogue
        labels = {entry.code: entry.label for entry in entries_of(then, which)}
        counts.update({(code, labels.get(code, code)): number for code in recorded.codes})
    now = [(entry.code, entry.label) for entry in _shown(catalogue, which, {code for code, _ in counts})]
    return tuple(
        CountOutput(code=code, label=label, count=counts[code, label]) for code, label in dict.fromkeys((*now, *counts))
    )


def _shown(catalogue: Catalogue, which: List, counted: Container[str]) -> list[Entry]:
    """The entries that have a row: those that can be chosen and always have one, and all that were counted."""
    return [
        entry
        for entry in entries_of(catalogue, which)
        if entry.code in counted or (not entry.retired and getattr(entry, "always_in_report", True))
    ]

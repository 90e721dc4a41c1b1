"""The table of the annual report: counted from the facts each time it is asked, never stored."""

from collections.abc import Iterable, Mapping
from datetime import date

from pydantic import Field

from api.http.models import OutputModel
from api.register import Register
from domain.catalogue.catalogue import Catalogue, Entry
from projections.statistics_facts import queries


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


def report(register: Register, year: int, first: date, last: date) -> ReportOutput:
    """The table of the period from `first` up to and including `last`, days in the Netherlands within `year`.

    Raises `StoreUnavailable`.
    """
    table = queries.annual_table(register.views, register.organisation, first, last)
    catalogue = register.catalogue
    return ReportOutput(
        year=year,
        first=first,
        last=last,
        total=table.total,
        types=_rows(catalogue.types, table.types),
        sanctions=_rows(_sanction_entries(catalogue, table.sanctions), table.sanctions),
        position=table.position,
        catalogue_version=catalogue.version,
    )


def _sanction_entries(catalogue: Catalogue, counts: Mapping[str, int]) -> list[Entry]:
    return [kind for kind in catalogue.sanctions if kind.always_in_report or kind.code in counts]


def _rows(entries: Iterable[Entry], counts: Mapping[str, int]) -> tuple[CountOutput, ...]:
    """A row per entry in its order, and one for every counted code that the catalogue does not have (any more)."""
    labels = {entry.code: entry.label for entry in entries}
    return tuple(
        CountOutput(code=code, label=labels.get(code, code), count=counts.get(code, 0))
        for code in dict.fromkeys((*labels, *sorted(counts)))
    )

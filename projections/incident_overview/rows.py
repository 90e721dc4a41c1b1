"""What there is to show about an incident, in two rows: what lists need and changes often, and what people wrote."""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from domain.event import Value
from domain.incident.events import Circumstances, Perpetrator, Person
from domain.sealed import Sealed
from projections.json_column import JsonColumn
from projections.table import Index, Json, Table


class Statement(Value):
    """What a perpetrator says of it himself."""

    person_id: UUID | None = None
    given_on: date
    statement: Sealed


PEOPLE = JsonColumn[tuple[Person, ...]](tuple[Person, ...])
PERPETRATORS = JsonColumn[tuple[Perpetrator, ...]](tuple[Perpetrator, ...])
PERSON = JsonColumn[Person](Person)
STATEMENTS = JsonColumn[tuple[Statement, ...]](tuple[Statement, ...])
CIRCUMSTANCES = JsonColumn[Circumstances](Circumstances)


class IncidentRow(NamedTuple):
    """An incident as it stands. Nothing in it is personal."""

    organisation: UUID
    incident_id: UUID
    year: int
    number: int
    """In its year; 0 when the log handed out none."""
    reported_at: datetime
    occurred_start: datetime
    occurred_end: datetime | None
    approximate: bool
    channel: str
    unit: str
    types: tuple[str, ...]
    catalogue_version: int
    status: str
    """`reported`, `in_treatment`, `closed` or `retracted`."""
    assessment: str | None
    """`founded`, `unfounded` or `concern`; None as long as nobody judged."""
    dossier_ids: tuple[UUID, ...]
    sanctions: Json
    stream_version: int
    """Of the incident's own stream: a link or a sanction leaves it as it is."""
    position: int


class TextsRow(NamedTuple):
    """What people told about an incident, sealed. Large and seldom changed: a link need not move it."""

    organisation: UUID
    incident_id: UUID
    description: str
    circumstances: Json
    victims: Json
    reporter: Json | None
    witnesses: Json
    perpetrators: Json
    statements: Json
    """What the perpetrators say of it themselves."""
    position: int


INCIDENTS = Table(
    "incident_overview",
    IncidentRow,
    key=("incident_id",),
    indexes=(
        Index("incident_overview_by_number", "(organisation, year, number)"),
        Index("incident_overview_by_unit", "(organisation, unit, year, number)"),
        Index("incident_overview_by_status", "(organisation, status, year, number)"),
        Index("incident_overview_by_type", "using gin (types)"),
    ),
)
TEXTS = Table("incident_texts", TextsRow, key=("incident_id",))

"""A row per dossier, and a row per incident with what a card tells of it. Names are sealed."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from projections.table import Index, Json, Table


class DossierRow(NamedTuple):
    """A dossier as it stands."""

    organisation: UUID
    dossier_id: UUID
    kind: str
    name: str | None
    address: str | None
    date_of_birth: str | None
    opened_at: datetime
    incident_ids: tuple[UUID, ...]
    """Linked now, in the order in which they were linked."""
    subject_position: int
    """Of the last fact about the subject: what changed since a position has to be indexed anew."""
    stream_version: int
    position: int


class CardIncidentRow(NamedTuple):
    """What a card tells of an incident, linked or not: it may be linked any time."""

    organisation: UUID
    incident_id: UUID
    year: int
    number: int
    occurred_start: datetime
    occurred_end: datetime | None
    approximate: bool
    channel: str
    unit: str
    types: tuple[str, ...]
    status: str
    """`reported`, `in_treatment`, `closed` or `retracted`."""
    sanctions: Json
    position: int


DOSSIERS = Table(
    "dossiers",
    DossierRow,
    key=("dossier_id",),
    indexes=(Index("dossiers_by_subject_position", "(organisation, subject_position)"),),
)
CARD_INCIDENTS = Table("dossier_incidents", CardIncidentRow, key=("incident_id",))

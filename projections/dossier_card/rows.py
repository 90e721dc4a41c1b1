"""A row per dossier, and a row per incident with what a card tells of it. Names are sealed."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from domain.event import Value
from projections.json_column import JsonColumn
from projections.table import Index, Json, Table


class AbsorbedDossier(Value):
    """A dossier that goes on in this one."""

    dossier_id: UUID
    brought: tuple[UUID, ...]
    """The incidents that it had, as far as they are still here."""
    since: tuple[UUID, ...] = ()
    """The incidents that were linked since."""


ABSORBED = JsonColumn[tuple[AbsorbedDossier, ...]](tuple[AbsorbedDossier, ...])
NONE_ABSORBED = ABSORBED.dump(())


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
    """Linked now, in the order in which they were linked. Of a merged dossier: what it had, and gets back."""
    merged_into: UUID | None
    """The dossier in which it goes on, which may have been merged itself."""
    absorbed: Json
    """The dossiers that go on in this one, oldest first."""
    different: tuple[UUID, ...]
    """The dossiers that were judged to be about different subjects."""
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
    indexes=(
        Index("dossiers_by_subject_position", "(organisation, subject_position)"),
        Index("dossiers_by_incident", "using gin (incident_ids)"),
        Index("dossiers_judged", "(organisation) where merged_into is not null or different <> '{}'"),
    ),
)
CARD_INCIDENTS = Table("dossier_incidents", CardIncidentRow, key=("incident_id",))

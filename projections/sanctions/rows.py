"""A row per sanction, with what its facts add up to. Every text in it is sealed."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from domain.sanction.state import Sanction
from projections.json_column import JsonColumn
from projections.table import Index, Json, Table


class SanctionRow(NamedTuple):
    """A sanction as it stands."""

    organisation: UUID
    sanction_id: UUID
    dossier_id: UUID | None
    incident_ids: tuple[UUID, ...]
    kind: str
    phase: str
    starts_on: date | None
    ends_on: date | None
    proposed_by: UUID | None
    approved_by: UUID | None
    decided_by: UUID | None
    """Who imposed it; as the others a pseudonym."""
    known: Json
    """What its facts add up to: a `domain.sanction.state.Sanction`."""
    stream_version: int
    position: int


KNOWN = JsonColumn[Sanction](Sanction)
SANCTIONS = Table(
    "sanctions",
    SanctionRow,
    key=("sanction_id",),
    indexes=(
        Index("sanctions_by_dossier", "(organisation, dossier_id)"),
        Index("sanctions_by_end", "(organisation, ends_on)"),
        Index("sanctions_by_incident", "using gin (incident_ids)"),
    ),
)

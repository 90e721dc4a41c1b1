"""One row per marker."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from projections.table import Index, Json, Table


class MarkerRow(NamedTuple):
    """A marker as people decided on it. Whether it is in force is a matter of the day, so that is not in here."""

    organisation: UUID
    marker_id: UUID
    dossier_id: UUID
    kind: str
    advice: str
    incident_ids: tuple[UUID, ...]
    police_case_ids: tuple[UUID, ...]
    starts_on: date
    ends_on: date
    review_on: date
    decided: str
    review_demanded: bool
    """What it rests on is no longer what it was, and nobody judged it anew since."""
    decisions: Json
    stream_id: UUID
    """Of all markers of the dossier. Sealed values belong to this stream."""
    stream_version: int
    """Of the last fact of this marker; the highest in a dossier is the version of its markers."""
    position: int


MARKER_ROWS = Table(
    "markers",
    MarkerRow,
    key=("marker_id",),
    indexes=(
        Index("markers_by_dossier", "(organisation, dossier_id)"),
        Index("markers_by_incident", "using gin (incident_ids)"),
    ),
)

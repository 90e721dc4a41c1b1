"""A row per term. When it ends is no part of it: that follows from the catalogue that holds for it."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from projections.table import Index, Table


class TermRow(NamedTuple):
    """A term as it stands."""

    organisation: UUID
    term_id: UUID
    """The stream in which the facts of the term itself are."""
    code: str
    began_by: UUID
    """The incident or sanction whose fact began it."""
    incident_id: UUID | None
    unit: str | None
    started_at: datetime
    met_at: datetime | None
    reminded_at: datetime | None
    fell_due_at: datetime | None
    breached_at: datetime | None
    """The end that passed. It stays, also when another catalogue would give another end."""
    settled: bool
    """Nothing more is to be said of it: it was met and that was recorded, or there is no longer any need."""
    stream_version: int
    """Of the facts of the term itself: what the next one must expect."""
    position: int


TERMS = Table(
    "terms",
    TermRow,
    key=("term_id",),
    indexes=(Index("terms_unsettled", "(organisation, started_at) where not settled"),),
)

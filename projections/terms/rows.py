"""A row per term, and a row per thing that has reviews.

When a term ends is no part of it: that follows from the catalogue that holds for it. Only a planned review has a day of
its own.
"""

from datetime import date, datetime
from typing import Literal, NamedTuple
from uuid import UUID

from domain.event import Value
from projections.json_column import JsonColumn
from projections.table import Index, Json, Table

OfWhat = Literal["incident", "sanction", "marker"]


class Earlier(Value):
    """A term that was met before it began again, and of which that was not said yet."""

    started_at: datetime
    ends_on: date | None = None
    met_at: datetime
    breached_at: datetime | None = None


class TermRow(NamedTuple):
    """A term as it stands. When it begins again, its stream goes on."""

    organisation: UUID
    term_id: UUID
    """The stream in which the facts of the term itself are."""
    code: str
    of: str
    """An `OfWhat`: what `began_by` is."""
    began_by: UUID
    """The incident, sanction or marker whose fact began it."""
    incident_id: UUID | None
    dossier_id: UUID | None
    unit: str | None
    started_at: datetime
    ends_on: date | None
    """The last day that is in time, when a fact says so; None when the catalogue says for how long it runs."""
    lapses_on: date | None
    """The first day on which there is no need for it any more, because what it is about ends by itself."""
    met_at: datetime | None
    reminded_at: datetime | None
    fell_due_at: datetime | None
    breached_at: datetime | None
    """The end that passed. It stays, also when another catalogue would give another end."""
    settled: bool
    """Nothing more is to be said of it: it was met and that was recorded, or there is no longer any need."""
    earlier: Json
    """Those that were met before it began again, the oldest first, until that is recorded."""
    has_earlier: bool
    stream_version: int
    """Of the facts of the term itself: what the next one must expect."""
    position: int


class ReviewedRow(NamedTuple):
    """A sanction or a marker, as far as its reviews go."""

    organisation: UUID
    reviewed_id: UUID
    holds: bool
    """It was imposed or approved."""
    incident_id: UUID | None
    dossier_id: UUID | None
    review_on: date | None
    over_on: date | None
    """The first day on which it has ended by itself."""
    demanded_at: datetime | None
    """When a review was demanded of it, while it was a proposal."""
    for_police: bool
    """It is a proposal to go to the police."""
    position: int


EARLIER = JsonColumn[tuple[Earlier, ...]](tuple[Earlier, ...])
NO_EARLIER = EARLIER.dump(())
TERMS = Table(
    "terms",
    TermRow,
    key=("term_id",),
    indexes=(Index("terms_unsettled", "(organisation, started_at) where not settled or has_earlier"),),
)
REVIEWED = Table("reviewed", ReviewedRow, key=("reviewed_id",))

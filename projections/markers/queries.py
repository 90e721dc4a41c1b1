"""The markers of a dossier. Advice and reasons come out sealed."""

from collections.abc import Sequence
from datetime import date
from typing import LiteralString, NamedTuple
from uuid import UUID

from psycopg.rows import TupleRow

from domain.marker.state import Decided
from domain.sealed import SealedToken
from projections.markers.fold import DECISIONS, Decision
from store.connections import Reading

COLUMNS: LiteralString = (
    "select marker_id, dossier_id, kind, advice, incident_ids, police_case_ids, starts_on, ends_on, review_on, decided,"
    " review_demanded, decisions::text, stream_id, stream_version from views.markers"
)
OF_DOSSIERS: LiteralString = COLUMNS + (
    " where organisation = %s and dossier_id = any(%s) order by starts_on, marker_id"
)
APPROVED: LiteralString = COLUMNS + (
    " where organisation = %s and decided = 'approved' and ends_on > %s order by ends_on, marker_id"
)
WAITING: LiteralString = COLUMNS + (
    " where organisation = %s and ends_on > %s"
    " and (decided = 'proposed' or (decided = 'approved' and (review_demanded or review_on <= %s)))"
    " order by review_on, marker_id limit %s"
)

RESTING: LiteralString = (
    "select distinct dossier_id from views.markers where organisation = %s and incident_ids @> array[%s]::uuid[]"
    " order by dossier_id"
)


class Marker(NamedTuple):
    """A marker as people decided on it: `domain.marker.state.in_force` says whether it warns on a day."""

    marker_id: UUID
    dossier_id: UUID
    kind: str
    advice: SealedToken
    incident_ids: tuple[UUID, ...]
    police_case_ids: tuple[UUID, ...]
    starts_on: date
    ends_on: date
    review_on: date
    decided: Decided
    review_demanded: bool
    decisions: tuple[Decision, ...]
    """The proposal first."""
    stream_id: UUID
    stream_version: int


class Markers(NamedTuple):
    """All markers of some dossiers there ever were, by their first day."""

    markers: tuple[Marker, ...]

    def version(self, dossier_id: UUID) -> int:
        """What a decision on a marker of this dossier must expect (`If-Match`); 0 as long as it has none."""
        return max((one.stream_version for one in self.markers if one.dossier_id == dossier_id), default=0)


def markers(reading: Reading, organisation: UUID, dossier_ids: Sequence[UUID]) -> Markers:
    """The markers of these dossiers; none for a dossier that the view does not know. Raises `StoreUnavailable`."""
    return Markers(tuple(map(_marker, reading.fetch(OF_DOSSIERS, (organisation, list(dossier_ids))))))


def approved(reading: Reading, organisation: UUID, today: date) -> list[Marker]:
    """All that were approved and have not ended, the first to end first. Raises `StoreUnavailable`."""
    return [_marker(row) for row in reading.fetch(APPROVED, (organisation, today))]


def waiting(reading: Reading, organisation: UUID, today: date, until: date, limit: int) -> list[Marker]:
    """Proposals nobody judged, and markers to be judged anew by `until`. Raises `StoreUnavailable`."""
    return [_marker(row) for row in reading.fetch(WAITING, (organisation, today, until, limit))]


def dossiers_resting_on(reading: Reading, organisation: UUID, incident_id: UUID) -> list[UUID]:
    """The dossiers with a marker that rests on this incident, however it stands. Raises `StoreUnavailable`."""
    return [row[0] for row in reading.fetch(RESTING, (organisation, incident_id))]


def _marker(row: TupleRow) -> Marker:
    return Marker._make((*row[:4], tuple(row[4]), tuple(row[5]), *row[6:11], DECISIONS.load(row[11]), *row[12:]))

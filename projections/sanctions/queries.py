"""One sanction, and which there are. Texts come out sealed."""

from collections.abc import Sequence
from datetime import date
from typing import LiteralString, NamedTuple
from uuid import UUID

from domain.sanction.state import Sanction
from projections.sanctions.rows import KNOWN
from store.connections import Reading

COLUMNS: LiteralString = (
    "select sanction_id, proposed_by, approved_by, decided_by, known::text, stream_version from views.sanctions"
)
ONE: LiteralString = COLUMNS + " where organisation = %s and sanction_id = %s"
MANY: LiteralString = (
    "with asked as (select %s::uuid as organisation, %s::uuid[] as dossiers, %s::date as day) "
    + COLUMNS
    + " s, asked where s.organisation = asked.organisation"
    " and (asked.dossiers is null or s.dossier_id = any(asked.dossiers))"
    " and (asked.day is null or (phase = 'imposed' and asked.day between starts_on and ends_on))"
    " order by position desc, sanction_id limit %s"
)
RESTING: LiteralString = (
    "select sanction_id from views.sanctions where organisation = %s and incident_ids && %s"
    " and (phase = 'proposed' or (phase in ('imposed', 'suspended') and ends_on >= %s)) order by sanction_id"
)

IMPOSED: LiteralString = COLUMNS + (
    " where organisation = %s and dossier_id = any(%s) and phase in ('imposed', 'suspended', 'lifted')"
    " order by sanction_id"
)
OPEN: LiteralString = COLUMNS + (
    " where organisation = %s and phase in ('proposed', 'imposed', 'suspended')"
    " and (phase = 'proposed' or ends_on is null or ends_on >= %s) order by position, sanction_id limit %s"
)


class SanctionLine(NamedTuple):
    """A sanction as it stands. Sealed values belong to its own stream."""

    sanction_id: UUID
    proposed_by: UUID | None
    approved_by: UUID | None
    decided_by: UUID | None
    known: Sanction
    stream_version: int
    """What a change must expect (`If-Match`)."""


def sanction(reading: Reading, organisation: UUID, sanction_id: UUID) -> SanctionLine | None:
    """The sanction; None when the view has none. Raises `StoreUnavailable`."""
    rows = reading.fetch(ONE, (organisation, sanction_id))
    return _line(rows[0]) if rows else None


def sanctions(
    reading: Reading, organisation: UUID, *, dossier_ids: Sequence[UUID] | None, in_force_on: date | None, limit: int
) -> list[SanctionLine]:
    """Those that meet every filter given, the last changed first. Raises `StoreUnavailable`."""
    dossiers = None if dossier_ids is None else list(dossier_ids)
    return [_line(row) for row in reading.fetch(MANY, (organisation, dossiers, in_force_on, limit))]


def imposed_on_dossiers(reading: Reading, organisation: UUID, dossier_ids: Sequence[UUID]) -> list[SanctionLine]:
    """What was imposed on the subjects of these dossiers, also what has ended since. Raises `StoreUnavailable`."""
    return [_line(row) for row in reading.fetch(IMPOSED, (organisation, list(dossier_ids)))]


def open_on(reading: Reading, organisation: UUID, today: date, limit: int) -> list[SanctionLine]:
    """Proposals, and sanctions that have not ended, the longest unchanged first. Raises `StoreUnavailable`."""
    return [_line(row) for row in reading.fetch(OPEN, (organisation, today, limit))]


def resting_on(reading: Reading, organisation: UUID, incident_ids: Sequence[UUID], today: date) -> list[UUID]:
    """What rests on any of these incidents and can be reviewed, now or once it is imposed: the proposals, and the
    sanctions with an end that have not ended. Raises `StoreUnavailable`.
    """
    return [row[0] for row in reading.fetch(RESTING, (organisation, list(incident_ids), today))]


def _line(row: Sequence[object]) -> SanctionLine:
    sanction_id, proposed_by, approved_by, decided_by, known, version = row
    return SanctionLine._make((sanction_id, proposed_by, approved_by, decided_by, KNOWN.load(str(known)), version))

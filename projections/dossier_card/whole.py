"""A dossier and all that go on in it: what was decided on one of them holds for the subject of all."""

from typing import LiteralString
from uuid import UUID

from projections.dossier_card.queries import survivors
from projections.dossier_card.rows import ABSORBED
from store.connections import Reading

ABSORBED_BY: LiteralString = (
    "select absorbed::text from views.dossiers where organisation = %s and dossier_id = any(%s) order by dossier_id"
)


def whole_around(reading: Reading, organisation: UUID, dossier_id: UUID) -> tuple[UUID, ...]:
    """All dossiers that are one with this one, the one in which it goes on first; itself when it was never merged.

    Raises `StoreUnavailable`.
    """
    ends = survivors(reading, organisation, [dossier_id])
    return whole_of(reading, organisation, ends[dossier_id].dossier_id if dossier_id in ends else dossier_id)


def whole_of(reading: Reading, organisation: UUID, dossier_id: UUID) -> tuple[UUID, ...]:
    """The dossier first, and all that go on in it, also by way of another.

    The view may hold half of a merge, never a ring: the domain sees to that. Raises `StoreUnavailable`.
    """
    found: dict[UUID, None] = {dossier_id: None}
    looked_at = [dossier_id]
    while looked_at:
        rows = reading.fetch(ABSORBED_BY, (organisation, looked_at))
        absorbed = [one.dossier_id for row in rows for one in ABSORBED.load(row[0])]
        looked_at = [one for one in dict.fromkeys(absorbed) if one not in found]
        found |= dict.fromkeys(looked_at)
    return tuple(found)

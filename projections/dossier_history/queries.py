"""What happened to a dossier, in order. Reasons come out sealed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, LiteralString, NamedTuple
from uuid import UUID

import orjson

from domain.sealed import SealedToken
from store.connections import Reading

LINES: LiteralString = (
    "select position, stream_id, stream_version, recorded_at, actor, event, reason, details::text"
    " from views.dossier_history where organisation = %s and dossier_id = %s order by position"
)


class DossierHistoryLine(NamedTuple):
    """One fact about the dossier."""

    position: int
    stream_id: UUID
    """Where it was recorded. Its sealed values belong to this stream."""
    stream_version: int
    recorded_at: datetime
    actor: UUID
    event: str
    """Such as `dossier.merged_into`."""
    reason: SealedToken | None
    details: Mapping[str, Any]
    """In the clear, as the API shows them: ids."""


def dossier_history(reading: Reading, organisation: UUID, dossier_id: UUID) -> list[DossierHistoryLine]:
    """All of it, oldest first; empty when the view has no such dossier. Raises `StoreUnavailable`."""
    rows = reading.fetch(LINES, (organisation, dossier_id))
    return [DossierHistoryLine._make((*row[:-1], orjson.loads(row[-1]))) for row in rows]

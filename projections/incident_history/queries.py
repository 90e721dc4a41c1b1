"""What happened to an incident, in order. Reasons and notes come out sealed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, LiteralString, NamedTuple
from uuid import UUID

import orjson

from domain.sealed import SealedToken
from store.connections import Reading

LINES: LiteralString = (
    "select position, stream_id, stream_version, recorded_at, actor, event, reason, note, details::text"
    " from views.incident_history where organisation = %s and incident_id = %s order by position"
)


class HistoryLine(NamedTuple):
    """One fact about the incident."""

    position: int
    stream_id: UUID
    """Where it was recorded: the incident, a dossier or a sanction. Its sealed values belong to this stream."""
    stream_version: int
    recorded_at: datetime
    actor: UUID
    event: str
    """Such as `incident.reclassified`."""
    reason: SealedToken | None
    note: SealedToken | None
    details: Mapping[str, Any]
    """In the clear, as the API shows them: codes, moments (ISO 8601), ids."""


def history(reading: Reading, organisation: UUID, incident_id: UUID) -> list[HistoryLine]:
    """All of it, oldest first; empty when the view has no such incident. Raises `StoreUnavailable`."""
    rows = reading.fetch(LINES, (organisation, incident_id))
    return [HistoryLine._make((*row[:-1], orjson.loads(row[-1]))) for row in rows]

"""One row per fact about an incident: its own, its place in dossiers, and facts of what rests on it."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from projections.table import Json, Table


class HistoryRow(NamedTuple):
    """A fact about an incident. A fact about several incidents has a row for each."""

    organisation: UUID
    incident_id: UUID
    position: int
    stream_id: UUID
    """Where it was recorded: the incident, a dossier, a sanction and so on. A sealed value belongs to this stream."""
    stream_version: int
    recorded_at: datetime
    actor: UUID
    event: str
    """The name under which it is stored, such as `incident.reclassified`."""
    reason: str | None
    """Why, where a human judged; sealed."""
    note: str | None
    """What was written with it, besides why; sealed."""
    details: Json
    """What can be told in the clear: codes, moments, ids."""


HISTORY = Table("incident_history", HistoryRow, key=("incident_id", "position"), appended=True)

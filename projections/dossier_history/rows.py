"""One row per fact about a dossier: its own, and those of tasks about it."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from projections.table import Json, Table


class DossierHistoryRow(NamedTuple):
    """A fact of a dossier. What happens between two dossiers is a fact of each."""

    organisation: UUID
    dossier_id: UUID
    position: int
    stream_id: UUID
    """Where it was recorded. A sealed value belongs to this stream."""
    stream_version: int
    recorded_at: datetime
    actor: UUID
    event: str
    """The name under which it is stored, such as `dossier.merged_into`."""
    reason: str | None
    """Why, where a human judged; sealed."""
    details: Json
    """What can be told in the clear: ids."""


DOSSIER_HISTORY_LINES = Table("dossier_history", DossierHistoryRow, key=("dossier_id", "position"), appended=True)

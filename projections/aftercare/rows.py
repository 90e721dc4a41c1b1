"""One row per fact of aftercare. What people said is sealed; nothing of it stands in another view."""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from projections.table import Table


class AftercareRow(NamedTuple):
    """A fact about the care for one colleague."""

    organisation: UUID
    incident_id: UUID
    position: int
    stream_id: UUID
    """To which the sealed text belongs."""
    person_id: UUID
    event: str
    """The name under which it is stored, such as `aftercare.talk_held`."""
    kind: str | None
    """Which talk, to whom she was referred, or how it ended."""
    by: str | None
    """In what role a talk was offered."""
    day: date | None
    text: str | None
    """What was wanted, noted, or the reason; sealed."""
    recorded_at: datetime
    actor: UUID


AFTERCARE_FACTS = Table("aftercare", AftercareRow, key=("incident_id", "position"), appended=True)

"""The aftercare of an incident, in order. Texts come out sealed."""

from datetime import date, datetime
from typing import LiteralString, NamedTuple
from uuid import UUID

from domain.sealed import SealedToken
from store.connections import Reading

LINES: LiteralString = (
    "select stream_id, person_id, event, kind, by, day, text, recorded_at, actor"
    " from views.aftercare where organisation = %s and incident_id = %s order by position"
)


class CareLine(NamedTuple):
    """One fact about the care for one colleague."""

    stream_id: UUID
    """To which the sealed text belongs."""
    person_id: UUID
    event: str
    """Such as `aftercare.talk_held`."""
    kind: str | None
    """Which talk, to whom she was referred, or how it ended."""
    by: str | None
    day: date | None
    text: SealedToken | None
    recorded_at: datetime
    actor: UUID


def aftercare(reading: Reading, organisation: UUID, incident_id: UUID) -> list[CareLine]:
    """All of it, oldest first; empty when nothing was recorded. Raises `StoreUnavailable`."""
    return [CareLine(*row) for row in reading.fetch(LINES, (organisation, incident_id))]

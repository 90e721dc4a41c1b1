"""How the views of an organisation are doing."""

from collections.abc import Mapping
from datetime import datetime
from typing import LiteralString, NamedTuple
from uuid import UUID

from projections.runner import RunnerState
from store.connections import Reading

LAG_BOUND = 1_000
"""Events that a view may be behind before it matters."""
STILL_SECONDS = 10.0
"""How long a view that is behind may stand still."""

STATUS: LiteralString = (
    "select p.projection, coalesce(c.position, 0), h.position, coalesce(c.moved_at, p.built_at),"
    " extract(epoch from clock_timestamp() - coalesce(c.moved_at, p.built_at))::float8,"
    " (select count(*) from views.dead_letters d"
    "  where d.organisation = h.organisation and d.projection = p.projection)"
    " from par.heads h cross join views.projections p"
    " left join views.checkpoints c on c.organisation = h.organisation and c.projection = p.projection"
    " where h.organisation = %s order by p.projection"
)


class Status(NamedTuple):
    """One view of one organisation."""

    projection: str
    position: int
    head: int
    moved_at: datetime
    still_seconds: float
    """Since it last moved, by the clock of the database."""
    parked: int
    state: RunnerState | None
    """Of its runner in this process; None when there is none here."""

    @property
    def lag(self) -> int:
        """Events it is behind."""
        return max(self.head - self.position, 0)

    @property
    def unhealthy(self) -> str | None:
        """Why it needs someone's attention; None when it does not."""
        if self.state in ("newer_event", "outdated", "failing"):
            return self.state
        if self.parked:
            return "parked"
        if self.lag > LAG_BOUND and self.still_seconds > STILL_SECONDS:
            return "standing_still"
        return None


def status(reading: Reading, organisation: UUID, states: Mapping[str, RunnerState]) -> list[Status]:
    """How every view of the organisation is doing; `states` are those of the runners in this process."""
    rows = reading.fetch(STATUS, (organisation,))
    return [Status._make((*row, states.get(row[0]))) for row in rows]

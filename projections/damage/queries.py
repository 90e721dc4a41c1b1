"""The damage of an incident. Descriptions come out sealed."""

from datetime import date
from typing import LiteralString, NamedTuple
from uuid import UUID

from domain.damage.events import DamageKind, Route
from domain.sealed import SealedToken
from projections.damage.fold import RECOVERIES, Recovery
from store.connections import Reading

OF_AN_INCIDENT: LiteralString = (
    "select damage_id, kind, description, amount_cents, happened_on, recoveries::text, route, police_case_id,"
    " claimed_on, written_off, stream_id, stream_version from views.damage"
    " where organisation = %s and incident_id = %s order by happened_on, damage_id"
)


class Damage(NamedTuple):
    """A damage as it stands."""

    damage_id: UUID
    kind: DamageKind
    description: SealedToken
    amount_cents: int | None
    on: date
    recoveries: tuple[Recovery, ...]
    route: Route | None
    police_case_id: UUID | None
    claimed_on: date | None
    written_off: bool
    stream_id: UUID
    stream_version: int

    @property
    def recovered_cents(self) -> int:
        """What was paid so far."""
        return sum(one.amount_cents for one in self.recoveries)


def damage_of(reading: Reading, organisation: UUID, incident_id: UUID) -> list[Damage]:
    """The damage of an incident, oldest first. Raises `StoreUnavailable`."""
    rows = reading.fetch(OF_AN_INCIDENT, (organisation, incident_id))
    return [Damage._make((*row[:5], RECOVERIES.load(row[5]), *row[6:])) for row in rows]

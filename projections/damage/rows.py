"""One row per damage."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from projections.table import Index, Json, Table


class DamageRow(NamedTuple):
    """A damage as it stands."""

    organisation: UUID
    damage_id: UUID
    incident_id: UUID
    kind: str
    description: str
    amount_cents: int | None
    happened_on: date
    recoveries: Json
    route: str | None
    """`criminal` or `civil`; None when nobody was asked to pay."""
    police_case_id: UUID | None
    claimed_on: date | None
    written_off: bool
    stream_id: UUID
    """Of all damage of the incident. Sealed values belong to this stream."""
    stream_version: int
    """Of the last fact of this damage; the highest of an incident is the version of its damage."""
    position: int


DAMAGE_ROWS = Table(
    "damage", DamageRow, key=("damage_id",), indexes=(Index("damage_by_incident", "(organisation, incident_id)"),)
)

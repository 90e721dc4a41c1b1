"""What someone can ask of the damage of an incident. `today` is the day in the Netherlands."""

from datetime import date
from uuid import UUID

from domain.damage.events import Cents, DamageKind, Route
from domain.event import Value
from domain.incident.state import State as Incident
from domain.police.state import State as Case
from domain.sealed import Sealed


class RecordDamage(Value):
    """`incident` is the incident as it stands now: damage holds only while it stands."""

    today: date
    damage_id: UUID
    incident_id: UUID
    incident: Incident
    kind: DamageKind
    description: Sealed
    amount_cents: Cents | None
    on: date


class AssessDamage(Value):
    damage_id: UUID
    amount_cents: Cents
    reason: Sealed


class ClaimDamage(Value):
    """`case` is the police case as it stands now, when one was named."""

    today: date
    damage_id: UUID
    route: Route
    police_case_id: UUID | None
    case: Case | None
    on: date


class RecoverDamage(Value):
    today: date
    damage_id: UUID
    recovery_id: UUID
    amount_cents: Cents
    on: date


class WriteOffDamage(Value):
    damage_id: UUID
    reason: Sealed


DamageCommand = RecordDamage | AssessDamage | ClaimDamage | RecoverDamage | WriteOffDamage

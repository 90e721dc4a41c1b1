"""The facts of the damage of an incident. Names and fields are a STORAGE FORMAT, see `domain.incident.events`."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from domain.event import Event
from domain.sealed import Sealed

DamageKind = Literal["property", "vehicle", "medical", "other"]
Route = Literal["criminal", "civil"]
MOST_CENTS = 2**31 - 1
Cents = Annotated[int, Field(ge=1, le=MOST_CENTS)]
"""An amount in whole eurocents."""


class DamageFact(Event):
    """What every fact of damage tells."""

    damage_id: UUID
    incident_id: UUID


class DamageRecorded(DamageFact):
    """Something was damaged, or somebody had costs, because of the incident."""

    NAME = "damage.recorded"
    kind: DamageKind
    description: Sealed
    amount_cents: Cents | None
    """None as long as nobody knows what it costs."""
    on: date


class DamageAssessed(DamageFact):
    """It became known what the damage costs, or that it costs something else than was thought."""

    NAME = "damage.assessed"
    amount_cents: Cents
    reason: Sealed


class DamageClaimed(DamageFact):
    """The perpetrator was asked to pay: in the criminal case, or by civil law."""

    NAME = "damage.claimed"
    route: Route
    police_case_id: UUID | None
    """The case it is joined to; None for a civil claim."""
    on: date


class DamageRecovered(DamageFact):
    """A part of the amount, or all of it, was paid."""

    NAME = "damage.recovered"
    recovery_id: UUID
    amount_cents: Cents
    on: date


class DamageWrittenOff(DamageFact):
    """What was not paid is given up."""

    NAME = "damage.written_off"
    reason: Sealed


DamageEvent = DamageRecorded | DamageAssessed | DamageClaimed | DamageRecovered | DamageWrittenOff

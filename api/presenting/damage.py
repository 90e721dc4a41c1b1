"""The damage of an incident as a person reads it."""

from datetime import date
from uuid import UUID

from pydantic import Field

from api.http.models import OutputModel
from api.presenting.labels import DAMAGE
from api.presenting.opened import Show, Shown, open_while
from api.register import Register
from domain.damage.events import DamageKind, Route
from projections.damage import queries
from projections.incident_overview.queries import incident


class RecoveryOutput(OutputModel):
    """A payment."""

    amount_cents: int
    on: date


class DamageOutput(OutputModel):
    """One damage. Amounts are whole eurocents."""

    id: UUID
    kind: DamageKind
    label: str = Field(description="De soort in woorden.")
    description: Shown
    amount_cents: int | None = Field(description="Leeg: nog niet bekend.")
    on: date
    recovered_cents: int = Field(description="Wat tot nu toe is betaald.")
    recoveries: tuple[RecoveryOutput, ...]
    route: Route | None = Field(description="`criminal`: gevoegd in de strafzaak; `civil`: via de burgerlijke rechter.")
    police_case_id: UUID | None
    claimed_on: date | None
    written_off: bool = Field(description="Wat niet is betaald, is afgeboekt.")


class DamagesOutput(OutputModel):
    """All damage of one incident, oldest first."""

    damage: tuple[DamageOutput, ...]


def damage(register: Register, incident_id: UUID) -> DamagesOutput | None:
    """The damage of an incident; None when there is no such incident to be seen.

    Raises `StoreUnavailable`, `KeysUnavailable` or `DamagedSeal`.
    """
    if incident(register.views, register.organisation, incident_id) is None:
        return None
    found = queries.damage_of(register.views, register.organisation, incident_id)
    return open_while(register, lambda show: DamagesOutput(damage=tuple(_damage(one, show) for one in found)))


def _damage(found: queries.Damage, show: Show) -> DamageOutput:
    return DamageOutput(
        id=found.damage_id,
        kind=found.kind,
        label=DAMAGE[found.kind],
        description=show(found.description, found.stream_id, "text.description"),
        amount_cents=found.amount_cents,
        on=found.on,
        recovered_cents=found.recovered_cents,
        recoveries=tuple(RecoveryOutput(amount_cents=one.amount_cents, on=one.on) for one in found.recoveries),
        route=found.route,
        police_case_id=found.police_case_id,
        claimed_on=found.claimed_on,
        written_off=found.written_off,
    )

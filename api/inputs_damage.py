"""What people can fill in about damage. Amounts are whole eurocents."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.http.fields import Day, LongText
from api.http.models import InputModel
from domain.damage.events import MOST_CENTS, DamageKind, Route

Cents = Annotated[int, Field(ge=1, le=MOST_CENTS, description="Een bedrag in hele eurocenten.")]


class DamageInput(InputModel):
    """Something that was damaged, or costs."""

    kind: Annotated[
        DamageKind,
        Field(
            description="`property`: spullen of gebouw; `vehicle`: voertuig; `medical`: zorgkosten; `other`: anders."
        ),
    ]
    description: LongText
    amount_cents: Annotated[Cents | None, Field(description="In hele eurocenten. Weglaten: nog niet bekend.")] = None
    on: Day


class DamageAssessmentInput(InputModel):
    """What the damage costs, now that it is known."""

    amount_cents: Cents
    reason: LongText


class ClaimInput(InputModel):
    """The perpetrator was asked to pay."""

    route: Annotated[
        Route, Field(description="`criminal`: gevoegd in de strafzaak; `civil`: via de burgerlijke rechter.")
    ]
    police_case_id: Annotated[UUID | None, Field(description="De zaak bij de politie, alleen bij `criminal`.")] = None
    on: Day


class RecoveryInput(InputModel):
    """A payment."""

    amount_cents: Cents
    on: Day

"""The facts of a case at the police. Names and fields are a STORAGE FORMAT, see `domain.incident.events`."""

from datetime import date
from typing import Literal
from uuid import UUID

from domain.event import Event
from domain.sealed import Sealed

Outcome = Literal["pending", "dismissed", "acquitted", "convicted", "withdrawn"]
"""How a case stands with police, prosecutor and court."""


class CaseMade(Event):
    """What a report to the police and a charge have in common."""

    incident_ids: tuple[UUID, ...]
    number: Sealed | None
    """Under which the police know it; None when they gave none."""
    made_on: date
    made_by: Sealed
    """Who went to the police."""
    domicile_at_employer: bool
    """The address of the employer stands in the papers instead of that of the employee."""


class PoliceReported(CaseMade):
    """The police were told of these incidents (*melding*)."""

    NAME = "police.reported"


class PoliceCharged(CaseMade):
    """The police were asked to prosecute because of these incidents (*aangifte*)."""

    NAME = "police.charged"


class ReliedUpon(Event):
    """Something rests on this case: when it ends without guilt, that has to be judged anew."""

    NAME = "police.relied_upon"
    by: Literal["marker", "sanction"]
    id: UUID
    """The marker or the sanction."""
    dossier_id: UUID


class OutcomeRecorded(Event):
    """It became known how the case stands; what was known before no longer holds."""

    NAME = "police.outcome_recorded"
    incident_ids: tuple[UUID, ...]
    outcome: Outcome
    on: date
    note: Sealed | None
    """What police, prosecutor or court said to it."""


PoliceEvent = PoliceReported | PoliceCharged | ReliedUpon | OutcomeRecorded

"""What someone can ask of a case at the police. `today` is the day in the Netherlands."""

from collections.abc import Mapping
from datetime import date
from typing import Literal
from uuid import UUID

from domain.event import Value
from domain.incident.state import State as Incident
from domain.police.events import Outcome
from domain.sealed import Sealed


class MakeCase(Value):
    """Record a report to the police or a charge, about these incidents as they stand now."""

    today: date
    kind: Literal["report", "charge"]
    incidents: Mapping[UUID, Incident]
    number: Sealed | None
    made_on: date
    made_by: Sealed
    domicile_at_employer: bool


class RelyUpon(Value):
    """A marker or a sanction in this dossier is going to rest on the case."""

    by: Literal["marker", "sanction"]
    id: UUID
    dossier_id: UUID


class RecordOutcome(Value):
    today: date
    outcome: Outcome
    on: date
    note: Sealed | None


PoliceCommand = MakeCase | RelyUpon | RecordOutcome

"""What someone can ask of a sanction."""

from datetime import date
from uuid import UUID

from domain.event import Value
from domain.incident.state import State as Incident
from domain.sealed import Sealed


class ImposeSanction(Value):
    """`incident` is the incident as it stands now; `today` the day in the Netherlands."""

    today: date
    kind: str
    imposed_on: date
    incident_id: UUID
    incident: Incident
    note: Sealed | None = None


SanctionCommand = ImposeSanction

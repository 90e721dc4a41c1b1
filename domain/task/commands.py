"""What someone can ask of a task. `today` is the day in the Netherlands.

`asked` is the task that follows from facts as it is open now; None for a task made by hand, and for one that is over.
"""

from datetime import date
from uuid import UUID

from domain.dossier.state import INITIAL as NO_DOSSIER
from domain.dossier.state import State as Dossier
from domain.event import Value
from domain.incident.state import INITIAL as NO_INCIDENT
from domain.incident.state import State as Incident
from domain.sealed import Sealed
from domain.task.asked import Asked


class MakeTask(Value):
    """Write down what has to be done about an incident or a dossier, as they stand now."""

    today: date
    task_id: UUID
    incident_id: UUID | None = None
    incident: Incident = NO_INCIDENT
    dossier_id: UUID | None = None
    dossier: Dossier = NO_DOSSIER
    text: Sealed
    last_day: date | None = None
    person_id: UUID | None = None
    """Who is asked to do it, when that is clear at once."""


class OfTask(Value):
    """About a task that is there."""

    task_id: UUID
    asked: Asked | None = None


class AssignTask(OfTask):
    person_id: UUID


class TakeOverTask(OfTask):
    by: UUID


class FinishTask(OfTask):
    note: Sealed | None = None


class DropTask(OfTask):
    reason: Sealed


TaskCommand = MakeTask | AssignTask | TakeOverTask | FinishTask | DropTask

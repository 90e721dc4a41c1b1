"""What someone can ask of a dossier."""

from uuid import UUID

from domain.dossier.events import Subject
from domain.event import Value
from domain.incident.state import State as Incident
from domain.periods import Moment
from domain.sealed import Sealed


class OpenDossier(Value):
    at: Moment
    subject: Subject


class CorrectSubject(Value):
    subject: Subject
    reason: Sealed


class LinkIncident(Value):
    """`incident` is the incident as it stands now: the link holds only while it stands."""

    incident_id: UUID
    incident: Incident
    perpetrator_id: UUID | None = None


class UnlinkIncident(Value):
    incident_id: UUID
    reason: Sealed


DossierCommand = OpenDossier | CorrectSubject | LinkIncident | UnlinkIncident

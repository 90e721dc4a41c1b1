"""What someone can ask of a dossier."""

from uuid import UUID

from domain.dossier.events import Subject
from domain.dossier.state import Side
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


class UnlinkPerpetrator(Value):
    """This perpetrator of the incident was not it: if the link names him, the dossier shows nothing of it any more."""

    incident_id: UUID
    perpetrator_id: UUID
    reason: Sealed


class Assignment(Value):
    """To which of two dossiers an incident belongs that was linked while they were one."""

    incident_id: UUID
    dossier_id: UUID


class JudgeDifferent(Value):
    """Asked of both dossiers."""

    dossier_id: UUID
    other: Side
    reason: Sealed


class MergeInto(Value):
    """Asked of the dossier that goes on in the other."""

    dossier_id: UUID
    other: Side
    reason: Sealed


class Absorb(Value):
    """Asked of the dossier in which the other goes on."""

    dossier_id: UUID
    other: Side
    reason: Sealed


class Separate(Value):
    """Asked of the dossier that absorbed the other."""

    dossier_id: UUID
    other: Side
    assigned: tuple[Assignment, ...]
    reason: Sealed


class Restore(Value):
    """Asked of the dossier that was merged into the other."""

    dossier_id: UUID
    other: Side
    assigned: tuple[Assignment, ...]
    reason: Sealed


DossierCommand = (
    OpenDossier
    | CorrectSubject
    | LinkIncident
    | UnlinkIncident
    | UnlinkPerpetrator
    | JudgeDifferent
    | MergeInto
    | Absorb
    | Separate
    | Restore
)

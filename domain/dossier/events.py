"""The facts of a dossier. Names and fields are a STORAGE FORMAT, see `domain.incident.events`."""

from typing import Literal
from uuid import UUID

from domain.event import Event, Value
from domain.periods import Moment
from domain.sealed import Sealed

SubjectKind = Literal["person", "organisation", "address"]


class Subject(Value):
    """Whom or what the dossier is about. Risk can attach to premises, so an address can be a subject by itself."""

    kind: SubjectKind
    name: Sealed | None = None
    address: Sealed | None = None
    date_of_birth: Sealed | None = None


class DossierOpened(Event):
    """A dossier was opened about this subject."""

    NAME = "dossier.opened"
    opened_at: Moment
    subject: Subject


class SubjectCorrected(Event):
    """The details of the subject were wrong; the dossier is about the same subject still."""

    NAME = "dossier.subject_corrected"
    subject: Subject
    reason: Sealed


class IncidentLinked(Event):
    """This incident belongs in this dossier. An incident can be in several.

    Said once more when it becomes known which of its perpetrators the subject is.
    """

    NAME = "dossier.incident_linked"
    incident_id: UUID
    perpetrator_id: UUID | None = None
    """Which of the perpetrators of the incident the subject is, when that is known."""


class IncidentUnlinked(Event):
    """This incident does not belong in this dossier after all."""

    NAME = "dossier.incident_unlinked"
    incident_id: UUID
    reason: Sealed


DossierEvent = DossierOpened | SubjectCorrected | IncidentLinked | IncidentUnlinked

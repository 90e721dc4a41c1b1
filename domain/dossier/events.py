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


class Link(Value):
    """An incident in a dossier."""

    incident_id: UUID
    perpetrator_id: UUID | None = None
    """Which of the perpetrators of the incident the subject is, when that is known."""


class JudgedDifferent(Event):
    """This dossier and the other are about different subjects, however alike they look. On record in both."""

    NAME = "dossier.judged_different"
    other_dossier_id: UUID
    reason: Sealed


class MergedInto(Event):
    """This dossier is about the same subject as the other, and goes on in it."""

    NAME = "dossier.merged_into"
    other_dossier_id: UUID
    reason: Sealed


class Absorbed(Event):
    """The other dossier goes on in this one, which shows its incidents too from now on."""

    NAME = "dossier.absorbed"
    other_dossier_id: UUID
    incidents: tuple[Link, ...]
    """All that the other had, also what this one had already."""
    reason: Sealed


class Separated(Event):
    """The other dossier, absorbed earlier, was about a different subject after all: it stands by itself again."""

    NAME = "dossier.separated"
    other_dossier_id: UUID
    gone: tuple[UUID, ...]
    """The incidents that this dossier no longer has."""
    reason: Sealed


class Restored(Event):
    """This dossier, merged into the other earlier, stands by itself again."""

    NAME = "dossier.restored"
    other_dossier_id: UUID
    incidents: tuple[Link, ...]
    """All that it has from now on: what it brought, and what was linked since and belongs here."""
    reason: Sealed


DossierEvent = (
    DossierOpened
    | SubjectCorrected
    | IncidentLinked
    | IncidentUnlinked
    | JudgedDifferent
    | MergedInto
    | Absorbed
    | Separated
    | Restored
)

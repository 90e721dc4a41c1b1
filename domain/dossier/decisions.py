"""The rules of a dossier. The same command twice gives no events the second time, or a named refusal."""

from domain.dossier import commands as c
from domain.dossier import events as e
from domain.dossier import refusals
from domain.dossier.commands import DossierCommand
from domain.dossier.events import DossierEvent, Subject
from domain.dossier.state import Open, State, Unopened
from domain.incident.state import Reported, Unreported, person_among
from domain.refusal import Fault, Refusal, refuse_if_any


def decide(state: State, command: DossierCommand) -> list[DossierEvent]:
    """The facts that follow from this command; an empty list when it is already so. Raises `Refusal`."""
    if isinstance(command, c.OpenDossier):
        return _open(state, command)
    if isinstance(state, Unopened):
        raise Refusal(refusals.not_opened())
    match command:
        case c.CorrectSubject():
            return _correct_subject(state, command)
        case c.LinkIncident():
            return _link(state, command)
        case c.UnlinkIncident():
            if command.incident_id not in state.incidents:
                raise Refusal(refusals.incident_not_linked())
            return [e.IncidentUnlinked(incident_id=command.incident_id, reason=command.reason)]


def _open(state: State, command: c.OpenDossier) -> list[DossierEvent]:
    if isinstance(state, Open):
        raise Refusal(refusals.already_opened())
    refuse_if_any(subject_faults(command.subject))
    return [e.DossierOpened(opened_at=command.at, subject=command.subject)]


def _correct_subject(state: Open, command: c.CorrectSubject) -> list[DossierEvent]:
    refuse_if_any(subject_faults(command.subject))
    if command.subject.kind != state.subject.kind:
        raise Refusal(refusals.other_kind_of_subject())
    if command.subject == state.subject:
        return []
    return [e.SubjectCorrected(subject=command.subject, reason=command.reason)]


def _link(state: Open, command: c.LinkIncident) -> list[DossierEvent]:
    if isinstance(command.incident, Unreported):
        raise Refusal(refusals.incident_not_there())
    if not isinstance(command.incident, Reported):
        raise Refusal(refusals.incident_retracted())
    who = command.perpetrator_id
    if who is not None and person_among(command.incident.perpetrators, who) is None:
        raise Refusal(refusals.not_a_perpetrator())
    if command.incident_id in state.incidents and who in (None, state.incidents[command.incident_id]):
        return []
    return [e.IncidentLinked(incident_id=command.incident_id, perpetrator_id=who)]


def subject_faults(subject: Subject) -> list[Fault]:
    """A person or organisation has a name, an address has an address, only a person was born."""
    faults = []
    if subject.kind == "address" and subject.address is None:
        faults.append(refusals.subject_without_address())
    if subject.kind != "address" and subject.name is None:
        faults.append(refusals.subject_without_name())
    if subject.kind != "person" and subject.date_of_birth is not None:
        faults.append(refusals.birth_date_without_person())
    return faults

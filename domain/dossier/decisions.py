"""The rules of a dossier. The same command twice gives no events the second time, or a named refusal."""

from domain.dossier import commands as c
from domain.dossier import events as e
from domain.dossier import refusals
from domain.dossier.commands import DossierCommand
from domain.dossier.events import DossierEvent, Subject
from domain.dossier.pairs import absorbed, judged_different, merged_into, restored, separated
from domain.dossier.state import Merged, Open, State, Unopened
from domain.incident.state import Reported, Unreported, person_among
from domain.refusal import Fault, Refusal, refuse_if_any


def decide(state: State, command: DossierCommand) -> list[DossierEvent]:
    """The facts that follow from this command; an empty list when it is already so. Raises `Refusal`."""
    if isinstance(command, c.OpenDossier):
        return _open(state, command)
    if isinstance(state, Unopened):
        raise Refusal(refusals.not_opened())
    if isinstance(command, c.UnlinkPerpetrator):
        return _unlink_perpetrator(state.before if isinstance(state, Merged) else state, command)
    if isinstance(command, c.Restore):
        return restored(state, command)
    if isinstance(state, Merged):
        raise Refusal(refusals.merged())
    return _on_open(state, command)


def _on_open(state: Open, command: DossierCommand) -> list[DossierEvent]:
    match command:
        case c.CorrectSubject():
            return _correct_subject(state, command)
        case c.LinkIncident():
            return _link(state, command)
        case c.UnlinkIncident():
            if command.incident_id not in state.incidents:
                raise Refusal(refusals.incident_not_linked())
            return [e.IncidentUnlinked(incident_id=command.incident_id, reason=command.reason)]
        case c.JudgeDifferent():
            return judged_different(state, command)
        case c.MergeInto():
            return merged_into(state, command)
        case c.Absorb():
            return absorbed(state, command)
        case c.Separate():
            return separated(state, command)
        case _:
            raise AssertionError(f"no rule for {type(command).__name__}")


def _open(state: State, command: c.OpenDossier) -> list[DossierEvent]:
    if not isinstance(state, Unopened):
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


def _unlink_perpetrator(state: Open, command: c.UnlinkPerpetrator) -> list[DossierEvent]:
    """Also when only what an absorbed dossier brought names him: rather too little shown than of the wrong person."""
    links = (state.own, *(one.incidents for one in state.absorbed.values()))
    if all(link.get(command.incident_id) != command.perpetrator_id for link in links):
        return []
    return [e.IncidentUnlinked(incident_id=command.incident_id, reason=command.reason)]


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

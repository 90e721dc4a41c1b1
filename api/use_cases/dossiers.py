"""Opening a dossier, correcting its subject, and linking incidents to it."""

from uuid import UUID, uuid4

from api.inputs import DossierInput, LinkInput, ReasonInput, SubjectCorrectionInput
from api.register import Register
from api.sealing import Sealing
from api.use_cases.asking import Ask, Seen, Written, answered_before, command, decided_again, written
from api.use_cases.incidents import load_incident
from api.use_cases.loading import load_dossier, subject_keys
from api.use_cases.reviews import Leaving, demanded_by_leaving
from domain.dossier import commands as c
from domain.dossier.decisions import decide
from domain.dossier.state import INITIAL, Unopened
from domain.periods import local_day
from store.command import Change


def open_dossier(register: Register, ask: Ask, typed: DossierInput) -> Written:
    """Open a dossier. Raises `Refusal` or `StoreError`."""
    dossier_id = uuid4()
    seal = Sealing(register.keyring, register.organisation, dossier_id)
    facts = decide(INITIAL, c.OpenDossier(at=ask.at, subject=seal.subject(typed.subject)))
    return written(register.log.append(command(register, ask, [Change(dossier_id, 0, facts)], dossier_id)))


@decided_again
def correct_subject(register: Register, ask: Ask, dossier: Seen, typed: SubjectCorrectionInput) -> Written:
    """The details of the subject were wrong."""
    before = answered_before(register, ask)
    if before is not None:
        return before
    version, state = load_dossier(register, dossier.id)
    if not isinstance(state, Unopened):
        dossier.refuse_if_moved(version)
    seal = Sealing(register.keyring, register.organisation, dossier.id, subject_keys(register, state))
    facts = decide(
        state, c.CorrectSubject(subject=seal.subject(typed.subject), reason=seal.text(typed.reason, "reason"))
    )
    return written(register.log.append(command(register, ask, [Change(dossier.id, version, facts)], dossier.id)))


@decided_again
def link_incident(register: Register, ask: Ask, incident_id: UUID, typed: LinkInput) -> Written:
    """This incident belongs in this dossier: holds only while the incident stands as it was read."""
    before = answered_before(register, ask)
    if before is not None:
        return before
    version, state = load_dossier(register, typed.dossier_id)
    incident_version, _, incident = load_incident(register, incident_id)
    facts = decide(
        state, c.LinkIncident(incident_id=incident_id, incident=incident, perpetrator_id=typed.perpetrator_id)
    )
    changes = [Change(typed.dossier_id, version, facts), Change(incident_id, incident_version)]
    return written(register.log.append(command(register, ask, changes, typed.dossier_id)))


@decided_again
def unlink_incident(register: Register, ask: Ask, incident_id: UUID, dossier_id: UUID, typed: ReasonInput) -> Written:
    """This incident does not belong in this dossier after all; what rests on it there goes up for review."""
    before = answered_before(register, ask)
    if before is not None:
        return before
    version, state = load_dossier(register, dossier_id)
    seal = Sealing(register.keyring, register.organisation, dossier_id, subject_keys(register, state))
    facts = decide(state, c.UnlinkIncident(incident_id=incident_id, reason=seal.text(typed.reason, "reason")))
    leaving = [Leaving(dossier_id, state, [incident_id])]
    changes = [Change(dossier_id, version, facts), *demanded_by_leaving(register, leaving, local_day(ask.at))]
    return written(register.log.append(command(register, ask, changes, dossier_id)))

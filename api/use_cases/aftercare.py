"""Recording the care for the colleagues in an incident, and closing the incident once that care stands on record."""

from typing import Any
from uuid import UUID

from api.inputs import ReasonInput
from api.inputs_aftercare import (
    AnyCareInput,
    ConclusionInput,
    DeclineInput,
    OfferInput,
    ReferralInput,
    TalkInput,
    WishInput,
)
from api.register import Register
from api.sealing import Sealing, people_in
from api.use_cases.asking import Ask, Seen, Written, command, decided_again, written
from api.use_cases.incidents import load_incident
from domain.aftercare import commands as c
from domain.aftercare.commands import AftercareCommand
from domain.aftercare.decisions import decide
from domain.aftercare.events import AftercareEvent
from domain.aftercare.state import State, fold
from domain.aftercare.stream import aftercare_id
from domain.incident.commands import Close
from domain.incident.decisions import decide as decide_incident
from domain.incident.state import Unreported
from domain.periods import local_day
from store.command import Change


@decided_again
def record(register: Register, ask: Ask, incident_id: UUID, typed: AnyCareInput) -> Written:
    """Record a fact of aftercare: holds only while the incident stands as it was read.

    Raises `Refusal` or `StoreError`.
    """
    incident_version, facts, incident = load_incident(register, incident_id)
    version, state = _load(register, incident_id)
    stream_id = aftercare_id(incident_id)
    seal = Sealing(register.keyring, register.organisation, stream_id, people_in(facts, register.keyring))
    about = {
        "incident_id": incident_id,
        "incident": incident,
        "person_id": typed.person_id,
        "today": local_day(ask.at),
    }
    new = decide(state, _command(typed, about, seal))
    changes = [Change(stream_id, version, new), Change(incident_id, incident_version)]
    return written(register.log.append(command(register, ask, changes, stream_id)))


@decided_again
def close(register: Register, ask: Ask, incident: Seen, typed: ReasonInput) -> Written:
    """All that had to be done was done: holds only while the aftercare stands as it was read.

    Raises `Refusal` or `StoreError`.
    """
    version, facts, state = load_incident(register, incident.id)
    if not isinstance(state, Unreported):
        incident.refuse_if_moved(version)
    care_version, care = _load(register, incident.id)
    seal = Sealing(register.keyring, register.organisation, incident.id, people_in(facts, register.keyring))
    closing = Close(cared_for=care.concluded, reason=seal.text(typed.reason, "reason"))
    new = decide_incident(state, closing, register.catalogue)
    changes = [Change(incident.id, version, new), Change(aftercare_id(incident.id), care_version)]
    return written(register.log.append(command(register, ask, changes, incident.id)))


def _load(register: Register, incident_id: UUID) -> tuple[int, State]:
    version, events = register.log.load(aftercare_id(incident_id))
    return version, fold(event for event in events if isinstance(event, AftercareEvent))


def _command(typed: AnyCareInput, about: dict[str, Any], seal: Sealing) -> AftercareCommand:
    match typed:
        case WishInput():
            return c.RecordWish(**about, wish=seal.text(typed.wish, "wish"))
        case OfferInput():
            return c.OfferTalk(**about, talk=typed.talk, by=typed.by, offered_on=typed.offered_on)
        case TalkInput():
            note = seal.text(typed.note, "note") if typed.note else None
            return c.HoldTalk(**about, talk=typed.talk, held_on=typed.held_on, note=note)
        case DeclineInput():
            return c.DeclineTalk(**about, talk=typed.talk, declined_on=typed.declined_on)
        case ReferralInput():
            note = seal.text(typed.note, "note") if typed.note else None
            return c.Refer(**about, to=typed.to, referred_on=typed.referred_on, note=note)
        case ConclusionInput():
            return c.Conclude(**about, outcome=typed.outcome, reason=seal.text(typed.reason, "reason"))

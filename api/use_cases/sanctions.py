"""Recording a sanction or measure that followed an incident."""

from uuid import UUID, uuid4

from api.inputs import SanctionInput
from api.register import Register
from api.sealing import Sealing, people_in
from api.use_cases.asking import Ask, Written, answered_before, command, decided_again, written
from api.use_cases.incidents import load_incident
from domain.periods import local_day
from domain.sanction.commands import ImposeSanction
from domain.sanction.decisions import decide
from domain.sanction.state import INITIAL
from store.command import Change


@decided_again
def impose(register: Register, ask: Ask, incident_id: UUID, typed: SanctionInput) -> Written:
    """Record a sanction on an incident: holds only while the incident stands as it was read."""
    before = answered_before(register, ask)
    if before is not None:
        return before
    version, facts, incident = load_incident(register, incident_id)
    sanction_id = uuid4()
    people = people_in(facts, register.keyring)
    seal = Sealing(register.keyring, register.organisation, sanction_id, people)
    imposed = decide(
        INITIAL,
        ImposeSanction(
            today=local_day(ask.at),
            kind=typed.kind,
            imposed_on=typed.imposed_on,
            incident_id=incident_id,
            incident=incident,
            note=seal.text(typed.note, "note") if typed.note else None,
        ),
        register.catalogue,
    )
    changes = [Change(sanction_id, 0, imposed), Change(incident_id, version)]
    return written(register.log.append(command(register, ask, changes, sanction_id)))

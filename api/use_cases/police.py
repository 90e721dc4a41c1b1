"""Cases at the police: recording one, and how it ended."""

from uuid import UUID, uuid4

from api.inputs_police import OutcomeInput, PoliceCaseInput
from api.register import Register
from api.sealing import Sealing, people_in
from api.use_cases.asking import Ask, Seen, Written, answered_before, command, decided_again, written
from api.use_cases.incidents import load_incident
from api.use_cases.loading import load_case
from api.use_cases.reviews import demanded_by_outcome
from domain.event import Event
from domain.periods import local_day
from domain.police.commands import MakeCase, RecordOutcome
from domain.police.decisions import decide
from domain.police.state import INITIAL, WITHOUT_GUILT, Made, State
from store.command import Change
from store.keys import Key


@decided_again
def make_case(register: Register, ask: Ask, incident_id: UUID, typed: PoliceCaseInput) -> Written:
    """Record a report to the police or a charge: holds only while the incidents stand as they were read."""
    before = answered_before(register, ask)
    if before is not None:
        return before
    case_id = uuid4()
    loaded = {one: load_incident(register, one) for one in dict.fromkeys((incident_id, *typed.other_incident_ids))}
    people = [key for _, facts, _ in loaded.values() for key in people_in(facts, register.keyring)]
    seal = Sealing(register.keyring, register.organisation, case_id, people)
    facts = decide(
        INITIAL,
        MakeCase(
            today=local_day(ask.at),
            kind=typed.kind,
            incidents={one: state for one, (_, _, state) in loaded.items()},
            number=seal.text(typed.number, "number") if typed.number else None,
            made_on=typed.made_on,
            made_by=seal.text(typed.made_by, "made_by"),
            domicile_at_employer=typed.domicile_at_employer,
        ),
    )
    conditions = [Change(one, version) for one, (version, _, _) in loaded.items()]
    return written(register.log.append(command(register, ask, [Change(case_id, 0, facts), *conditions], case_id)))


@decided_again
def record_outcome(register: Register, ask: Ask, case: Seen, typed: OutcomeInput) -> Written:
    """Record how a case stands; without guilt, what rests on it goes up for review with the same command."""
    before = answered_before(register, ask)
    if before is not None:
        return before
    version, state = load_case(register, case.id)
    if isinstance(state, Made):
        case.refuse_if_moved(version)
    seal = Sealing(register.keyring, register.organisation, case.id, _people_of(register, state))
    facts = decide(
        state,
        RecordOutcome(
            today=local_day(ask.at),
            outcome=typed.outcome,
            on=typed.on,
            note=seal.text(typed.note, "note") if typed.note else None,
        ),
    )
    changes = [Change(case.id, version, facts)]
    if facts and typed.outcome in WITHOUT_GUILT and isinstance(state, Made):
        changes += demanded_by_outcome(register, case.id, state, typed.outcome, local_day(ask.at))
    return written(register.log.append(command(register, ask, changes, case.id)))


def _people_of(register: Register, case: State) -> list[Key]:
    incident_ids = case.fact.incident_ids if isinstance(case, Made) else ()
    facts: list[Event] = [fact for one in incident_ids for fact in load_incident(register, one)[1]]
    return people_in(facts, register.keyring)

"""Reporting an incident, and everything that can be said of it afterwards."""

from collections.abc import Callable
from uuid import UUID, uuid4

from api.inputs import (
    CircumstancesInput,
    ClassificationInput,
    DescriptionInput,
    OccurrenceInput,
    PerpetratorInput,
    PersonCorrectionInput,
    PersonInput,
    ReasonInput,
    ReplacementInput,
    ReportInput,
    SettingInput,
)
from api.register import Register
from api.sealing import Sealing, people_in
from api.use_cases.asking import Ask, Seen, Written, answered_before, command, decided_again, written
from api.use_cases.reviews import demanded_by_incident
from api.use_cases.wrong_perpetrator import unlinked_with
from domain.incident import commands as c
from domain.incident.commands import IncidentCommand
from domain.incident.decisions import decide
from domain.incident.events import IncidentEvent
from domain.incident.numbering import number_series
from domain.incident.state import INITIAL, State, Unreported, fold
from domain.periods import Occurrence, local_day
from store.command import Change, Command

MakeCommand = Callable[[Sealing], IncidentCommand]


def report(register: Register, ask: Ask, typed: ReportInput) -> Written:
    """Register an incident. Raises `Refusal` or `StoreError`."""
    return written(register.log.append(_report_command(register, ask, typed)))


async def report_soon(register: Register, ask: Ask, typed: ReportInput) -> Written:
    """The same for a coroutine: the road with the most traffic, without a thread per request."""
    return written(await register.log.append_soon(_report_command(register, ask, typed)))


def correct_description(register: Register, ask: Ask, incident: Seen, typed: DescriptionInput) -> Written:
    """Replace the account of what happened, with the reason."""
    return change(
        register,
        ask,
        incident,
        lambda seal: c.CorrectDescription(
            description=seal.text(typed.description, "description"), reason=seal.text(typed.reason, "reason")
        ),
    )


def correct_occurrence(register: Register, ask: Ask, incident: Seen, typed: OccurrenceInput) -> Written:
    """It happened at another time."""
    return change(
        register,
        ask,
        incident,
        lambda seal: c.CorrectOccurrence(
            at=ask.at, occurred=_occurrence(typed), reason=seal.text(typed.reason, "reason")
        ),
    )


def correct_setting(register: Register, ask: Ask, incident: Seen, typed: SettingInput) -> Written:
    """Another channel or unit."""
    return change(
        register,
        ask,
        incident,
        lambda seal: c.CorrectSetting(channel=typed.channel, unit=typed.unit, reason=seal.text(typed.reason, "reason")),
    )


def supplement(register: Register, ask: Ask, incident: Seen, typed: CircumstancesInput) -> Written:
    """More became known about how it happened."""
    return change(
        register,
        ask,
        incident,
        lambda seal: c.SupplementCircumstances(circumstances=seal.circumstances(typed)),
    )


def reclassify(register: Register, ask: Ask, incident: Seen, typed: ClassificationInput) -> Written:
    """Aggression of other types than first noted, with the reason."""
    return change(
        register,
        ask,
        incident,
        lambda seal: c.Reclassify(types=typed.types, reason=seal.text(typed.reason, "reason")),
    )


def add_victim(register: Register, ask: Ask, incident: Seen, typed: PersonInput) -> Written:
    """It was aimed at another colleague as well."""
    return change(register, ask, incident, lambda seal: c.AddVictim(victim=seal.person(typed)))


def correct_victim(
    register: Register, ask: Ask, incident: Seen, person_id: UUID, typed: PersonCorrectionInput
) -> Written:
    """The details of a victim were wrong."""
    return change(
        register,
        ask,
        incident,
        lambda seal: c.CorrectVictim(victim=seal.person(typed, person_id), reason=seal.text(typed.reason, "reason")),
    )


def add_witness(register: Register, ask: Ask, incident: Seen, typed: PersonInput) -> Written:
    """Another colleague saw or heard it."""
    return change(register, ask, incident, lambda seal: c.AddWitness(witness=seal.person(typed)))


def identify_perpetrator(register: Register, ask: Ask, incident: Seen, typed: PerpetratorInput) -> Written:
    """It became known who did it, or who also did it."""
    return change(
        register,
        ask,
        incident,
        lambda seal: c.IdentifyPerpetrator(perpetrator=seal.perpetrator(typed)),
    )


def rule_out_perpetrator(register: Register, ask: Ask, incident: Seen, person_id: UUID, typed: ReasonInput) -> Written:
    """The person who was named did not do it; his dossier shows nothing of it any more."""
    return change(
        register,
        ask,
        incident,
        lambda seal: c.RuleOutPerpetrator(person_id=person_id, reason=seal.text(typed.reason, "reason")),
        why=typed.reason,
    )


def replace_perpetrator(
    register: Register, ask: Ask, incident: Seen, person_id: UUID, typed: ReplacementInput
) -> Written:
    """Not that person but this one; the dossier of the wrong one shows nothing of it any more."""
    return change(
        register,
        ask,
        incident,
        lambda seal: c.CorrectPerpetrator(
            wrong=person_id,
            right=seal.perpetrator(typed.perpetrator),
            reason=seal.text(typed.reason, "reason"),
        ),
        why=typed.reason,
    )


def retract(register: Register, ask: Ask, incident: Seen, typed: ReasonInput) -> Written:
    """The report should not have been made."""
    return change(register, ask, incident, lambda seal: c.Retract(reason=seal.text(typed.reason, "reason")))


def load_incident(register: Register, incident_id: UUID) -> tuple[int, list[IncidentEvent], State]:
    """The version at which an incident stands, its facts and what they add up to."""
    version, events = register.log.load(incident_id)
    facts = [event for event in events if isinstance(event, IncidentEvent)]
    return version, facts, fold(facts)


def _report_command(register: Register, ask: Ask, typed: ReportInput) -> Command:
    incident_id = uuid4()
    seal = Sealing(register.keyring, register.organisation, incident_id)
    given = (*((typed.perpetrator,) if typed.perpetrator else ()), *typed.perpetrators)
    people = {
        "victims": tuple(map(seal.person, typed.victims)),
        "reporter": seal.person(typed.reporter) if typed.reporter else None,
        "witnesses": tuple(map(seal.person, typed.witnesses)),
        "perpetrators": tuple(map(seal.perpetrator, given)),
    }
    facts = decide(
        INITIAL,
        c.ReportIncident(
            at=ask.at,
            occurred=_occurrence(typed),
            channel=typed.channel,
            unit=typed.unit,
            types=typed.types,
            description=seal.text(typed.description, "description"),
            circumstances=seal.circumstances(typed),
            **people,
        ),
        register.catalogue,
    )
    return command(register, ask, [Change(incident_id, 0, facts)], incident_id, year=number_series(facts[0]))


@decided_again
def change(
    register: Register, ask: Ask, incident: Seen, make_command: MakeCommand, *, why: str | None = None
) -> Written:
    """Decide a command on an incident that the caller saw. Raises `Refusal` or `StoreError`."""
    before = answered_before(register, ask)
    if before is not None:
        return before
    version, facts, state = load_incident(register, incident.id)
    if not isinstance(state, Unreported):
        incident.refuse_if_moved(version)
    people = people_in(facts, register.keyring)
    seal = Sealing(register.keyring, register.organisation, incident.id, people)
    new = decide(state, make_command(seal), register.catalogue)
    today = local_day(ask.at)
    changes = [
        Change(incident.id, version, new),
        *unlinked_with(register, incident.id, new, why, people, today=today),
        *demanded_by_incident(register, incident.id, state, fold(new, state), today),
    ]
    return written(register.log.append(command(register, ask, changes, incident.id)))


def _occurrence(typed: ReportInput | OccurrenceInput) -> Occurrence:
    return Occurrence(start=typed.occurred_at, end=typed.occurred_until, approximate=typed.occurred_approximately)

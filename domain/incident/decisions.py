"""The rules of an incident: which facts follow from a command, or why it is refused.

The same command twice gives no events the second time, or a named refusal.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from domain.catalogue.catalogue import Catalogue, code_faults
from domain.incident import commands as c
from domain.incident import events as e
from domain.incident import refusals, treatment
from domain.incident.commands import IncidentCommand
from domain.incident.events import Circumstances, IncidentEvent, Perpetrator, Person
from domain.incident.state import Reported, State, Unreported, Withdrawn, person_among, supplemented
from domain.periods import CLOCK_SLACK, EARLIEST, Occurrence
from domain.refusal import Fault, Refusal, refuse_if_any


def decide(state: State, command: IncidentCommand, catalogue: Catalogue) -> list[IncidentEvent]:
    """The facts that follow from this command; an empty list when it is already so.

    Raises `Refusal` that names every fault at once.
    """
    if isinstance(command, c.ReportIncident):
        return _report(state, command, catalogue)
    match state:
        case Unreported():
            raise Refusal(refusals.not_reported())
        case Withdrawn():
            if isinstance(command, c.Retract):
                return []
            raise Refusal(refusals.retracted())
        case Reported():
            return _on_standing_report(state, command, catalogue)


def _report(state: State, command: c.ReportIncident, catalogue: Catalogue) -> list[IncidentEvent]:
    if not isinstance(state, Unreported):
        raise Refusal(refusals.already_reported())
    people = [p.person_id for p in (*command.victims, *command.witnesses)]
    people += [p.person_id for p in command.perpetrators]
    refuse_if_any(
        [
            *occurrence_faults(command.occurred, command.at),
            *setting_faults(command.channel, command.unit, catalogue),
            *type_faults(command.types, catalogue),
            *([] if command.victims else [refusals.no_victim()]),
            *([refusals.same_person_twice()] if len(set(people)) < len(people) else []),
            *(fault for perpetrator in command.perpetrators for fault in perpetrator_faults(perpetrator)),
        ]
    )
    return [
        e.IncidentReported(
            reported_at=command.at,
            occurred=command.occurred,
            channel=command.channel,
            unit=command.unit,
            types=_in_catalogue_order(command.types, catalogue),
            catalogue_version=catalogue.version,
            description=command.description,
            circumstances=command.circumstances,
            victims=command.victims,
            reporter=command.reporter,
            witnesses=command.witnesses,
            perpetrators=command.perpetrators,
        )
    ]


def _on_standing_report(state: Reported, command: IncidentCommand, catalogue: Catalogue) -> list[IncidentEvent]:
    match command:
        case c.CorrectDescription():
            if command.description == state.description:
                return []
            return [e.DescriptionCorrected(description=command.description, reason=command.reason)]
        case c.CorrectOccurrence():
            return _correct_occurrence(state, command)
        case c.CorrectSetting():
            return _correct_setting(state, command, catalogue)
        case c.SupplementCircumstances():
            return _supplement(state, command.circumstances)
        case c.Reclassify():
            return _reclassify(state, command, catalogue)
        case c.Retract():
            return [e.Retracted(reason=command.reason)]
        case _ if isinstance(command, treatment.Treatment):
            return treatment.decide(state, command)
        case _:
            return _on_people(state, command)


def _on_people(state: Reported, command: IncidentCommand) -> list[IncidentEvent]:
    match command:
        case c.AddVictim():
            return _add_victim(state, command.victim)
        case c.CorrectVictim():
            return _correct_victim(state, command)
        case c.AddWitness():
            return _add_witness(state, command.witness)
        case c.IdentifyPerpetrator():
            return _identify(state, command.perpetrator)
        case c.RuleOutPerpetrator():
            return _rule_out(state, command)
        case c.CorrectPerpetrator():
            return _correct_perpetrator(state, command)
        case _:
            raise AssertionError(f"no rule for {type(command).__name__}")


def _correct_occurrence(state: Reported, command: c.CorrectOccurrence) -> list[IncidentEvent]:
    refuse_if_any(occurrence_faults(command.occurred, command.at))
    if command.occurred == state.occurred:
        return []
    return [e.OccurrenceCorrected(occurred=command.occurred, reason=command.reason)]


def _correct_setting(state: Reported, command: c.CorrectSetting, catalogue: Catalogue) -> list[IncidentEvent]:
    refuse_if_any(setting_faults(command.channel, command.unit, catalogue, state))
    if (command.channel, command.unit) == (state.channel, state.unit):
        return []
    return [
        e.SettingCorrected(
            channel=command.channel, unit=command.unit, catalogue_version=catalogue.version, reason=command.reason
        )
    ]


def _supplement(state: Reported, more: Circumstances) -> list[IncidentEvent]:
    if more == Circumstances():
        raise Refusal(refusals.nothing_supplemented())
    if supplemented(state.circumstances, more) == state.circumstances:
        return []
    return [e.CircumstancesSupplemented(circumstances=more)]


def _reclassify(state: Reported, command: c.Reclassify, catalogue: Catalogue) -> list[IncidentEvent]:
    refuse_if_any(type_faults(command.types, catalogue, state.types))
    if frozenset(command.types) == state.types:
        return []
    types = _in_catalogue_order(command.types, catalogue)
    return [e.Reclassified(types=types, catalogue_version=catalogue.version, reason=command.reason)]


def _add_victim(state: Reported, victim: Person) -> list[IncidentEvent]:
    refuse_if_any(_in_one_role_faults(victim.person_id, state.witnesses, state.perpetrators))
    known = person_among(state.victims, victim.person_id)
    if known is not None and known != victim:
        raise Refusal(refusals.already_a_victim())
    return [] if known else [e.VictimAdded(victim=victim)]


def _correct_victim(state: Reported, command: c.CorrectVictim) -> list[IncidentEvent]:
    known = person_among(state.victims, command.victim.person_id)
    if known is None:
        raise Refusal(refusals.not_a_victim())
    return [] if known == command.victim else [e.VictimCorrected(victim=command.victim, reason=command.reason)]


def _add_witness(state: Reported, witness: Person) -> list[IncidentEvent]:
    refuse_if_any(_in_one_role_faults(witness.person_id, state.victims, state.perpetrators))
    known = person_among(state.witnesses, witness.person_id)
    if known is not None and known != witness:
        raise Refusal(refusals.already_a_witness())
    return [] if known else [e.WitnessAdded(witness=witness)]


def _identify(state: Reported, perpetrator: Perpetrator) -> list[IncidentEvent]:
    """Also for someone who was named before: now more, or something else, is known of him."""
    twice = _in_one_role_faults(perpetrator.person_id, state.victims, state.witnesses)
    refuse_if_any([*perpetrator_faults(perpetrator), *twice])
    if person_among(state.perpetrators, perpetrator.person_id) == perpetrator:
        return []
    return [e.PerpetratorIdentified(perpetrator=perpetrator)]


def _rule_out(state: Reported, command: c.RuleOutPerpetrator) -> list[IncidentEvent]:
    if command.person_id in state.ruled_out:
        return []
    refuse_if_any(_named_faults(state, command.person_id))
    return [e.PerpetratorRuledOut(person_id=command.person_id, reason=command.reason)]


def _correct_perpetrator(state: Reported, command: c.CorrectPerpetrator) -> list[IncidentEvent]:
    named_before = command.wrong in state.ruled_out
    refuse_if_any(
        [
            *([refusals.same_perpetrator()] if command.wrong == command.right.person_id else []),
            *([] if named_before else _named_faults(state, command.wrong)),
            *perpetrator_faults(command.right),
            *_in_one_role_faults(command.right.person_id, state.victims, state.witnesses),
        ]
    )
    wrong_out = _rule_out(state, c.RuleOutPerpetrator(person_id=command.wrong, reason=command.reason))
    return wrong_out + _identify(state, command.right)


def _in_one_role_faults(person_id: UUID, *others: Sequence[Person] | Sequence[Perpetrator]) -> list[Fault]:
    """Nobody is in an incident in two roles."""
    twice = any(person.person_id == person_id for people in others for person in people)
    return [refusals.same_person_twice()] if twice else []


def _named_faults(state: Reported, person_id: UUID) -> list[Fault]:
    named = person_among(state.perpetrators, person_id)
    return [] if named else [refusals.not_a_perpetrator()]


def occurrence_faults(occurred: Occurrence, now: datetime) -> list[Fault]:
    """An incident lies between 2000 and now, and ends after it starts."""
    latest = now + CLOCK_SLACK
    faults = []
    if occurred.start > latest:
        faults.append(refusals.in_the_future())
    if occurred.start < EARLIEST:
        faults.append(refusals.too_long_ago())
    if occurred.end is not None and occurred.end < occurred.start:
        faults.append(refusals.ends_before_it_starts())
    if occurred.end is not None and occurred.end > latest:
        faults.append(refusals.in_the_future().model_copy(update={"field": "/occurredUntil"}))
    return faults


def setting_faults(channel: str, unit: str, catalogue: Catalogue, now: Reported | None = None) -> list[Fault]:
    """The channel is in the catalogue and there is a unit, one of the list when there is a list.

    What stands in the incident `now` may stay as it is.
    """
    kept_channels, kept_units = ((now.channel,), (now.unit,)) if now else ((), ())
    return [
        *code_faults("/channel", (channel,), catalogue.channels, kept_channels),
        *([] if unit.strip() else [refusals.no_unit()]),
        *_unit_faults(unit, (*catalogue.units, *kept_units) if catalogue.units else ()),
    ]


def _unit_faults(unit: str, known: Sequence[str]) -> list[Fault]:
    if not known or not unit.strip() or unit in known:
        return []
    return [refusals.unknown_unit(known)]


def type_faults(types: Sequence[str], catalogue: Catalogue, kept: Collection[str] = ()) -> list[Fault]:
    """At least one type, and every one in the catalogue. `kept` are those that it had before."""
    if not types:
        return [refusals.no_type()]
    return [
        fault for n, code in enumerate(types) for fault in code_faults(f"/types/{n}", (code,), catalogue.types, kept)
    ]


def perpetrator_faults(perpetrator: Perpetrator) -> list[Fault]:
    """Something is known of the perpetrator; otherwise he is left out."""
    known = perpetrator.model_dump(exclude={"person_id"}, exclude_none=True)
    return [] if known else [refusals.nothing_known_of_perpetrator()]


def _in_catalogue_order(given: Sequence[str], catalogue: Catalogue) -> tuple[str, ...]:
    """Each code once, in the order of the catalogue, so that equal classifications are equal bytes."""
    return tuple(entry.code for entry in catalogue.types if entry.code in given)

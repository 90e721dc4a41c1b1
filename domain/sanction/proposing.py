"""The rules of a proposal."""

from datetime import date

from domain.catalogue.catalogue import Catalogue, SanctionKind, code_faults
from domain.dossier.state import Merged, Unopened
from domain.refusal import Fault, Refusal, refuse_if_any
from domain.sanction import refusals
from domain.sanction.advice import advise, deviates
from domain.sanction.commands import ProposeSanction
from domain.sanction.events import Advice, SanctionEvent, SanctionProposed
from domain.sanction.faults import incident_faults, kind_in, standing
from domain.sanction.state import NotThere, State

MOTIVATION = {
    "behaviour": "/behaviour",
    "norm": "/norm",
    "reason_for_nature": "/reasonForNature",
    "reason_for_duration": "/reasonForDuration",
    "kept_service": "/keptService",
    "starts_on": "/startsOn",
    "ends_on": "/endsOn",
    "review_on": "/reviewOn",
}
"""What a measure that restricts someone must have, and where that is filled in."""
DURATION = ("starts_on", "ends_on", "review_on")


def propose(state: State, command: ProposeSanction, catalogue: Catalogue) -> list[SanctionEvent]:
    """The facts of a proposal. Raises `Refusal`."""
    if isinstance(command.dossier, Unopened):
        raise Refusal(refusals.dossier_not_there())
    if isinstance(command.dossier, Merged):
        raise Refusal(refusals.dossier_merged())
    advice = advise(catalogue, command.type, command.severity, repeated=command.repeated)
    refuse_if_any(
        [
            *incident_faults(command.incidents, command.dossier),
            *code_faults("/kind", (command.kind,), catalogue.sanctions),
            *_type_faults(command, catalogue),
            *_kind_faults(command, advice, catalogue),
        ]
    )
    fact = _proposed(command, advice)
    if isinstance(state, NotThere):
        return [fact]
    if state.proposal == fact:
        return []
    raise Refusal(refusals.already_proposed())


def _type_faults(command: ProposeSanction, catalogue: Catalogue) -> list[Fault]:
    unknown = code_faults("/type", (command.type,), catalogue.types)
    known = {code for incident in standing(command.incidents.values()) for code in incident.types}
    if unknown or not known or command.type in known:
        return unknown
    return [refusals.type_not_of_incidents()]


def _kind_faults(command: ProposeSanction, advice: Advice, catalogue: Catalogue) -> list[Fault]:
    kind = kind_in(catalogue, command.kind)
    if kind is None:
        return []
    faults = _motivation_faults(command) if kind.restricts else _no_duration_faults(command)
    return [*faults, *_duration_faults(command), *_deviation_faults(command, kind, advice)]


def _motivation_faults(command: ProposeSanction) -> list[Fault]:
    return [refusals.not_motivated(at) for name, at in MOTIVATION.items() if getattr(command, name) is None]


def _no_duration_faults(command: ProposeSanction) -> list[Fault]:
    given = [name for name in DURATION if getattr(command, name) is not None]
    return [refusals.has_no_duration(MOTIVATION[name]) for name in given]


def _duration_faults(command: ProposeSanction) -> list[Fault]:
    starts, ends, review = command.starts_on, command.ends_on, command.review_on
    faults = []
    if ends is not None and ends < command.today:
        faults.append(refusals.ends_in_the_past())
    if starts is not None and ends is not None and ends < starts:
        faults.append(refusals.ends_before_it_starts())
    elif review is not None and not (starts or date.min) <= review <= (ends or date.max):
        faults.append(refusals.review_outside_duration())
    return faults


def _deviation_faults(command: ProposeSanction, kind: SanctionKind, advice: Advice) -> list[Fault]:
    unexplained = command.deviation_reason is None and deviates(advice, kind, command.starts_on, command.ends_on)
    return [refusals.deviation_without_reason()] if unexplained else []


def _proposed(command: ProposeSanction, advice: Advice) -> SanctionProposed:
    return SanctionProposed(
        incident_ids=tuple(command.incidents),
        dossier_id=command.dossier_id,
        kind=command.kind,
        catalogue_version=advice.catalogue_version,
        behaviour=command.behaviour,
        norm=command.norm,
        reason_for_nature=command.reason_for_nature,
        reason_for_duration=command.reason_for_duration,
        kept_service=command.kept_service,
        starts_on=command.starts_on,
        ends_on=command.ends_on,
        review_on=command.review_on,
        advice=advice,
        deviation_reason=command.deviation_reason,
    )

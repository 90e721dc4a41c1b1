"""The rules for two dossiers at once: different subjects, the same subject, and not the same after all.

Each function decides for one of the two, while it looks at the other; the facts of both are recorded together or not
at all. Only dossiers in use take part, so there are no cycles. A dossier that absorbed others can go on in a third:
what was merged last is then separated first. Dossiers that one dossier absorbed are separated in any order.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from domain.dossier import commands as c
from domain.dossier import events as e
from domain.dossier import refusals
from domain.dossier.events import DossierEvent, Link
from domain.dossier.state import Links, Merged, Open, Side, State, Unopened, without
from domain.refusal import Fault, Refusal, refuse_if_any


def judged_different(state: Open, command: c.JudgeDifferent) -> list[DossierEvent]:
    """Remembered for ever: this pair does not come up again."""
    _other_in_use(command.dossier_id, command.other)
    if command.other.dossier_id in state.different:
        return []
    return [e.JudgedDifferent(other_dossier_id=command.other.dossier_id, reason=command.reason)]


def merged_into(state: Open, command: c.MergeInto) -> list[DossierEvent]:
    """Also for a pair that was judged different: who merges them decides that anew."""
    with _pointing_at("/into"):
        _same_kind(state, _other_in_use(command.dossier_id, command.other))
    return [e.MergedInto(other_dossier_id=command.other.dossier_id, reason=command.reason)]


def absorbed(state: Open, command: c.Absorb) -> list[DossierEvent]:
    """The other side of `merged_into`."""
    other = _other_in_use(command.dossier_id, command.other)
    _same_kind(state, other)
    if command.other.dossier_id in state.absorbed:
        return []
    incidents = _as_links(other.incidents)
    return [e.Absorbed(other_dossier_id=command.other.dossier_id, incidents=incidents, reason=command.reason)]


def separated(state: Open, command: c.Separate) -> list[DossierEvent]:
    """What the other brought leaves, and what was linked since and was assigned to it."""
    other = command.other
    if isinstance(other.state, Unopened):
        raise Refusal(refusals.other_not_opened())
    if not _went_on_in(other.state, command.dossier_id) or other.dossier_id not in state.absorbed:
        raise Refusal(refusals.not_merged_together())
    pair = (command.dossier_id, other.dossier_id)
    refuse_if_any(assignment_faults(state.linked_since(other.dossier_id), pair, command.assigned))
    to_other = {one.incident_id for one in command.assigned if one.dossier_id == other.dossier_id}
    others = {one: brought for one, brought in state.absorbed.items() if one != other.dossier_id}
    left = without(state.model_copy(update={"absorbed": others}), to_other)
    gone = tuple(incident for incident in state.incidents if incident not in left.incidents)
    return [e.Separated(other_dossier_id=other.dossier_id, gone=gone, reason=command.reason)]


def restored(state: State, command: c.Restore) -> list[DossierEvent]:
    """The other side of `separated`. What was unlinked in the meantime, on either side, does not come back."""
    survivor = command.other
    if isinstance(survivor.state, Unopened):
        raise Refusal(refusals.other_not_opened())
    if not isinstance(state, Merged) or state.into != survivor.dossier_id:
        raise Refusal(refusals.not_merged_together())
    if isinstance(survivor.state, Merged):
        raise Refusal(refusals.other_merged())
    if command.dossier_id not in survivor.state.absorbed:
        raise Refusal(refusals.not_merged_together())
    since = survivor.state.linked_since(command.dossier_id)
    refuse_if_any(assignment_faults(since, (command.dossier_id, survivor.dossier_id), command.assigned))
    brought = survivor.state.absorbed[command.dossier_id].incidents
    back = {one: who for one, who in brought.items() if one in state.before.incidents}
    here = {one.incident_id: since[one.incident_id] for one in command.assigned if one.dossier_id == command.dossier_id}
    incidents = _as_links({**back, **here})
    return [e.Restored(other_dossier_id=survivor.dossier_id, incidents=incidents, reason=command.reason)]


def assignment_faults(since: Links, pair: tuple[UUID, UUID], assigned: tuple[c.Assignment, ...]) -> list[Fault]:
    """Every incident that was linked since goes to one of the two, exactly once, and no other is named."""
    faults = []
    named = [one.incident_id for one in assigned]
    for place, one in enumerate(assigned):
        if one.incident_id not in since:
            faults.append(_at(refusals.incident_not_to_assign(), place))
        elif one.incident_id in named[:place]:
            faults.append(_at(refusals.incident_assigned_twice(), place))
        if one.dossier_id not in pair:
            faults.append(_at(refusals.assigned_elsewhere(), place))
    return faults if since.keys() <= set(named) else [*faults, refusals.incident_not_assigned()]


def _other_in_use(dossier_id: UUID, other: Side) -> Open:
    if other.dossier_id == dossier_id:
        raise Refusal(refusals.same_dossier())
    match other.state:
        case Unopened():
            raise Refusal(refusals.other_not_opened())
        case Merged():
            raise Refusal(refusals.other_merged())
        case Open():
            return other.state


def _same_kind(one: Open, other: Open) -> None:
    if one.subject.kind != other.subject.kind:
        raise Refusal(refusals.merge_of_other_kinds())


@contextmanager
def _pointing_at(field: str) -> Iterator[None]:
    try:
        yield
    except Refusal as refusal:
        raise Refusal(*(fault.model_copy(update={"field": field}) for fault in refusal.faults)) from None


def _went_on_in(state: State, dossier_id: UUID) -> bool:
    return isinstance(state, Merged) and state.into == dossier_id


def _at(fault: Fault, place: int) -> Fault:
    return fault.model_copy(update={"field": fault.field.replace("/0/", f"/{place}/")})


def _as_links(links: Links) -> tuple[Link, ...]:
    return tuple(Link(incident_id=incident, perpetrator_id=who) for incident, who in links.items())

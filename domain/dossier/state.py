"""What the facts of one dossier add up to."""

from collections.abc import Iterable, Mapping
from functools import reduce
from uuid import UUID

from domain.dossier.events import (
    Absorbed,
    DossierEvent,
    DossierOpened,
    IncidentLinked,
    IncidentUnlinked,
    JudgedDifferent,
    Link,
    MergedInto,
    Restored,
    Separated,
    Subject,
    SubjectCorrected,
)
from domain.event import Value

Links = Mapping[UUID, UUID | None]
"""Incidents, each with the perpetrator that the subject is, when that is known."""


class Unopened(Value):
    """There is no dossier under this id."""


class Brought(Value):
    """What another dossier brought when it was absorbed."""

    incidents: Links
    own_then: frozenset[UUID]
    """What this dossier had of its own at that moment: all it gets later was linked since."""


class Open(Value):
    """A dossier in use."""

    subject: Subject
    own: Mapping[UUID, UUID | None] = {}
    """Linked here."""
    absorbed: Mapping[UUID, Brought] = {}
    """The dossiers that go on in this one."""
    different: frozenset[UUID] = frozenset()
    """The dossiers that were judged to be about different subjects."""

    @property
    def incidents(self) -> Links:
        """All that it shows, whichever dossier brought it."""
        brought = (one.incidents for one in self.absorbed.values())
        return reduce(lambda shown, more: {**shown, **_but(more, frozenset(shown))}, brought, self.own)

    def linked_since(self, absorbed: UUID) -> Links:
        """What was linked here since that dossier was absorbed; to which of the two it belongs, somebody has to say."""
        brought = {incident for one in self.absorbed.values() for incident in one.incidents}
        then = self.absorbed[absorbed].own_then
        return {one: who for one, who in self.own.items() if one not in then and one not in brought}


class Merged(Value):
    """A dossier that goes on in another."""

    into: UUID
    before: Open
    """What it was, and is again when the two are separated."""


State = Unopened | Open | Merged
INITIAL: State = Unopened()


class Side(Value):
    """One of two dossiers that are looked at together, as it stands now."""

    dossier_id: UUID
    state: State


def evolve(state: State, event: DossierEvent) -> State:
    """The state after this fact."""
    if isinstance(event, DossierOpened):
        return Open(subject=event.subject)
    match state:
        case Unopened():
            return state
        case Merged():
            return _evolve_merged(state, event)
        case Open():
            return (
                Merged(into=event.other_dossier_id, before=state)
                if isinstance(event, MergedInto)
                else _evolve_open(state, event)
            )


def fold(events: Iterable[DossierEvent], state: State = INITIAL) -> State:
    """The state after all these facts, in order."""
    return reduce(evolve, events, state)


def incidents_of(state: State) -> Links:
    """All that it shows, or showed when it was merged; what was decided in it before then rests on that."""
    match state:
        case Open():
            return state.incidents
        case Merged():
            return state.before.incidents
        case Unopened():
            return {}


def without(state: Open, gone: Iterable[UUID]) -> Open:
    """The dossier without these incidents, whoever brought them."""
    left = frozenset(gone)
    absorbed = {
        other: Brought(incidents=_but(one.incidents, left), own_then=one.own_then - left)
        for other, one in state.absorbed.items()
    }
    return state.model_copy(update={"own": _but(state.own, left), "absorbed": absorbed})


def _evolve_merged(state: Merged, event: DossierEvent) -> State:
    match event:
        case MergedInto():
            return state.model_copy(update={"into": event.other_dossier_id})
        case Restored():
            return _different(_with_only(state.before, event.incidents), event.other_dossier_id)
        case _:
            return state.model_copy(update={"before": _evolve_open(state.before, event)})


def _evolve_open(state: Open, event: DossierEvent) -> Open:
    match event:
        case SubjectCorrected():
            return state.model_copy(update={"subject": event.subject})
        case IncidentLinked():
            return _linked(state, event.incident_id, event.perpetrator_id)
        case IncidentUnlinked():
            return without(state, [event.incident_id])
        case JudgedDifferent():
            return _different(state, event.other_dossier_id)
        case Absorbed():
            brought = Brought(incidents=_links(event.incidents), own_then=frozenset(state.own))
            return state.model_copy(update={"absorbed": {**state.absorbed, event.other_dossier_id: brought}})
        case Separated():
            others = {other: one for other, one in state.absorbed.items() if other != event.other_dossier_id}
            left = without(state.model_copy(update={"absorbed": others}), event.gone)
            return _different(left, event.other_dossier_id)
        case _:
            return state


def _linked(state: Open, incident: UUID, who: UUID | None) -> Open:
    """Linked here, unless only absorbed dossiers brought it: then more became known of what they brought."""
    if incident in state.own or incident not in state.incidents:
        return state.model_copy(update={"own": {**state.own, incident: who}})
    return _said_of_brought(state, incident, who)


def _said_of_brought(state: Open, incident: UUID, who: UUID | None) -> Open:
    absorbed = {
        other: one.model_copy(update={"incidents": {**one.incidents, incident: who}})
        if incident in one.incidents
        else one
        for other, one in state.absorbed.items()
    }
    return state.model_copy(update={"absorbed": absorbed})


def _with_only(before: Open, links: Iterable[Link]) -> Open:
    """The dossier as it was, with exactly these incidents and what is known of them now."""
    now = _links(links)
    kept = without(before, before.incidents.keys() - now.keys())
    changed = {one: who for one, who in now.items() if one not in kept.incidents or kept.incidents[one] != who}
    return reduce(lambda state, one: _linked(state, one, changed[one]), changed, kept)


def _different(state: Open, other: UUID) -> Open:
    return state.model_copy(update={"different": state.different | {other}})


def _links(links: Iterable[Link]) -> Links:
    return {link.incident_id: link.perpetrator_id for link in links}


def _but(links: Links, gone: frozenset[UUID]) -> Links:
    return {one: who for one, who in links.items() if one not in gone}

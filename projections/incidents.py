"""What several views say about incidents in the same way."""

from datetime import date
from typing import Any, get_args
from uuid import UUID

from domain.aftercare.events import AftercareEvent
from domain.damage.events import DamageFact
from domain.dossier.events import Absorbed, IncidentLinked, IncidentUnlinked, Restored, Separated
from domain.event import Event, Value
from domain.incident.events import Closed, IncidentEvent, Reopened, Retracted, TreatmentStarted
from domain.letter.events import LetterGenerated, LetterSent
from domain.marker.events import MarkerFact
from domain.police.events import CaseMade, OutcomeRecorded
from domain.sanction.events import (
    OfIncidents,
    SanctionAnnulled,
    SanctionEvent,
    SanctionImposed,
    SanctionLifted,
    SanctionResumed,
    SanctionShortened,
    SanctionSuspended,
)
from domain.sanction.state import Phase
from domain.task.events import TaskFact
from domain.term.events import TermBreached
from projections.fact import Fact
from projections.json_column import JsonColumn
from projections.table import Json

LINK_EVENTS: frozenset[type[Event]] = frozenset({IncidentLinked, IncidentUnlinked, Absorbed, Separated, Restored})
"""What a dossier says of the incidents in it."""
REPORTED = "reported"
RETRACTED = "retracted"
STATUS_AFTER: dict[type[Event], str] = {
    TreatmentStarted: "in_treatment",
    Closed: "closed",
    Reopened: "in_treatment",
    Retracted: RETRACTED,
}
"""The status of an incident after a fact that moves it on."""
INCIDENT_EVENTS: frozenset[type[Event]] = frozenset(get_args(IncidentEvent))
SANCTION_EVENTS: frozenset[type[Event]] = frozenset(get_args(SanctionEvent))
SANCTION_CHANGES: frozenset[type[Event]] = frozenset(
    {SanctionImposed, SanctionShortened, SanctionSuspended, SanctionResumed, SanctionLifted, SanctionAnnulled}
)
"""What shows in the sanctions of an incident."""


class Sanction(Value):
    """A sanction that followed an incident."""

    sanction_id: UUID
    kind: str
    imposed_on: date
    dossier_id: UUID | None = None
    """Whom it is about; None when that is not known."""
    starts_on: date | None = None
    ends_on: date | None = None
    phase: Phase = "imposed"


SANCTIONS = JsonColumn[tuple[Sanction, ...]](tuple[Sanction, ...])
NO_SANCTIONS = SANCTIONS.dump(())


def incidents_of(fact: Fact) -> tuple[UUID, ...]:
    """The incidents that a fact is about: its own, those that come into a dossier or leave it, those that it names."""
    event = fact.event
    if type(event) in INCIDENT_EVENTS:
        return (fact.stream_id,)
    if isinstance(event, IncidentLinked | IncidentUnlinked | DamageFact | AftercareEvent):
        return (event.incident_id,)
    if isinstance(event, Absorbed | Restored):
        return tuple(link.incident_id for link in event.incidents)
    if isinstance(event, Separated):
        return event.gone
    if isinstance(
        event,
        SanctionImposed
        | OfIncidents
        | LetterGenerated
        | LetterSent
        | MarkerFact
        | CaseMade
        | OutcomeRecorded
        | TaskFact,
    ):
        return tuple(dict.fromkeys(event.incident_ids))
    if isinstance(event, TermBreached):
        return (event.about.incident_id,) if event.about.incident_id else ()
    return ()


def sanctions_after(sanctions: Json, fact: Fact) -> Json:
    """The sanctions on an incident after one of `SANCTION_CHANGES`. What was annulled is among them no more."""
    known = SANCTIONS.load(sanctions)
    earlier = tuple(one for one in known if one.sanction_id != fact.stream_id)
    if isinstance(fact.event, SanctionImposed):
        return SANCTIONS.dump((*earlier, _imposed(fact.stream_id, fact.event)))
    if isinstance(fact.event, SanctionAnnulled):
        return SANCTIONS.dump(earlier)
    changed = _changed(fact.event)
    return SANCTIONS.dump(
        tuple(one.model_copy(update=changed) if one.sanction_id == fact.stream_id else one for one in known)
    )


def _imposed(sanction_id: UUID, event: SanctionImposed) -> Sanction:
    return Sanction(
        sanction_id=sanction_id,
        kind=event.kind,
        imposed_on=event.imposed_on,
        dossier_id=event.dossier_id,
        starts_on=event.starts_on,
        ends_on=event.ends_on,
    )


def _changed(event: Event) -> dict[str, Any]:
    match event:
        case SanctionShortened():
            return {"ends_on": event.ends_on}
        case SanctionSuspended():
            return {"phase": "suspended"}
        case SanctionResumed():
            return {"phase": "imposed"}
        case SanctionLifted():
            return {"phase": "lifted"}
    return {}


def dossiers_after(dossiers: tuple[UUID, ...], fact: Fact) -> tuple[UUID, ...]:
    """The dossiers of an incident after one of `LINK_EVENTS` that is about it."""
    event = fact.event
    match event:
        case IncidentUnlinked() | Separated():
            return without(dossiers, fact.stream_id)
        case Absorbed():
            dossiers = without(dossiers, event.other_dossier_id)
            return dossiers if fact.stream_id in dossiers else (*dossiers, fact.stream_id)
        case _:
            return (*without(dossiers, fact.stream_id), fact.stream_id)


def without(ids: tuple[UUID, ...], gone: UUID) -> tuple[UUID, ...]:
    """All ids but this one."""
    return tuple(one for one in ids if one != gone)

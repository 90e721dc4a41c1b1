"""What several views say about incidents in the same way."""

from datetime import date
from typing import Any, get_args
from uuid import UUID

from domain.dossier.events import IncidentLinked, IncidentUnlinked
from domain.event import Event, Value
from domain.incident.events import IncidentEvent
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
from projections.fact import Fact
from projections.json_column import JsonColumn
from projections.table import Json

INCIDENT_EVENTS: frozenset[type[Event]] = frozenset(get_args(IncidentEvent))
SANCTION_EVENTS: frozenset[type[Event]] = frozenset(get_args(SanctionEvent))
SANCTION_CHANGES: frozenset[type[Event]] = frozenset(
    {SanctionImposed, SanctionShortened, SanctionSuspended, SanctionResumed, SanctionLifted, SanctionAnnulled}
)
"""What shows in the sanctions of an incident."""
LINKS: frozenset[type[Event]] = frozenset(get_args(IncidentLinked | IncidentUnlinked))


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
    """The incidents that a fact is about: its own, the one that is linked, those that are sanctioned."""
    event = fact.event
    if type(event) in INCIDENT_EVENTS:
        return (fact.stream_id,)
    if isinstance(event, IncidentLinked | IncidentUnlinked):
        return (event.incident_id,)
    if isinstance(event, SanctionImposed | OfIncidents):
        return tuple(dict.fromkeys(event.incident_ids))
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


def without(ids: tuple[UUID, ...], gone: UUID) -> tuple[UUID, ...]:
    """All ids but this one."""
    return tuple(one for one in ids if one != gone)

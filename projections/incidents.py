"""What several views say about incidents in the same way."""

from datetime import date
from typing import get_args
from uuid import UUID

from domain.aftercare.events import AftercareEvent
from domain.dossier.events import IncidentLinked, IncidentUnlinked
from domain.event import Event, Value
from domain.incident.events import Closed, IncidentEvent, Reopened, Retracted, TreatmentStarted
from domain.sanction.events import SanctionImposed
from projections.fact import Fact
from projections.json_column import JsonColumn
from projections.table import Json

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


class Sanction(Value):
    """A sanction that followed an incident."""

    sanction_id: UUID
    kind: str
    imposed_on: date


SANCTIONS = JsonColumn[tuple[Sanction, ...]](tuple[Sanction, ...])
NO_SANCTIONS = SANCTIONS.dump(())


def incidents_of(fact: Fact) -> tuple[UUID, ...]:
    """The incidents that a fact is about: its own, the one that is linked or cared about, those sanctioned."""
    event = fact.event
    if type(event) in INCIDENT_EVENTS:
        return (fact.stream_id,)
    if isinstance(event, IncidentLinked | IncidentUnlinked):
        return (event.incident_id,)
    if isinstance(event, SanctionImposed):
        return tuple(dict.fromkeys(event.incident_ids))
    if isinstance(event, AftercareEvent):
        return (event.incident_id,)
    return ()


def with_sanction(sanctions: Json, sanction_id: UUID, event: SanctionImposed) -> Json:
    """The sanctions on an incident, and this one, once."""
    imposed = Sanction(sanction_id=sanction_id, kind=event.kind, imposed_on=event.imposed_on)
    earlier = (one for one in SANCTIONS.load(sanctions) if one.sanction_id != sanction_id)
    return SANCTIONS.dump((*earlier, imposed))


def without(ids: tuple[UUID, ...], gone: UUID) -> tuple[UUID, ...]:
    """All ids but this one."""
    return tuple(one for one in ids if one != gone)

"""What the facts of one dossier add up to."""

from collections.abc import Iterable, Mapping
from functools import reduce
from uuid import UUID

from domain.dossier.events import (
    DossierEvent,
    DossierOpened,
    IncidentLinked,
    IncidentUnlinked,
    Subject,
    SubjectCorrected,
)
from domain.event import Value


class Unopened(Value):
    """There is no dossier under this id."""


class Open(Value):
    """A dossier in use."""

    subject: Subject
    incidents: Mapping[UUID, UUID | None] = {}
    """The linked incidents, each with the perpetrator that the subject is, when that is known."""


State = Unopened | Open
INITIAL: State = Unopened()


def evolve(state: State, event: DossierEvent) -> State:
    """The state after this fact."""
    if isinstance(event, DossierOpened):
        return Open(subject=event.subject)
    if not isinstance(state, Open):
        return state
    match event:
        case SubjectCorrected():
            return state.model_copy(update={"subject": event.subject})
        case IncidentLinked():
            return state.model_copy(update={"incidents": {**state.incidents, event.incident_id: event.perpetrator_id}})
        case IncidentUnlinked():
            left = {one: who for one, who in state.incidents.items() if one != event.incident_id}
            return state.model_copy(update={"incidents": left})


def fold(events: Iterable[DossierEvent], state: State = INITIAL) -> State:
    """The state after all these facts, in order."""
    return reduce(evolve, events, state)

"""Facts in, lines of history out. Nothing is ever changed in them."""

from typing import Any, get_args
from uuid import UUID

import orjson

from domain.dossier.events import (
    Absorbed,
    DossierEvent,
    IncidentLinked,
    IncidentUnlinked,
    JudgedDifferent,
    Link,
    MergedInto,
    Restored,
    Separated,
)
from domain.event import Event
from domain.task.events import TaskEvent, TaskFact
from projections.dossier_history.rows import DOSSIER_HISTORY_LINES, DossierHistoryRow
from projections.fact import Fact
from projections.incident_history.resting import task_details
from projections.projection import Known, Projection, Touch
from projections.table import Json

OWN: frozenset[type[Event]] = frozenset(get_args(DossierEvent))
TASKS: frozenset[type[Event]] = frozenset(get_args(TaskEvent))
"""Recorded in a stream of their own; some are about a dossier."""


def touches(_fact: Fact) -> tuple[Touch, ...]:
    """None: history is only added to."""
    return ()


def fold(_known: Known, fact: Fact) -> list[DossierHistoryRow]:
    """The line of this fact; none for a task that is about no dossier."""
    event = fact.event
    dossier_id = event.dossier_id if isinstance(event, TaskFact) else fact.stream_id
    if dossier_id is None:
        return []
    return [
        DossierHistoryRow(
            organisation=fact.organisation,
            dossier_id=dossier_id,
            position=fact.position,
            stream_id=fact.stream_id,
            stream_version=fact.stream_version,
            recorded_at=fact.recorded_at,
            actor=fact.actor,
            event=event.NAME,
            reason=getattr(event, "reason", None),
            details=Json(orjson.dumps(details(event)).decode()),
        )
    ]


def details(event: Event) -> dict[str, Any]:
    """What can be told in the clear. Keys are the API's own words."""
    match event:
        case IncidentLinked():
            return {"incidentIds": (event.incident_id,), "perpetratorId": event.perpetrator_id}
        case IncidentUnlinked():
            return {"incidentIds": (event.incident_id,)}
        case JudgedDifferent() | MergedInto():
            return {"otherDossierId": event.other_dossier_id}
        case Absorbed() | Restored():
            return {"otherDossierId": event.other_dossier_id, "incidentIds": ids(event.incidents)}
        case Separated():
            return {"otherDossierId": event.other_dossier_id, "incidentIds": event.gone}
        case TaskFact():
            return task_details(event)
    return {}


def ids(links: tuple[Link, ...]) -> tuple[UUID, ...]:
    """The incidents, without who did it."""
    return tuple(link.incident_id for link in links)


DOSSIER_HISTORY = Projection(
    name="dossier_history",
    version=2,
    tables=(DOSSIER_HISTORY_LINES,),
    interests=OWN | TASKS,
    touches=touches,
    fold=fold,
)

"""Facts in, lines of history out. Nothing is ever changed in them."""

from typing import Any, get_args

import orjson

from domain.damage.events import DamageEvent
from domain.dossier.events import Absorbed, IncidentLinked, IncidentUnlinked, Restored, Separated
from domain.event import Event
from domain.incident.events import (
    CircumstancesSupplemented,
    IncidentReported,
    OccurrenceCorrected,
    PerpetratorIdentified,
    PerpetratorRuledOut,
    Reclassified,
    SettingCorrected,
    VictimAdded,
    VictimCorrected,
    WitnessAdded,
)
from domain.letter.events import LetterGenerated, LetterSent
from domain.marker.events import MarkerEvent
from domain.periods import Occurrence
from domain.police.events import OutcomeRecorded, PoliceCharged, PoliceReported
from domain.sanction.events import SanctionImposed
from projections.fact import Fact
from projections.incident_history.resting import resting_details
from projections.incident_history.rows import HISTORY, HistoryRow
from projections.incidents import INCIDENT_EVENTS, LINK_EVENTS, incidents_of
from projections.projection import Known, Projection, Touch
from projections.table import Json


def touches(_fact: Fact) -> tuple[Touch, ...]:
    """None: history is only added to."""
    return ()


def fold(_known: Known, fact: Fact) -> list[HistoryRow]:
    """A line for every incident this fact is about."""
    event = fact.event
    told = Json(orjson.dumps(details(fact)).decode())
    return [
        HistoryRow(
            organisation=fact.organisation,
            incident_id=incident,
            position=fact.position,
            stream_id=fact.stream_id,
            stream_version=fact.stream_version,
            recorded_at=fact.recorded_at,
            actor=fact.actor,
            event=event.NAME,
            reason=getattr(event, "reason", None),
            note=getattr(event, "note", None),
            details=told,
        )
        for incident in incidents_of(fact)
    ]


def details(fact: Fact) -> dict[str, Any]:
    """What can be told in the clear. Keys are the API's own words."""
    event = fact.event
    match event:
        case IncidentReported():
            return {**setting(event), **classification(event), **period(event.occurred)}
        case SettingCorrected():
            return setting(event)
        case Reclassified():
            return classification(event)
        case OccurrenceCorrected():
            return period(event.occurred)
        case CircumstancesSupplemented():
            return {"supplemented": sorted(event.circumstances.model_dump(exclude_none=True))}
        case VictimAdded() | VictimCorrected():
            return {"personId": event.victim.person_id}
        case WitnessAdded():
            return {"personId": event.witness.person_id}
        case PerpetratorIdentified():
            return {"personId": event.perpetrator.person_id}
        case PerpetratorRuledOut():
            return {"personId": event.person_id}
    return followed(fact)


def followed(fact: Fact) -> dict[str, Any]:
    """What was done because of it, outside the incident itself."""
    event = fact.event
    match event:
        case IncidentLinked() | IncidentUnlinked():
            return {"dossierId": fact.stream_id}
        case Absorbed() | Separated() | Restored():
            return {"dossierId": fact.stream_id, "otherDossierId": event.other_dossier_id}
        case SanctionImposed():
            return {"sanctionId": fact.stream_id, "kind": event.kind, "imposedOn": event.imposed_on}
        case LetterGenerated():
            return {"letterId": fact.stream_id, "letterKind": event.kind}
        case LetterSent():
            return {"letterId": fact.stream_id, "sentOn": event.sent_on, "how": event.how}
    return resting_details(fact)


def setting(event: IncidentReported | SettingCorrected) -> dict[str, Any]:
    """Where it reached the organisation."""
    return {"channel": event.channel, "unit": event.unit}


def classification(event: IncidentReported | Reclassified) -> dict[str, Any]:
    """What it was judged to be, in the words of which catalogue."""
    return {"types": event.types, "catalogueVersion": event.catalogue_version}


def period(occurred: Occurrence) -> dict[str, Any]:
    """When it happened."""
    return {"occurredAt": occurred.start, "occurredUntil": occurred.end, "approximate": occurred.approximate}


ELSEWHERE: frozenset[type[Event]] = frozenset(
    LINK_EVENTS
    | {SanctionImposed, LetterGenerated, LetterSent, *get_args(MarkerEvent)}
    | {*get_args(DamageEvent), PoliceReported, PoliceCharged, OutcomeRecorded}
)
"""Recorded in another stream than the incident's own."""
INTERESTS = INCIDENT_EVENTS | ELSEWHERE

INCIDENT_HISTORY = Projection(
    name="incident_history", version=2, tables=(HISTORY,), interests=INTERESTS, touches=touches, fold=fold
)

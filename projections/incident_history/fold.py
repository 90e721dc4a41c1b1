"""Facts in, lines of history out. Nothing is ever changed in them."""

from typing import Any

import orjson

from domain.dossier.events import IncidentLinked, IncidentUnlinked
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
from domain.periods import Occurrence
from domain.sanction import events as sanction
from projections.fact import Fact
from projections.incident_history.rows import HISTORY, HistoryRow
from projections.incidents import INCIDENT_EVENTS, LINKS, SANCTION_EVENTS, incidents_of
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
        case IncidentLinked() | IncidentUnlinked():
            return {"dossierId": fact.stream_id}
    return of_a_sanction(fact) if type(event) in SANCTION_EVENTS else {}


def of_a_sanction(fact: Fact) -> dict[str, Any]:
    """Of a fact about a sanction. An end date that was shortened afterwards is for the advisor only: not here."""
    event = fact.event
    about: dict[str, Any] = {"sanctionId": fact.stream_id}
    match event:
        case sanction.SanctionProposed():
            return {**about, "kind": event.kind}
        case sanction.SanctionImposed():
            return {**about, "kind": event.kind, "imposedOn": event.imposed_on}
        case sanction.HearingHeld():
            return {**about, "form": event.form, "heldOn": event.held_on}
        case sanction.HearingMissed():
            return {**about, "invitedOn": event.invited_on}
        case sanction.PerpetratorTold():
            return {**about, "how": event.how, "toldOn": event.told_on}
        case sanction.SanctionReviewed():
            return {**about, "outcome": event.outcome}
        case sanction.ReviewDemanded():
            return {**about, "policeCaseId": event.police_case_id}
        case sanction.ObjectionReceived():
            return {**about, "receivedOn": event.received_on}
        case sanction.ObjectionDecided():
            return {**about, "outcome": event.outcome, "decidedOn": event.decided_on}
    return about


def setting(event: IncidentReported | SettingCorrected) -> dict[str, Any]:
    """Where it reached the organisation."""
    return {"channel": event.channel, "unit": event.unit}


def classification(event: IncidentReported | Reclassified) -> dict[str, Any]:
    """What it was judged to be, in the words of which catalogue."""
    return {"types": event.types, "catalogueVersion": event.catalogue_version}


def period(occurred: Occurrence) -> dict[str, Any]:
    """When it happened."""
    return {"occurredAt": occurred.start, "occurredUntil": occurred.end, "approximate": occurred.approximate}


INTERESTS: frozenset[type[Event]] = INCIDENT_EVENTS | SANCTION_EVENTS | LINKS

INCIDENT_HISTORY = Projection(
    name="incident_history", version=2, tables=(HISTORY,), interests=INTERESTS, touches=touches, fold=fold
)

"""Facts in, lines of history out. Nothing is ever changed in them."""

from typing import Any, get_args

import orjson

from domain.aftercare.events import AftercareEvent, TalkDeclined, TalkHeld, TalkOffered
from domain.damage.events import DamageEvent
from domain.dossier.events import Absorbed, IncidentLinked, IncidentUnlinked, Restored, Separated
from domain.event import Event
from domain.incident.events import (
    Assessed,
    CircumstancesSupplemented,
    IncidentReported,
    OccurrenceCorrected,
    PerpetratorIdentified,
    PerpetratorRuledOut,
    ReactionGiven,
    Reclassified,
    SettingCorrected,
    StatementRecorded,
    VictimAdded,
    VictimCorrected,
    WitnessAdded,
)
from domain.letter.events import LetterGenerated, LetterSent
from domain.marker.events import MarkerEvent
from domain.periods import Occurrence
from domain.police.events import OutcomeRecorded, PoliceCharged, PoliceReported
from domain.sanction import events as sanction
from domain.task.events import TaskEvent
from domain.term.events import TermBreached
from projections.fact import Fact
from projections.incident_history.resting import demanded_by, resting_details
from projections.incident_history.rows import HISTORY, HistoryRow
from projections.incidents import INCIDENT_EVENTS, LINK_EVENTS, SANCTION_EVENTS, incidents_of
from projections.projection import Known, Projection, Touch
from projections.table import Json


def touches(_fact: Fact) -> tuple[Touch, ...]:
    """None: history is only added to."""
    return ()


def fold(_known: Known, fact: Fact) -> list[HistoryRow]:
    """A line for every incident this fact is about."""
    event = fact.event
    apart = isinstance(event, AftercareEvent)  # that a talk was held is shown; what was said is for fewer people
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
            reason=None if apart else getattr(event, "reason", None),
            note=None if apart else getattr(event, "note", None),
            details=told,
        )
        for incident in incidents_of(fact)
    ]


def details(fact: Fact) -> dict[str, Any]:
    """What can be told in the clear. Keys are the API's own words."""
    event = fact.event
    if isinstance(event, AftercareEvent):
        return of_its_aftercare(event)
    if type(event) in INCIDENT_EVENTS:
        return {**of_the_incident(event), **of_its_treatment(event)}
    return followed(fact)


def of_the_incident(event: Event) -> dict[str, Any]:
    """What happened, and who was in it."""
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
    return {}


def followed(fact: Fact) -> dict[str, Any]:
    """What was done because of it, outside the incident itself."""
    event = fact.event
    match event:
        case IncidentLinked() | IncidentUnlinked():
            return {"dossierId": fact.stream_id}
        case Absorbed() | Separated() | Restored():
            return {"dossierId": fact.stream_id, "otherDossierId": event.other_dossier_id}
        case LetterGenerated():
            return {"letterId": fact.stream_id, "letterKind": event.kind}
        case LetterSent():
            return {"letterId": fact.stream_id, "sentOn": event.sent_on, "how": event.how}
    return of_a_sanction(fact) if type(event) in SANCTION_EVENTS else resting_details(fact)


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
            return {**about, **demanded_by(event)}
        case sanction.ObjectionReceived():
            return {**about, "receivedOn": event.received_on}
        case sanction.ObjectionDecided():
            return {**about, "outcome": event.outcome, "decidedOn": event.decided_on}
    return about


def of_its_treatment(event: Event) -> dict[str, Any]:
    """How the work on it went. What the perpetrator said stands with the incident, not here."""
    match event:
        case Assessed():
            return {"assessment": event.assessment}
        case ReactionGiven():
            return {"means": event.means, "givenAt": event.given_at, "personId": event.person_id}
        case StatementRecorded():
            return {"givenOn": event.given_on, "personId": event.person_id}
    return {}


def of_its_aftercare(event: AftercareEvent) -> dict[str, Any]:
    """For whom, and which talk. Not to whom she was referred and not how it ended: that tells of her health."""
    if isinstance(event, TalkOffered | TalkHeld | TalkDeclined):
        return {"personId": event.person_id, "talk": event.talk}
    return {"personId": event.person_id}


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
    | SANCTION_EVENTS
    | {LetterGenerated, LetterSent, TermBreached, *get_args(MarkerEvent), *get_args(AftercareEvent)}
    | {*get_args(DamageEvent), *get_args(TaskEvent), PoliceReported, PoliceCharged, OutcomeRecorded}
)
"""Recorded in another stream than the incident's own."""
INTERESTS = INCIDENT_EVENTS | ELSEWHERE

INCIDENT_HISTORY = Projection(
    name="incident_history", version=3, tables=(HISTORY,), interests=INTERESTS, touches=touches, fold=fold
)

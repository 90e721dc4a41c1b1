"""Facts in, dossier rows and incident rows out."""

from typing import Any, get_args

from domain.dossier.events import DossierEvent, DossierOpened, Subject, SubjectCorrected
from domain.event import Event
from domain.incident.events import IncidentReported, OccurrenceCorrected, Reclassified, SettingCorrected
from domain.incident.numbering import number_series
from projections.dossier_card.links import NOT_MERGED, links_after
from projections.dossier_card.rows import CARD_INCIDENTS, DOSSIERS, CardIncidentRow, DossierRow
from projections.fact import Fact
from projections.incidents import NO_SANCTIONS, REPORTED, SANCTION_CHANGES, STATUS_AFTER, incidents_of, sanctions_after
from projections.projection import Known, Projection, Touch

OF_A_DOSSIER: frozenset[type[Event]] = frozenset(get_args(DossierEvent))
OF_AN_INCIDENT: frozenset[type[Event]] = SANCTION_CHANGES | {
    IncidentReported,
    OccurrenceCorrected,
    SettingCorrected,
    Reclassified,
    *STATUS_AFTER,
}


def touches(fact: Fact) -> list[Touch]:
    """The dossier it is a fact of, or the incidents it is about."""
    kind = type(fact.event)
    if kind in OF_A_DOSSIER:
        return [(DossierRow, fact.stream_id)]
    if kind in OF_AN_INCIDENT:
        return [(CardIncidentRow, incident) for incident in incidents_of(fact)]
    return []


def fold(known: Known, fact: Fact) -> list[DossierRow] | list[CardIncidentRow]:
    """The dossier, or the incidents, as they stand after this fact."""
    if type(fact.event) in OF_A_DOSSIER:
        return folded_dossier(known, fact)
    if isinstance(fact.event, IncidentReported):
        return [reported(fact, fact.event)]
    rows = [known.get(CardIncidentRow, incident) for incident in incidents_of(fact)]
    return [row._replace(position=fact.position, **changes(row, fact)) for row in rows if row is not None]


def folded_dossier(known: Known, fact: Fact) -> list[DossierRow]:
    """The dossier after one of its own facts."""
    if isinstance(fact.event, DossierOpened):
        return [opened(fact, fact.event)]
    row = known.get(DossierRow, fact.stream_id)
    if row is None:
        return []
    return [row._replace(stream_version=fact.stream_version, position=fact.position, **dossier_changes(row, fact))]


def opened(fact: Fact, event: DossierOpened) -> DossierRow:
    """The row a dossier begins with."""
    return DossierRow(
        organisation=fact.organisation,
        dossier_id=fact.stream_id,
        opened_at=event.opened_at,
        incident_ids=(),
        **NOT_MERGED,
        stream_version=fact.stream_version,
        position=fact.position,
        **subject(fact, event.subject),
    )


def dossier_changes(row: DossierRow, fact: Fact) -> dict[str, Any]:
    """What this fact changes in its dossier."""
    if isinstance(fact.event, SubjectCorrected):
        return subject(fact, fact.event.subject)
    return links_after(row, fact.event)


def subject(fact: Fact, about: Subject) -> dict[str, Any]:
    """Whom or what the dossier is about since this fact."""
    return {
        "kind": about.kind,
        "name": about.name,
        "address": about.address,
        "date_of_birth": about.date_of_birth,
        "subject_position": fact.position,
    }


def reported(fact: Fact, event: IncidentReported) -> CardIncidentRow:
    """The row an incident begins with."""
    return CardIncidentRow(
        organisation=fact.organisation,
        incident_id=fact.stream_id,
        year=number_series(event) or 0,
        number=fact.number or 0,
        occurred_start=event.occurred.start,
        occurred_end=event.occurred.end,
        approximate=event.occurred.approximate,
        channel=event.channel,
        unit=event.unit,
        types=event.types,
        status=REPORTED,
        sanctions=NO_SANCTIONS,
        position=fact.position,
    )


def changes(row: CardIncidentRow, fact: Fact) -> dict[str, Any]:
    """What this fact changes in the row of an incident."""
    event = fact.event
    if type(event) in SANCTION_CHANGES:
        return {"sanctions": sanctions_after(row.sanctions, fact)}
    match event:
        case OccurrenceCorrected(occurred=occurred):
            return {
                "occurred_start": occurred.start,
                "occurred_end": occurred.end,
                "approximate": occurred.approximate,
            }
        case SettingCorrected():
            return {"channel": event.channel, "unit": event.unit}
        case Reclassified():
            return {"types": event.types}
    status = STATUS_AFTER.get(type(event))
    return {} if status is None else {"status": status}


DOSSIER_CARD = Projection(
    name="dossier_card",
    version=2,
    tables=(DOSSIERS, CARD_INCIDENTS),
    interests=OF_A_DOSSIER | OF_AN_INCIDENT,
    touches=touches,
    fold=fold,
)

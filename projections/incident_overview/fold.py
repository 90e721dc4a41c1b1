"""Facts in, incident rows out."""

from typing import Any
from uuid import UUID

from domain.event import Event
from domain.incident.events import (
    Assessed,
    CircumstancesSupplemented,
    DescriptionCorrected,
    IncidentReported,
    OccurrenceCorrected,
    Perpetrator,
    PerpetratorIdentified,
    PerpetratorRuledOut,
    Person,
    Reclassified,
    SettingCorrected,
    StatementRecorded,
    VictimAdded,
    VictimCorrected,
    WitnessAdded,
)
from domain.incident.numbering import number_series
from domain.incident.state import supplemented
from projections.fact import Fact
from projections.incident_overview.rows import (
    CIRCUMSTANCES,
    INCIDENTS,
    PEOPLE,
    PERPETRATORS,
    PERSON,
    STATEMENTS,
    TEXTS,
    IncidentRow,
    Statement,
    TextsRow,
)
from projections.incidents import (
    INCIDENT_EVENTS,
    LINK_EVENTS,
    NO_SANCTIONS,
    REPORTED,
    SANCTION_CHANGES,
    STATUS_AFTER,
    dossiers_after,
    incidents_of,
    sanctions_after,
)
from projections.projection import Known, Projection, Touch
from projections.table import Row

ABOUT_TEXTS: frozenset[type[Event]] = frozenset(
    {
        IncidentReported,
        DescriptionCorrected,
        CircumstancesSupplemented,
        VictimAdded,
        VictimCorrected,
        WitnessAdded,
        PerpetratorIdentified,
        PerpetratorRuledOut,
        StatementRecorded,
    }
)


def touches(fact: Fact) -> list[Touch]:
    """The incidents it is about, and their texts when it is about those."""
    touched: list[Touch] = [(IncidentRow, incident) for incident in incidents_of(fact)]
    if type(fact.event) in ABOUT_TEXTS:
        touched.append((TextsRow, fact.stream_id))
    return touched


def fold(known: Known, fact: Fact) -> list[Row]:
    """The incidents, and their texts, as they stand after this fact."""
    if isinstance(fact.event, IncidentReported):
        return [reported(fact, fact.event), told(fact, fact.event)]
    rows: list[Row] = []
    for incident in incidents_of(fact):
        row = known.get(IncidentRow, incident)
        if row is not None:
            rows.append(row._replace(position=fact.position, **changes(row, fact)))
    if type(fact.event) in ABOUT_TEXTS:
        texts = known.get(TextsRow, fact.stream_id)
        if texts is not None:
            rows.append(texts._replace(position=fact.position, **texts_changes(texts, fact.event)))
    return rows


def reported(fact: Fact, event: IncidentReported) -> IncidentRow:
    """The row an incident begins with."""
    return IncidentRow(
        organisation=fact.organisation,
        incident_id=fact.stream_id,
        year=number_series(event) or 0,
        number=fact.number or 0,
        reported_at=event.reported_at,
        occurred_start=event.occurred.start,
        occurred_end=event.occurred.end,
        approximate=event.occurred.approximate,
        channel=event.channel,
        unit=event.unit,
        types=event.types,
        catalogue_version=event.catalogue_version,
        status=REPORTED,
        assessment=None,
        dossier_ids=(),
        sanctions=NO_SANCTIONS,
        stream_version=fact.stream_version,
        position=fact.position,
    )


def changes(row: IncidentRow, fact: Fact) -> dict[str, Any]:
    """What this fact changes in the row of an incident."""
    event = fact.event
    if type(event) in LINK_EVENTS:
        return {"dossier_ids": dossiers_after(row.dossier_ids, fact)}
    if type(event) in SANCTION_CHANGES:
        return {"sanctions": sanctions_after(row.sanctions, fact)}
    return {"stream_version": fact.stream_version, **corrections(event)}


def corrections(event: Event) -> dict[str, Any]:
    """What a fact of the incident itself changes in its row."""
    match event:
        case Reclassified():
            return {"types": event.types, "catalogue_version": event.catalogue_version}
        case SettingCorrected():
            return {"channel": event.channel, "unit": event.unit}
        case OccurrenceCorrected(occurred=occurred):
            return {
                "occurred_start": occurred.start,
                "occurred_end": occurred.end,
                "approximate": occurred.approximate,
            }
        case Assessed():
            return {"assessment": event.assessment}
    status = STATUS_AFTER.get(type(event))
    return {} if status is None else {"status": status}


def told(fact: Fact, event: IncidentReported) -> TextsRow:
    """The texts an incident begins with."""
    return TextsRow(
        organisation=fact.organisation,
        incident_id=fact.stream_id,
        description=event.description,
        circumstances=CIRCUMSTANCES.dump(event.circumstances),
        victims=PEOPLE.dump(event.victims),
        reporter=None if event.reporter is None else PERSON.dump(event.reporter),
        witnesses=PEOPLE.dump(event.witnesses),
        perpetrators=PERPETRATORS.dump(event.perpetrators),
        statements=STATEMENTS.dump(()),
        position=fact.position,
    )


def texts_changes(row: TextsRow, event: Event) -> dict[str, Any]:
    """What this fact changes in what was told."""
    match event:
        case DescriptionCorrected():
            return {"description": event.description}
        case CircumstancesSupplemented():
            more = supplemented(CIRCUMSTANCES.load(row.circumstances), event.circumstances)
            return {"circumstances": CIRCUMSTANCES.dump(more)}
        case VictimAdded() | VictimCorrected():
            return {"victims": PEOPLE.dump(with_person(PEOPLE.load(row.victims), event.victim))}
        case WitnessAdded():
            return {"witnesses": PEOPLE.dump(with_person(PEOPLE.load(row.witnesses), event.witness))}
        case PerpetratorIdentified():
            others = without_perpetrator(PERPETRATORS.load(row.perpetrators), event.perpetrator.person_id)
            return {"perpetrators": PERPETRATORS.dump((*others, event.perpetrator))}
        case PerpetratorRuledOut():
            others = without_perpetrator(PERPETRATORS.load(row.perpetrators), event.person_id)
            return {"perpetrators": PERPETRATORS.dump(others)}
        case StatementRecorded():
            said = Statement(person_id=event.person_id, given_on=event.given_on, statement=event.statement)
            return {"statements": STATEMENTS.dump((*STATEMENTS.load(row.statements), said))}
    return {}


def with_person(people: tuple[Person, ...], person: Person) -> tuple[Person, ...]:
    """With this person, in his place when he was among them."""
    if all(one.person_id != person.person_id for one in people):
        return (*people, person)
    return tuple(person if one.person_id == person.person_id else one for one in people)


def without_perpetrator(people: tuple[Perpetrator, ...], gone: UUID) -> tuple[Perpetrator, ...]:
    """All but this one."""
    return tuple(one for one in people if one.person_id != gone)


INCIDENT_OVERVIEW = Projection(
    name="incident_overview",
    version=2,
    tables=(INCIDENTS, TEXTS),
    interests=INCIDENT_EVENTS | SANCTION_CHANGES | LINK_EVENTS,
    touches=touches,
    fold=fold,
)

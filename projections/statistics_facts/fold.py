"""Facts in, countable rows out."""

from typing import Any

from domain.event import Event
from domain.incident.events import IncidentReported, OccurrenceCorrected, Reclassified, Retracted, SettingCorrected
from domain.periods import local_day
from domain.sanction.events import SanctionAnnulled, SanctionImposed
from projections.fact import Fact
from projections.projection import Known, Projection, Touch
from projections.statistics_facts.rows import INCIDENT_FACTS, SANCTION_FACTS, IncidentFactRow, SanctionFactRow

INTERESTS: frozenset[type[Event]] = frozenset(
    {
        IncidentReported,
        OccurrenceCorrected,
        SettingCorrected,
        Reclassified,
        Retracted,
        SanctionImposed,
        SanctionAnnulled,
    }
)


def touches(fact: Fact) -> tuple[Touch, ...]:
    """The incident or the sanction it is a fact of."""
    if type(fact.event) not in INTERESTS:
        return ()
    of_a_sanction = isinstance(fact.event, SanctionImposed | SanctionAnnulled)
    return ((SanctionFactRow if of_a_sanction else IncidentFactRow, fact.stream_id),)


def fold(known: Known, fact: Fact) -> list[IncidentFactRow] | list[SanctionFactRow]:
    """The incident or the sanction as it counts after this fact."""
    event = fact.event
    if isinstance(event, IncidentReported):
        return [reported(fact, event)]
    if isinstance(event, SanctionImposed):
        return [imposed(fact, event)]
    if isinstance(event, SanctionAnnulled):
        sanction = known.get(SanctionFactRow, fact.stream_id)
        return [] if sanction is None else [sanction._replace(annulled=True, position=fact.position)]
    row = known.get(IncidentFactRow, fact.stream_id)
    return [] if row is None else [row._replace(position=fact.position, **changes(event))]


def reported(fact: Fact, event: IncidentReported) -> IncidentFactRow:
    """An incident as it counts from the start."""
    return IncidentFactRow(
        organisation=fact.organisation,
        incident_id=fact.stream_id,
        occurred_on=local_day(event.occurred.start),
        reported_on=local_day(event.reported_at),
        unit=event.unit,
        channel=event.channel,
        types=once(event.types),
        catalogue_version=event.catalogue_version,
        retracted=False,
        position=fact.position,
    )


def imposed(fact: Fact, event: SanctionImposed) -> SanctionFactRow:
    """A sanction as it counts."""
    return SanctionFactRow(
        organisation=fact.organisation,
        sanction_id=fact.stream_id,
        kind=event.kind,
        imposed_on=event.imposed_on,
        incident_ids=tuple(dict.fromkeys(event.incident_ids)),
        catalogue_version=event.catalogue_version,
        annulled=False,
        position=fact.position,
    )


def changes(event: Event) -> dict[str, Any]:
    """What this fact changes in how its incident counts."""
    match event:
        case OccurrenceCorrected():
            return {"occurred_on": local_day(event.occurred.start)}
        case SettingCorrected():
            return {"channel": event.channel, "unit": event.unit}
        case Reclassified():
            return {"types": once(event.types), "catalogue_version": event.catalogue_version}
        case Retracted():
            return {"retracted": True}
    return {}


def once(types: tuple[str, ...]) -> tuple[str, ...]:
    """An incident counts once under each of its types."""
    return tuple(dict.fromkeys(types))


STATISTICS_FACTS = Projection(
    name="statistics_facts",
    version=2,
    tables=(INCIDENT_FACTS, SANCTION_FACTS),
    interests=INTERESTS,
    touches=touches,
    fold=fold,
)

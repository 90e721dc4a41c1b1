"""A row per incident and a row per sanction, with what the annual table counts."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from projections.table import Index, Table


class IncidentFactRow(NamedTuple):
    """An incident, to be counted unless it was retracted."""

    organisation: UUID
    incident_id: UUID
    occurred_on: date
    """The day in the Netherlands on which it happened, or began."""
    reported_on: date
    unit: str
    channel: str
    types: tuple[str, ...]
    """Each type once."""
    catalogue_version: int
    retracted: bool
    position: int


class SanctionFactRow(NamedTuple):
    """A sanction, to be counted unless it was annulled or all its incidents were retracted."""

    organisation: UUID
    sanction_id: UUID
    kind: str
    imposed_on: date
    incident_ids: tuple[UUID, ...]
    catalogue_version: int
    annulled: bool
    position: int


INCIDENT_FACTS = Table(
    "incident_facts",
    IncidentFactRow,
    key=("incident_id",),
    indexes=(Index("incident_facts_by_day", "(organisation, occurred_on)"),),
)
SANCTION_FACTS = Table(
    "sanction_facts",
    SanctionFactRow,
    key=("sanction_id",),
    indexes=(Index("sanction_facts_by_day", "(organisation, imposed_on)"),),
)

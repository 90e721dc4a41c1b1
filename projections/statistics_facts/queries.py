"""The annual table: counted from the facts each time it is asked, never stored."""

from collections.abc import Mapping
from datetime import date
from typing import LiteralString, NamedTuple
from uuid import UUID

from store.connections import Reading

# One statement, so that every number in it is true at one and the same position.
TABLE: LiteralString = """
with asked as (select %s::uuid as organisation, %s::date as first, %s::date as last),
incidents as materialized (
    select f.types, f.catalogue_version
    from views.incident_facts f, asked
    where f.organisation = asked.organisation and f.occurred_on between asked.first and asked.last
        and not f.retracted
),
sanctions as (
    select s.kind, s.catalogue_version
    from views.sanction_facts s, asked
    where s.organisation = asked.organisation and s.imposed_on between asked.first and asked.last
        and not s.annulled
        and exists (
            select from unnest(s.incident_ids) as because(incident_id)
            left join views.incident_facts f
                on f.organisation = s.organisation and f.incident_id = because.incident_id
            where f.retracted is not true
        )
)
select 'total', null, count(*) from incidents
union all select 'type', code, count(*) from incidents, unnest(types) as code group by code
union all select 'sanction', kind, count(*) from sanctions group by kind
union all select 'catalogue', catalogue_version::text, count(*) from incidents group by catalogue_version
union all select 'recorded', catalogue_version || ':' || array_to_string(types, ','), count(*) from incidents
    group by catalogue_version, types
union all select 'imposed', catalogue_version || ':' || kind, count(*) from sanctions group by catalogue_version, kind
union all select 'position', null, c.position from views.checkpoints c, asked
    where c.organisation = asked.organisation and c.projection = 'statistics_facts'
"""

IN_USE: LiteralString = """
select 'types', array_agg(distinct code) from views.incident_facts, unnest(types) as code where organisation = %s
union all select 'channels', array_agg(distinct channel) from views.incident_facts where organisation = %s
union all select 'sanctions', array_agg(distinct kind) from views.sanction_facts where organisation = %s
union all select 'units', array_agg(distinct unit) from views.incident_facts where organisation = %s
"""


class CodesInUse(NamedTuple):
    """What incidents and sanctions stand recorded with, those that were retracted included."""

    types: frozenset[str]
    channels: frozenset[str]
    sanctions: frozenset[str]
    units: frozenset[str]


class AnnualTable(NamedTuple):
    """What happened in a period. An incident counts once in the total and once under each of its types."""

    total: int
    types: Mapping[str, int]
    """Per aggression type; a type without incidents is left out."""
    sanctions: Mapping[str, int]
    """Per kind, those imposed in the period, unless annulled or all their incidents were retracted; without zeroes."""
    position: int
    """Of the log, at which this was true."""
    catalogue_versions: tuple[int, ...]
    """In which the counted incidents were classified."""
    recorded: Mapping["Recorded", int]
    """Incidents per set of types and the version in which these were chosen."""
    imposed: Mapping["Recorded", int]
    """Sanctions per kind, one code each, and the version in which it was chosen."""


class Recorded(NamedTuple):
    """Codes as they were recorded together."""

    catalogue_version: int
    codes: tuple[str, ...]


def annual_table(reading: Reading, organisation: UUID, first: date, last: date) -> AnnualTable:
    """The table of the period from `first` up to and including `last`, days in the Netherlands.

    An incident counts on the day on which it began; a retracted one does not count. Raises `StoreUnavailable`.
    """
    parts = ("total", "type", "sanction", "catalogue", "recorded", "imposed", "position")
    counts: dict[str, dict[str, int]] = {part: {} for part in parts}
    for what, code, count in reading.fetch(TABLE, (organisation, first, last)):
        counts[what][code or ""] = count
    return AnnualTable(
        total=counts["total"].get("", 0),
        types=counts["type"],
        sanctions=counts["sanction"],
        position=counts["position"].get("", 0),
        catalogue_versions=tuple(sorted(map(int, counts["catalogue"]))),
        recorded={_recorded(key): count for key, count in counts["recorded"].items()},
        imposed={_recorded(key): count for key, count in counts["imposed"].items()},
    )


def _recorded(key: str) -> Recorded:
    version, _, codes = key.partition(":")
    return Recorded(int(version), tuple(filter(None, codes.split(","))))


def codes_in_use(reading: Reading, organisation: UUID) -> CodesInUse:
    """The codes and units that would mean nothing without a catalogue that has them. Raises `StoreUnavailable`."""
    found = {what: frozenset(codes or ()) for what, codes in reading.fetch(IN_USE, (organisation,) * 4)}
    return CodesInUse(**found)

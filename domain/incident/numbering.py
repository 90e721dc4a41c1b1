"""Incident numbers such as 2026-0007: unique and without gaps per organisation and year.

The register hands the number out at the moment the report is recorded, under the same lock as its position in the
log; the rules of an incident do not need it. The year is the year in which it was reported, in the Netherlands.
"""

from domain.event import Event
from domain.incident.events import IncidentReported
from domain.periods import local_day


def number_series(event: Event) -> int | None:
    """The series (a year) in which this event takes the next number; None for an event without a number."""
    return local_day(event.reported_at).year if isinstance(event, IncidentReported) else None


def incident_number(year: int, number: int) -> str:
    """The number as people write it: 2026-0007; from 10000 on simply longer."""
    return f"{year}-{number:04d}"

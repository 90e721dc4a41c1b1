"""The facts of a sanction. Names and fields are a STORAGE FORMAT, see `domain.incident.events`."""

from datetime import date
from uuid import UUID

from domain.event import Event
from domain.sealed import Sealed


class SanctionImposed(Event):
    """A sanction or measure of this kind was taken on this day, because of these incidents."""

    NAME = "sanction.imposed"
    kind: str
    catalogue_version: int
    imposed_on: date
    incident_ids: tuple[UUID, ...]
    note: Sealed | None = None


SanctionEvent = SanctionImposed

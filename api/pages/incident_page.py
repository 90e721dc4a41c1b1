"""One incident: what happened, who was involved, what was done, and how that went."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from starlette.responses import Response

from api.pages import views
from api.pages.visit import Visit
from api.presenting.dossiers import DossierOutput, dossier
from api.presenting.history import history
from api.presenting.incidents import IncidentOutput, find_by_number, incident
from api.presenting.opened import Shown
from api.register import Register

MOST_DOSSIERS: Final = 20


class Step(NamedTuple):
    """One fact of the history, in words."""

    at: datetime
    told: str
    reason: Shown | None
    note: Shown | None


def show_incident(visit: Visit) -> Response:
    """The incident with this number."""
    number = visit.request.path_params["number"]
    found = visit.look_up(views.INCIDENT, lambda: _incident(visit.register, number))
    return visit.page(
        "incident.html",
        incident=found,
        circumstances=list(_circumstances(found)),
        dossiers=list(_dossiers(visit, found)),
        story=list(_story(visit, found.id)),
    )


def _incident(register: Register, number: str) -> IncidentOutput | None:
    incident_id = find_by_number(register, number)
    return incident(register, incident_id) if incident_id else None


def _circumstances(found: IncidentOutput) -> Iterator[tuple[str, Shown]]:
    """What is known besides who, what and when, with its name on the screen."""
    told: tuple[tuple[str, Shown | None], ...] = (
        ("Plaats", found.place),
        ("Waarmee", found.with_what),
        ("Op welke manier", found.in_what_way),
        ("Waarom", found.why),
        ("Letsel", found.injury),
        ("Schade", found.damage),
    )
    yield from ((name, value) for name, value in told if value is not None)
    if found.police_came is not None:
        yield "Politie", "Is gekomen" if found.police_came else "Is niet gekomen"


def _dossiers(visit: Visit, found: IncidentOutput) -> Iterator[DossierOutput]:
    for dossier_id in found.dossier_ids[:MOST_DOSSIERS]:
        linked = dossier(visit.register, dossier_id)
        if isinstance(linked, DossierOutput):
            yield linked


def _story(visit: Visit, incident_id: UUID) -> Iterator[Step]:
    told = history(visit.register, incident_id)
    for entry in told.entries if told else ():
        yield Step(entry.recorded_at, visit.look.words.told(entry), entry.reason, entry.note)

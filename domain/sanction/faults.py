"""Checks that several rules of a sanction share."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from domain.catalogue.catalogue import Catalogue, SanctionKind
from domain.dossier.state import State as Dossier
from domain.dossier.state import incidents_of
from domain.incident.state import Reported, Unreported, judged_otherwise
from domain.incident.state import State as Incident
from domain.periods import local_day
from domain.refusal import Fault, Refusal
from domain.sanction import refusals
from domain.sanction.state import Sanction, is_over


def kind_in(catalogue: Catalogue, code: str) -> SanctionKind | None:
    """The kind as this catalogue has it; None when it has no such code."""
    return next((kind for kind in catalogue.sanctions if kind.code == code), None)


def refuse_if_over(state: Sanction, today: date) -> None:
    """Raise when it has ended: by its date, lifted, annulled or rejected. A proposal does not end by its date."""
    if is_over(state, today):
        raise Refusal(refusals.ended())


def in_future(day: date, today: date, field: str) -> list[Fault]:
    """What is recorded has happened."""
    return [refusals.day_in_the_future(field)] if day > today else []


def incident_faults(incidents: Mapping[UUID, Incident], dossier: Dossier) -> list[Fault]:
    """There is an incident, and each stands, is linked to the dossier, and was not judged to be no aggression."""
    linked = incidents_of(dossier)
    faults = [] if incidents else [refusals.no_incident()]
    for number, (incident_id, incident) in enumerate(incidents.items()):
        at = f"/incidentIds/{number}"
        if isinstance(incident, Unreported):
            faults.append(refusals.incident_not_there(at))
        elif not isinstance(incident, Reported):
            faults.append(refusals.incident_retracted(at))
        elif incident_id not in linked:
            faults.append(refusals.incident_not_linked(at))
        elif judged_otherwise(incident):
            faults.append(refusals.incident_no_aggression(at))
    return faults


def happened_on(incidents: Iterable[Incident]) -> list[date]:
    """The days in the Netherlands on which those that count began."""
    return [local_day(incident.occurred.start) for incident in standing(incidents)]


def standing(incidents: Iterable[Incident]) -> list[Reported]:
    """Those that count."""
    return [incident for incident in incidents if isinstance(incident, Reported)]

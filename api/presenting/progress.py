"""What a reporter may follow: how far his report is, and when each step was taken. No name, no text, no outcome."""

from datetime import datetime
from typing import Final, Literal
from uuid import UUID

from pydantic import Field

from api.http.models import OutputModel
from api.presenting.incidents import Status
from api.register import Register
from domain.event import Event
from domain.incident import events as e
from projections.incident_history.queries import history
from projections.incident_overview.queries import incident

Step = Literal[
    "reported",
    "treatment_started",
    "reclassified",
    "assessed",
    "reaction_given",
    "closed",
    "reopened",
    "retracted",
]
FOLLOWED: Final[tuple[type[Event], ...]] = (
    e.IncidentReported,
    e.TreatmentStarted,
    e.Reclassified,
    e.Assessed,
    e.ReactionGiven,
    e.Closed,
    e.Reopened,
    e.Retracted,
)
"""Aftercare and measures are not among them: they are about others too."""
STEPS: Final = {event.NAME: event.NAME.partition(".")[2] for event in FOLLOWED}


class StepOutput(OutputModel):
    """Something that was done with the report."""

    step: Step
    at: datetime = Field(description="Wanneer dit is vastgelegd.")


class ProgressOutput(OutputModel):
    """How far a report is."""

    id: UUID
    number: str = Field(description="Meldingsnummer, zoals 2026-0007.")
    status: Status
    steps: tuple[StepOutput, ...] = Field(description="De oudste eerst.")


def progress(register: Register, incident_id: UUID) -> ProgressOutput | None:
    """How far the report is; None when there is none to be seen. Raises `StoreUnavailable`."""
    found = incident(register.views, register.organisation, incident_id)
    if found is None:
        return None
    lines = history(register.views, register.organisation, incident_id)
    steps = [{"step": STEPS[line.event], "at": line.recorded_at} for line in lines if line.event in STEPS]
    return ProgressOutput.model_validate(
        {"id": incident_id, "number": found.number, "status": found.status, "steps": steps}
    )

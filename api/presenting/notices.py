"""Which notices are due because of a report: to whom and why, never what is in it.

PAR knows no addresses of people, so it mails none of these: this says whom to tell. Who was told by hand stands
nowhere, so a notice stays due.
"""

from typing import Literal
from uuid import UUID

from pydantic import Field

from api.http.models import OutputModel
from api.register import Register
from projections.incident_overview.queries import incident


class NoticeOutput(OutputModel):
    """A notice without content: there is a report that is about you."""

    person_id: UUID = Field(description="Wie bericht hoort te krijgen.")
    because: Literal["reported_on_behalf"] = Field(description="Iemand anders meldde namens deze persoon.")


class NoticesOutput(OutputModel):
    """The notices that are due for one report."""

    incident_id: UUID
    number: str = Field(description="Het enige wat er over de melding in een bericht mag staan.")
    notices: tuple[NoticeOutput, ...]


def notices_due(register: Register, incident_id: UUID) -> NoticesOutput | None:
    """The notices that are due; None when there is no such incident to be seen. Raises `StoreUnavailable`."""
    found = incident(register.views, register.organisation, incident_id)
    if found is None:
        return None
    told = found.victims if found.reporter is not None and found.status != "retracted" else ()
    return NoticesOutput(
        incident_id=incident_id,
        number=found.number,
        notices=tuple(NoticeOutput(person_id=one.person_id, because="reported_on_behalf") for one in told),
    )

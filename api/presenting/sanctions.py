"""A sanction as it is shown with an incident or in a dossier."""

from datetime import date
from uuid import UUID

from pydantic import Field

from api.http.models import OutputModel
from projections.incidents import Sanction


class SanctionOutput(OutputModel):
    """A sanction or measure that followed an incident."""

    id: UUID
    kind: str = Field(description="Code uit de catalogus.")
    imposed_on: date


def sanction_output(sanction: Sanction) -> SanctionOutput:
    """A sanction from a view."""
    return SanctionOutput(id=sanction.sanction_id, kind=sanction.kind, imposed_on=sanction.imposed_on)

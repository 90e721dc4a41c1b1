"""The ids in the paths of the API."""

from typing import Annotated
from uuid import UUID

from fastapi import Path

IncidentId = Annotated[UUID, Path(alias="id", description="Kenmerk van de melding.")]
DossierId = Annotated[UUID, Path(alias="id", description="Kenmerk van het dossier.")]
LinkedDossierId = Annotated[UUID, Path(alias="dossierId", description="Kenmerk van het dossier.")]
PersonId = Annotated[UUID, Path(alias="personId", description="Kenmerk van de persoon binnen de melding.")]

"""The ids in the paths of the API."""

from typing import Annotated
from uuid import UUID

from fastapi import Path
from starlette.convertors import StringConvertor, register_url_convertor


class _Id(StringConvertor):
    """Anything but a word of ours such as `_search`, which would otherwise be taken for an id that is not right."""

    regex = "[^/_][^/]*"


register_url_convertor("id", _Id())

IncidentId = Annotated[UUID, Path(alias="id", description="Kenmerk van de melding.")]
SanctionId = Annotated[UUID, Path(alias="id", description="Kenmerk van de sanctie.")]
DossierId = Annotated[UUID, Path(alias="id", description="Kenmerk van het dossier.")]
LinkedDossierId = Annotated[UUID, Path(alias="dossierId", description="Kenmerk van het dossier.")]
LetterId = Annotated[UUID, Path(alias="id", description="Kenmerk van de brief.")]
PersonId = Annotated[UUID, Path(alias="personId", description="Kenmerk van de persoon binnen de melding.")]
MarkerId = Annotated[UUID, Path(alias="markerId", description="Kenmerk van de markering.")]
DamageId = Annotated[UUID, Path(alias="damageId", description="Kenmerk van de schade.")]
TaskId = Annotated[UUID, Path(alias="id", description="Kenmerk van de taak.")]
DeputyshipId = Annotated[UUID, Path(alias="id", description="Kenmerk van de waarneming.")]
CaseId = Annotated[UUID, Path(alias="id", description="Kenmerk van de zaak bij de politie.")]

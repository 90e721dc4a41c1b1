"""Who looked into a dossier, as it can be listed for whoever must be told that what he saw was wrong."""

from datetime import datetime
from uuid import UUID

from pydantic import Field

from api.http.models import OutputModel
from api.register import Register
from api.use_cases.consulting import spans_with
from projections.dossier_history.queries import dossier_history
from store.consultations import Consultation, Origin, Part, consultations


class ConsultationOutput(OutputModel):
    """Somebody saw something of the dossier."""

    at: datetime
    reader: UUID = Field(description="Pseudoniem van wie keek.")
    opened_as: UUID = Field(
        description="Het dossier dat werd geopend. Een ander dossier dan dit: het was daarmee samengevoegd."
    )
    part: Part = Field(
        description="Wat er werd getoond: `card` het dossier zelf, `history` het verloop, `markers` de markeringen, "
        "`sanction` een sanctie, `consultations` deze lijst."
    )
    origin: Origin = Field(description="`page` op een scherm, `api` door een programma, `command` op de opdrachtregel.")
    position: int = Field(description="Alles tot aan deze plaats in het logboek was te zien.")
    trace: UUID | None = Field(description="Het traceId van het verzoek.")


class ConsultationsOutput(OutputModel):
    """Who saw something of the dossier, the newest first."""

    id: UUID
    consultations: tuple[ConsultationOutput, ...]
    next_before: int | None = Field(description="Stuur dit mee als `before` voor het vervolg; null: dit is het einde.")


def consultations_of(
    register: Register, dossier_id: UUID, *, incident_id: UUID | None = None, before: int | None = None, limit: int
) -> ConsultationsOutput | None:
    """Who saw the dossier; None when there is none to be seen.

    With an incident only who can have seen it in this dossier, also when it was taken out since. Raises
    `StoreUnavailable`.
    """
    history = dossier_history(register.views, register.organisation, dossier_id)
    if not history:
        return None
    spans = None if incident_id is None else spans_with(history, incident_id)
    # One more than asked for tells whether there is more.
    found = consultations(
        register.views, register.organisation, dossier_id, spans=spans, before=before, limit=limit + 1
    )
    return ConsultationsOutput(
        id=dossier_id,
        consultations=tuple(_output(one) for one in found[:limit]),
        next_before=found[limit - 1].number if len(found) > limit else None,
    )


def _output(one: Consultation) -> ConsultationOutput:
    return ConsultationOutput(
        at=one.at,
        reader=one.reader,
        opened_as=one.opened_as,
        part=one.part,
        origin=one.origin,
        position=one.shown,
        trace=one.trace,
    )

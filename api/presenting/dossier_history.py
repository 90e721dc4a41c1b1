"""What happened to a dossier, from its opening until now: who did what, when, and why."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from pydantic import Field

from api.http.models import OutputModel
from api.presenting.opened import Show, Shown, maybe, open_while
from api.register import Register
from projections.dossier_history import queries
from projections.incident_overview.queries import Numbered, numbers_of


class DossierHistoryDetailsOutput(OutputModel):
    """What the fact changed, as far as it is no personal data. Only what the fact is about is there."""

    incident_ids: tuple[UUID, ...] | None = Field(None, description="De meldingen die erbij kwamen of weggingen.")
    numbers: tuple[str, ...] | None = Field(None, description="De nummers van die meldingen.")
    perpetrator_id: UUID | None = None
    other_dossier_id: UUID | None = None
    task_id: UUID | None = None
    asks: str | None = Field(None, description="Wat een taak vraagt die uit feiten volgt: een termijn of een stap.")
    assigned_to: UUID | None = Field(None, description="Pseudoniem van wie de taak doet.")
    last_day: date | None = None


class DossierHistoryEntryOutput(OutputModel):
    """One fact."""

    position: int = Field(description="Plaats in het logboek.")
    version: int = Field(description="Plaats in het verloop van het dossier zelf.")
    recorded_at: datetime
    actor: UUID = Field(description="Pseudoniem van wie dit vastlegde.")
    event: str = Field(description="Wat er gebeurde, zoals dossier.merged_into.")
    reason: Shown | None = None
    details: DossierHistoryDetailsOutput


class DossierHistoryOutput(OutputModel):
    """All facts about one dossier, oldest first."""

    id: UUID
    entries: tuple[DossierHistoryEntryOutput, ...]


def dossier_history(register: Register, dossier_id: UUID) -> DossierHistoryOutput | None:
    """What happened to the dossier, also when it goes on in another; None when there is none to be seen.

    Raises `StoreUnavailable`, `KeysUnavailable` or `DamagedSeal`.
    """
    lines = queries.dossier_history(register.views, register.organisation, dossier_id)
    if not lines:
        return None
    told = [DossierHistoryDetailsOutput.model_validate(line.details) for line in lines]
    numbers = numbers_of(
        register.views, register.organisation, sorted({one for each in told for one in each.incident_ids or ()})
    )
    named = [(line, _with_numbers(each, numbers)) for line, each in zip(lines, told, strict=True)]
    return open_while(
        register,
        lambda show: DossierHistoryOutput(id=dossier_id, entries=tuple(_entry(*one, show) for one in named)),
    )


def _with_numbers(details: DossierHistoryDetailsOutput, known: Mapping[UUID, Numbered]) -> DossierHistoryDetailsOutput:
    found = tuple(known[one].number for one in details.incident_ids or () if one in known)
    return details.model_copy(update={"numbers": found or None})


def _entry(
    line: queries.DossierHistoryLine, details: DossierHistoryDetailsOutput, show: Show
) -> DossierHistoryEntryOutput:
    return DossierHistoryEntryOutput(
        position=line.position,
        version=line.stream_version,
        recorded_at=line.recorded_at,
        actor=line.actor,
        event=line.event,
        reason=maybe(show, line.reason, line.stream_id, "text.reason"),
        details=details,
    )

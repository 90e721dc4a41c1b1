"""What happened to an incident, from the report until now: who did what, when, and why."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import Field

from api.http.models import OutputModel
from api.presenting.opened import Show, Shown, maybe, open_while
from api.register import Register
from domain.incident.events import Reclassified
from domain.incident.weight import is_downgrade
from domain.letter.facts import LetterKind
from projections.incident_history import queries


class HistoryDetailsOutput(OutputModel):
    """What the fact changed, as far as it is no personal data. Only what the fact is about is there."""

    channel: str | None = None
    unit: str | None = None
    types: tuple[str, ...] | None = None
    catalogue_version: int | None = None
    occurred_at: datetime | None = None
    occurred_until: datetime | None = None
    approximate: bool | None = None
    supplemented: tuple[str, ...] | None = Field(None, description="Welke gegevens erbij kwamen.")
    person_id: UUID | None = None
    perpetrator_id: UUID | None = None
    dossier_id: UUID | None = None
    other_dossier_id: UUID | None = Field(None, description="Het dossier dat samenging, of weer los kwam.")
    sanction_id: UUID | None = None
    kind: str | None = None
    imposed_on: date | None = None
    marker_id: UUID | None = None
    starts_on: date | None = None
    ends_on: date | None = Field(None, description="De eerste dag waarop het niet meer geldt.")
    review_on: date | None = None
    ground: str | None = Field(None, description="Waarom opnieuw beoordelen verplicht is.")
    lost_incident_id: UUID | None = Field(None, description="De melding waarop het niet meer kan rusten.")
    police_case_id: UUID | None = None
    made_on: date | None = None
    outcome: str | None = None
    outcome_on: date | None = None
    damage_id: UUID | None = None
    amount_cents: int | None = Field(None, description="In hele eurocenten.")
    route: str | None = None
    on: date | None = None
    letter_id: UUID | None = None
    letter_kind: LetterKind | None = None
    sent_on: date | None = None
    how: str | None = Field(None, description="Hoe een brief is verstuurd, of hoe iemand iets is verteld.")
    downgrade: bool | None = Field(None, description="Lichtere of minder soorten agressie dan ervoor golden.")
    assessment: str | None = None
    means: str | None = None
    talk: str | None = None
    given_at: datetime | None = None
    given_on: date | None = None
    term: str | None = Field(None, description="Welke termijn, als code uit de catalogus.")
    ended_at: datetime | None = Field(None, description="Tot wanneer het op tijd was geweest.")
    form: str | None = None
    held_on: date | None = None
    invited_on: date | None = None
    told_on: date | None = None
    received_on: date | None = None
    decided_on: date | None = None
    task_id: UUID | None = None
    asks: str | None = Field(None, description="Wat een taak vraagt die uit feiten volgt: een termijn of een stap.")
    assigned_to: UUID | None = Field(None, description="Pseudoniem van wie de taak doet.")
    last_day: date | None = None


class HistoryEntryOutput(OutputModel):
    """One fact."""

    position: int = Field(description="Plaats in het logboek.")
    version: int = Field(description="Plaats in het verloop van de melding, het dossier of de sanctie zelf.")
    recorded_at: datetime
    actor: UUID = Field(description="Pseudoniem van wie dit vastlegde.")
    event: str = Field(description="Wat er gebeurde, zoals incident.reclassified.")
    reason: Shown | None = None
    note: Shown | None = None
    details: HistoryDetailsOutput


class HistoryOutput(OutputModel):
    """All facts about one incident, oldest first."""

    id: UUID
    entries: tuple[HistoryEntryOutput, ...]


def history(register: Register, incident_id: UUID) -> HistoryOutput | None:
    """What happened to the incident; None when there is none to be seen.

    Raises `StoreUnavailable`, `KeysUnavailable` or `DamagedSeal`.
    """
    lines = queries.history(register.views, register.organisation, incident_id)
    if not lines:
        return None
    told = [_details(line.details) for line in lines]
    judged = _with_downgrades(lines, told)
    return open_while(
        register,
        lambda show: HistoryOutput(
            id=incident_id,
            entries=tuple(_entry(line, details, show) for line, details in zip(lines, judged, strict=True)),
        ),
    )


def _with_downgrades(
    lines: Iterable[queries.HistoryLine], told: Iterable[HistoryDetailsOutput]
) -> list[HistoryDetailsOutput]:
    """Each reclassification compared with the types before it."""
    types: tuple[str, ...] = ()
    judged = []
    for line, details in zip(lines, told, strict=True):
        after = details.types
        if line.event == Reclassified.NAME and after is not None:
            judged.append(details.model_copy(update={"downgrade": is_downgrade(types, after)}))
        else:
            judged.append(details)
        types = types if after is None else after
    return judged


def _entry(line: queries.HistoryLine, details: HistoryDetailsOutput, show: Show) -> HistoryEntryOutput:
    return HistoryEntryOutput(
        position=line.position,
        version=line.stream_version,
        recorded_at=line.recorded_at,
        actor=line.actor,
        event=line.event,
        reason=maybe(show, line.reason, line.stream_id, "text.reason"),
        note=maybe(show, line.note, line.stream_id, "text.note"),
        details=details,
    )


def _details(told: Mapping[str, Any]) -> HistoryDetailsOutput:
    return HistoryDetailsOutput.model_validate(told)
